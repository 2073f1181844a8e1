import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { InvoiceStatus } from '../../../src/billing/invoice-status';
import type { BillView, ContractSummary, MilestoneView } from '../../../src/handlers/pages/api';
import { t } from '../texts';

const invoiceColour: Record<InvoiceStatus, ThemeAppearance> = {
  prepared: 'default', sending: 'inprogress', needs_attention: 'removed', draft: 'default', submitted: 'inprogress', approved: 'inprogress',
  part_paid: 'moved', paid: 'success', credited: 'new', voided: 'default', deleted: 'default', cancelled: 'default',
};
const milestoneColour: Record<Exclude<MilestoneView['state'], 'billed'>, ThemeAppearance> = { planned: 'default', held: 'moved', waiting: 'removed' };

/** What a contract is, unless it simply bills. */
export function ContractLozenge({ state }: { readonly state: ContractSummary['state'] }) {
  return state === 'active' ? null : <Lozenge appearance={state === 'paused' ? 'moved' : 'default'}>{t.words.contractState[state]}</Lozenge>;
}

/** Where an invoice stands, whether it is late, and whether the client disputes it. */
export function InvoiceLozenges({ bill }: { readonly bill: Pick<BillView, 'status' | 'overdue' | 'disputed'> }) {
  return (
    <span className="row">
      <Lozenge appearance={invoiceColour[bill.status]} maxWidth="none">{t.words.invoiceStatus[bill.status]}</Lozenge>
      {bill.overdue ? <Lozenge appearance="removed" maxWidth="none">{t.words.overdue}</Lozenge> : null}
      {bill.disputed ? <Lozenge appearance="moved" maxWidth="none">{t.words.disputed}</Lozenge> : null}
    </span>
  );
}

/**
 * A milestone that was billed shows its invoice's status: one word for where its money is. One whose invoice was taken back and that is planned anew, or on hold,
 * shows that.
 */
export function MilestoneLozenges({ milestone }: { readonly milestone: MilestoneView }) {
  const billed = milestone.state === 'billed' || milestone.state === 'waiting';
  const undecided = milestone.reopened !== undefined && !milestone.reopened.kept;
  return (
    <span className="row">
      {milestone.bill && billed ? <InvoiceLozenges bill={milestone.bill} /> : (
        <Lozenge appearance={milestone.state === 'billed' ? 'inprogress' : milestoneColour[milestone.state]} maxWidth="none">{t.words.milestoneState[milestone.state]}</Lozenge>
      )}
      {undecided ? <Lozenge appearance="moved" maxWidth="none">{t.words.reopened}</Lozenge> : null}
    </span>
  );
}
