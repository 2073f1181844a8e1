import { useEffect } from 'react';
import type { GateView, MilestoneSeen, PassView } from '../../../src/handlers/pages/api';
import { Notice } from '../shared/notice';
import { usePeople } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { GateActs } from './gate-acts';
import { gateKind, gateWords } from './gate-words';

interface GateBoxProps {
  /** Absent where the milestone is not due before release. */
  readonly gate: GateView | undefined;
  readonly pass: PassView;
  readonly seen: MilestoneSeen;
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: (text: string) => Promise<void>;
}

/** Whether a milestone's work may pass, why, who may let it pass, and what this reader may do about it. */
export function GateBox({ gate, pass, ...acts }: GateBoxProps) {
  const formats = useFormats();
  const { nameOf, ask } = usePeople();
  const { override, claim, graceUntil, opened, overriders, off } = pass;
  const named = [...overriders, ...(override ? [override.by] : []), ...(off ? [off.by] : [])].filter((id) => id !== '').join(' ');
  useEffect(() => {
    if (named !== '') ask(named.split(' '));
  }, [named, ask]);
  const texts = t.gate.pass;
  const buttons = <GateActs gate={gate} pass={pass} {...acts} />;
  if (!gate && !override && !claim && !off) return pass.mayOverride && opened === undefined ? buttons : null;
  const open = opened !== undefined;
  return (
    <Notice kind={open ? 'success' : gate ? gateKind(gate) : 'info'} title={open ? t.panel.gate.open : t.panel.gate.closed}>
      <p>{gate ? gateWords(gate, formats) : texts.ungated}</p>
      {opened === 'grace' && graceUntil !== undefined ? <p>{texts.grace(formats.date(graceUntil))}</p> : null}
      {claim ? <p>{texts.claim(formats.date(claim.paidOn), claim.reference)} {pass.claimOpens ? texts.claimOpens : texts.claimOpensNot}</p> : null}
      {pass.disputed && !open ? <p>{texts.disputed}</p> : null}
      {off ? <p className="break">{texts.off(nameOf(off.by), formats.instant(off.at), off.reason)}</p> : null}
      {override ? <p className="break">{texts.override(nameOf(override.by), formats.instant(override.at), override.until === undefined ? undefined : formats.instant(override.until), override.reason)}</p> : null}
      {open ? null : <p className="subtle small">{texts.who(overriders.map(nameOf).join(', '))}</p>}
      {buttons}
    </Notice>
  );
}
