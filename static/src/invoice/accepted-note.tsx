import { useEffect } from 'react';
import type { InvoiceDetail } from '../../../src/handlers/pages/api';
import { usePeople } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';

/** Who accepted it, when and why. */
export function AcceptedNote({ accepted: { at, by, note } }: { readonly accepted: NonNullable<InvoiceDetail['accepted']> }) {
  const { instant } = useFormats();
  const { nameOf, ask } = usePeople();
  useEffect(() => ask([by].filter((account) => account !== '')), [by, ask]);
  return <p className="break">{note} <span className="subtle small">{t.invoice.differences.acceptedBy(nameOf(by), instant(at))}</span></p>;
}
