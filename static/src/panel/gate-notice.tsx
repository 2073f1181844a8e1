import type { GateView } from '../../../src/handlers/pages/api';
import { Notice } from '../shared/notice';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { gateKind, gateWords } from './gate-words';

/** Says of a milestone that is due before release whether its money is in. */
export function GateNotice({ gate }: { readonly gate: GateView }) {
  const formats = useFormats();
  return <Notice kind={gateKind(gate)} title={gate.open ? t.panel.gate.open : t.panel.gate.closed}><p>{gateWords(gate, formats)}</p></Notice>;
}
