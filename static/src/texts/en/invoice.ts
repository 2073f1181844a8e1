import type { LedgerActKind } from '../../../../src/billing/activity';
import type { DifferenceField } from '../../../../src/billing/compare-mirror';
import type { TaxMode } from '../../../../src/billing/contract';
import type { InvoiceDetail } from '../../../../src/handlers/pages/api';

type Settlement = InvoiceDetail['settlements'][number]['kind'];

interface ActFacts {
  readonly number: string;
  readonly client: string;
  readonly amount: string;
  readonly milestone: string;
}

const gone = (milestone: string): string => `${milestone} then waits until someone bills it again or leaves it.`;

/** One invoice, opened. */
export const invoice = {
  editText: {
    label: 'Edit text',
    title: (invoice: string): string => `Edit what ${invoice} says`,
    body: 'Until it is released. Its amount, client and tax stay as agreed: to bill another amount, cancel it, change the milestone’s price, and bill again.',
    line: (place: number, of: number): string => (of === 1 ? 'Text' : `Text of line ${place}`),
    go: 'Save text',
    done: (invoice: string): string => `The text of ${invoice} was changed.`,
  },
  dispute: {
    title: 'The client disputes this invoice',
    noted: (by: string, at: string): string => `Noted by ${by}, ${at}. Nobody is reminded of it meanwhile.`,
    note: 'Note a dispute',
    end: 'It is settled',
    question: (invoice: string) => ({ title: `Note that the client disputes ${invoice}?`, body: 'Reminders of it pause, to people and to the client, and the forecast expects its money later. Nothing changes in Xero.', go: 'Note the dispute' }),
    done: (invoice: string): string => `Noted that the client disputes ${invoice}.`,
    ended: (invoice: string): string => `${invoice} is disputed no longer.`,
  },
  back: 'All invoices',
  title: (number: string): string => `Invoice ${number}`,
  openInXero: 'Open in Xero',
  facts: { collects: 'Milestones that are reached before it is released are added to it.', client: 'Client', contract: 'Contract', milestone: 'Milestone', reference: 'Reference', issued: 'Issue date', due: 'Due date', terms: 'Payment terms', read: 'Last change from Xero', base: 'In the books’ currency' },
  atRate: (total: string, rate: string, currency: string, base: string): string => `${total} in all, at Xero’s rate of ${rate} ${currency} for 1 ${base}`,
  notYet: 'Set when it goes to Xero',
  money: { total: 'Total', amount: (mark: string): string => `Amount${mark}`, paid: 'Paid', credited: 'Credited', due: 'Still due' },
  lines: {
    title: 'Lines',
    caption: 'What the invoice says',
    description: 'Description',
    sent: 'As sent',
    amount: (mark: string): string => `Amount${mark}`,
    inXero: 'In Xero',
    same: 'Xero has these lines just so.',
    differ: 'Xero’s lines are not the ones that were sent. Those that differ are marked.',
    notIn: 'Not in Xero',
    notSent: 'Not sent by Milepost',
    changed: 'Differs',
    subtotal: 'Subtotal',
    tax: 'Tax',
    total: 'Total',
    taxMode: { exclusive: 'Amounts are before tax.', inclusive: 'Amounts include tax.', none: 'No tax.' } satisfies Record<TaxMode, string>,
  },
  settlements: {
    title: 'Payments and credit',
    none: 'Nothing has been paid or credited yet.',
    kind: 'What', number: 'Number', date: 'Date', amount: 'Amount',
    kinds: { payment: 'Payment', 'credit-note': 'Credit note', prepayment: 'Prepayment', overpayment: 'Overpayment' } satisfies Record<Settlement, string>,
  },
  differences: {
    title: 'Differences from what was sent',
    caption: 'What Milepost sent and what Xero has',
    field: 'What', expected: 'As sent', actual: 'In Xero', state: 'State',
    fields: {
      client: 'Client', amount: 'Amount', tax: 'Tax', currency: 'Currency', reference: 'Reference', number: 'Number', 'issue date': 'Issue date', 'due date': 'Due date', lines: 'Lines', status: 'Status',
    } satisfies Record<DifferenceField, string>,
    open: 'Not accepted',
    accepted: 'Accepted',
    accept: 'Accept these differences',
    withdraw: 'Accept them no longer',
    withdrawn: (invoice: string): string => `The differences of ${invoice} are open again.`,
    acceptedBy: (by: string, when: string): string => `Accepted by ${by}, ${when}`,
    none: 'None',
  },
  activity: 'What happened',
  noActivity: 'Nothing has happened yet.',
  acts: {
    label: 'What you can do with this invoice',
    release: 'Release', retry: 'Try again', approve: 'Approve', email: 'Email to client', credit: 'Credit', void: 'Void', delete: 'Delete draft', cancel: 'Cancel the invoice',
  },
  questions: {
    approve: ({ number, client, amount }: ActFacts) => ({
      title: `Approve invoice ${number}?`,
      body: `${amount} is then owed by ${client}. An approved invoice is never edited: from then on it can only be voided or credited. Nothing is emailed.`,
      go: 'Approve in Xero',
    }),
    email: ({ number, client, amount }: ActFacts) => ({
      title: `Email invoice ${number} to ${client}?`,
      body: `Xero emails the invoice of ${amount} to the addresses it has for ${client}. An email can’t be taken back.`,
      go: 'Email it',
    }),
    void: ({ number, milestone, amount }: ActFacts) => ({
      title: `Void invoice ${number} of ${amount}?`,
      body: `Nothing is owed on it any more, and it can’t be brought back. ${gone(milestone)}`,
      go: 'Void in Xero',
    }),
    delete: ({ number, milestone, amount }: ActFacts) => ({
      title: `Delete the draft ${number} of ${amount}?`,
      body: `It is deleted in Xero and can’t be brought back. ${gone(milestone)}`,
      go: 'Delete in Xero',
    }),
    credit: ({ number, client }: ActFacts) => ({
      title: `Credit invoice ${number}?`,
      body: `A credit note to ${client} is made and approved in Xero and set against ${number}, so that much less is owed on it. Money that was paid is not touched.`,
      go: 'Credit in Xero',
    }),
  },
  done: {
    approve: (number: string): string => `Xero is being asked to approve invoice ${number}.`,
    email: (number: string): string => `Xero is being asked to email invoice ${number}.`,
    void: (number: string): string => `Xero is being asked to void invoice ${number}.`,
    delete: (number: string): string => `Xero is being asked to delete invoice ${number}.`,
    credit: (number: string): string => `Xero is being asked to credit invoice ${number}.`,
  } satisfies Record<LedgerActKind, (number: string) => string>,
  doing: {
    approve: 'Being approved in Xero…', email: 'Being emailed by Xero…', void: 'Being voided in Xero…', delete: 'Being deleted in Xero…', credit: 'Being credited in Xero…',
  } satisfies Record<LedgerActKind, string>,
  sending: 'On its way to Xero. Milepost keeps trying until Xero has it, and never sends it twice.',
  followed: 'This page shows it as soon as it is done.',
  steps: {
    title: 'Where it stands',
    prepared: { done: 'Prepared', now: 'Waiting to be released' },
    sent: { done: (date: string): string => (date === '' ? 'In Xero' : `In Xero, dated ${date}`), now: 'Not in Xero yet' },
    approved: { done: 'Approved', now: 'Waiting for approval' },
    paid: { done: (date: string): string => (date === '' ? 'Paid' : `Paid ${date}`), now: (date: string): string => (date === '' ? 'Waiting for payment' : `Waiting for payment, due ${date}`) },
    ended: { voided: 'Voided', deleted: 'Deleted', credited: 'Credited', cancelled: 'Cancelled' },
  },
};
