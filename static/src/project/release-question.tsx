import type { InvoiceView } from '../../../src/handlers/pages/api';
import { Question } from '../shared/question';
import { useFormats } from '../shared/where';
import { t } from '../texts';

interface ReleaseProps {
  readonly invoice: InvoiceView;
  /** How the amount stands to tax: " + GST". */
  readonly taxMark: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onRelease: () => void;
}

/** Releasing sends money's paperwork out of the house: it is said once more what and to whom. */
export function ReleaseQuestion({ invoice, taxMark, busy, onCancel, onRelease }: ReleaseProps) {
  const { money } = useFormats();
  const texts = t.project.invoices;
  return (
    <Question title={texts.releaseTitle(invoice.number)} go={texts.releaseGo} busy={busy} onCancel={onCancel} onGo={onRelease}>
      <p>{texts.releaseBody(money(invoice.amount) + taxMark, invoice.clientName)}</p>
      <p className="subtle">{invoice.milestoneName} · {invoice.reference}</p>
    </Question>
  );
}
