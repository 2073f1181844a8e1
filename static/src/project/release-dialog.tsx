import type { TaxMode } from '../../../src/billing/contract';
import type { InvoiceView } from '../../../src/handlers/pages/api';
import { ConfirmDialog } from '../shared/confirm-dialog';
import { useFormats } from '../shared/where';
import { t } from '../texts';

interface ReleaseProps {
  /** Nothing: the dialog is closed. */
  readonly invoice: InvoiceView | undefined;
  readonly taxMode: TaxMode | undefined;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onRelease: (invoice: InvoiceView) => void;
}

/** Releasing sends money's paperwork out of the house: it is said once more what and to whom. */
export function ReleaseDialog({ invoice, taxMode, busy, onCancel, onRelease }: ReleaseProps) {
  const { money } = useFormats();
  const texts = t.project.invoices;
  if (!invoice) return null;
  const amount = money(invoice.amount) + (taxMode === 'exclusive' ? t.project.plusTax : '');
  return (
    <ConfirmDialog title={texts.releaseTitle(invoice.number)} confirm={texts.release} busy={busy} onCancel={onCancel} onConfirm={() => onRelease(invoice)}>
      <p>{texts.releaseBody(amount, invoice.clientName)}</p>
      <p className="subtle">{invoice.milestoneName} · {invoice.reference}</p>
    </ConfirmDialog>
  );
}
