import type { TaxMode } from '../../../../src/billing/contract';
import type { Reaching } from '../../../../src/billing/reaching';
import type { ContractState } from '../../../../src/billing/contract-state';
import type { InvoiceStatus } from '../../../../src/billing/invoice-status';
import type { StatusCategory } from '../../../../src/billing/milestone';
import type { Terms } from '../../../../src/billing/terms';
import type { MilestoneView, TriggerView } from '../../../../src/handlers/pages/api';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const category: Record<StatusCategory, string> = { todo: 'To Do', doing: 'In Progress', done: 'Done' };

const ordinal = (day: number): string => {
  const suffix = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${suffix}`;
};

/** Names of the trade's own things, the same on every page. */
export const words = {
  category,
  count,
  invoiceStatus: {
    prepared: 'Prepared', sending: 'Sending', needs_attention: 'Needs attention', draft: 'Draft', submitted: 'Awaiting approval',
    approved: 'Awaiting payment', part_paid: 'Part paid', paid: 'Paid', credited: 'Credited', voided: 'Voided', deleted: 'Deleted', cancelled: 'Cancelled',
  } satisfies Record<InvoiceStatus, string>,
  overdue: 'Overdue',
  disputed: 'Disputed',
  /** The ledger's own, of the day of the invoice. */
  atRate: (rate: string, day: string | undefined): string => `Xero’s rate ${rate}${day === undefined ? '' : `, ${day}`}`,
  inBaseNote: (currency: string): string => `In ${currency} at Xero’s rate for each invoice.`,
  reopened: 'Reopened',
  contractState: { draft: 'Draft', active: 'Active', paused: 'Paused', closed: 'Closed' } satisfies Record<ContractState, string>,
  milestoneState: { planned: 'Planned', held: 'On hold', waiting: 'Waiting', billed: 'Billed' } satisfies Record<MilestoneView['state'], string>,
  taxMark: (mode: TaxMode, taxName: string): string => (taxName === '' ? '' : mode === 'exclusive' ? ` + ${taxName}` : mode === 'inclusive' ? ` incl. ${taxName}` : ''),
  taxMode: { exclusive: 'Tax is added on top', inclusive: 'Prices include tax', none: 'No tax' } satisfies Record<TaxMode, string>,
  autonomy: {
    remind: 'Remind only', prepare: 'Prepare only', draft: 'Draft in Xero', submit: 'Submit for approval', approve: 'Approve', email: 'Approve and email',
  } satisfies Record<Reaching, string>,
  /** "2 of 5" */
  place: (place: number, of: number): string => `${place} of ${of}`,
  part: (place: number, of: number): string => `part ${place} of ${of}`,
  terms: (terms: Terms): string => {
    switch (terms.kind) {
      case 'days_after_invoice':
        return `${count(terms.days, 'day', 'days')} after the invoice date`;
      case 'days_after_month_end':
        return `${count(terms.days, 'day', 'days')} after the end of the invoice month`;
      case 'day_of_month':
        return `On the ${ordinal(terms.day)} of the invoice month`;
      case 'day_of_next_month':
        return `On the ${ordinal(terms.day)} of the next month`;
      case 'on_receipt':
        return 'On receipt';
      case 'before_release':
        return 'Before release';
    }
  },
  termsKind: {
    days_after_invoice: 'Days after the invoice date', days_after_month_end: 'Days after the end of the invoice month',
    day_of_month: 'Day of the invoice month', day_of_next_month: 'Day of the next month', on_receipt: 'On receipt',
    before_release: 'Before release',
  } satisfies Record<Terms['kind'], string>,
  trigger: (trigger: TriggerView, date: (calendarDate: string) => string): string => {
    switch (trigger.kind) {
      case 'category':
        return `When the epic is ${category[trigger.category]}`;
      case 'status':
        return `When the epic reaches ${trigger.statusName}`;
      case 'version':
        return trigger.version ? `When version ${trigger.version.name} is released` : 'When its fix version is released';
      case 'date':
        return `On ${date(trigger.date)}`;
      case 'manual':
        return 'By hand';
      case 'start':
        return 'At once, as a deposit';
    }
  },
};
