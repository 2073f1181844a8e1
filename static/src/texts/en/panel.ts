import type { Autonomy } from '../../../../src/billing/contract';
import type { Reaching } from '../../../../src/billing/reaching';
import type { TriggerView } from '../../../../src/handlers/pages/api';
import { words } from './words';

/** Everything in it is text, already formatted for the reader. */
export interface PreviewParts {
  readonly trigger: TriggerView;
  readonly autonomy: Reaching;
  /** The work stands at its trigger already: `saving` is what sets it off, or it is `under_way`. */
  readonly immediate: 'no' | 'saving' | 'under_way';
  /** With its tax mark: "AU$ 12,000.00 + GST". */
  readonly amount: string;
  readonly client: string;
  readonly due: string;
  /** Formats a calendar date. */
  readonly date: (calendarDate: string) => string;
}

const verb: Record<Autonomy, string> = {
  prepare: 'prepare', draft: 'draft', submit: 'submit for approval', approve: 'approve', email: 'approve and email',
};

/** The part of the sentence before the verb: what has to happen first. */
function cause({ trigger, date, immediate }: PreviewParts): string {
  if (immediate === 'saving') return 'Saving this will at once';
  if (immediate === 'under_way') return 'Milepost will now';
  return `${event(trigger, date)} will`;
}

function event(trigger: TriggerView, date: PreviewParts['date']): string {
  switch (trigger.kind) {
    case 'category':
      return `Moving this epic to ${words.category[trigger.category]}`;
    case 'status':
      return `Moving this epic to ${trigger.statusName}`;
    case 'version':
      return trigger.version ? `Releasing version ${trigger.version.name}` : 'Releasing this epic’s fix version';
    case 'date':
      return `On ${date(trigger.date)} Milepost`;
    case 'manual':
      return 'Choosing “Bill now”';
    case 'start':
      return 'Being on the contract';
  }
}

export const panel = {
  title: 'Milestone',
  contextTitle: 'Milestone in short',
  /** What will happen, said before it happens. */
  preview: (parts: PreviewParts): string =>
    parts.autonomy === 'remind' ? `${cause(parts)} remind people to bill ${parts.amount} to ${parts.client}.` : `${cause(parts)} ${verb[parts.autonomy]} an invoice of ${parts.amount} to ${parts.client}, due ${parts.due}.`,
  previewAfter: {
    remind: 'Nothing is billed until someone does.', prepare: 'Nothing goes to Xero until someone releases it.', draft: '', submit: '', approve: '', email: 'Xero emails it to the client.',
  } satisfies Record<Reaching, string>,
  previewWaits: 'What will happen is shown here once everything marked * is filled in.',
  previewCannot: 'What will happen can’t be said for this price or trigger.',
  previewLess: (gross: string, drawn: string, withheld: string): string =>
    `It bills ${gross}${drawn === '' ? '' : `, less ${drawn} of the deposit`}${withheld === '' ? '' : `${drawn === '' ? ', less' : ' and'} ${withheld} that is withheld until it is released`}.`,
  previewVague: 'Say what the client can see or use: that is what they pay for.',
  previewBusy: 'Working out what will happen…',
  blocked: 'As things stand, nothing will be billed',
  toward: (place: string): string => `Counts toward milestone ${place}:`,
  notEpic: (issueType: string): string => `Milestones are epics. This is a ${issueType.toLowerCase()}; open its epic to price it.`,
  notMilestone: 'Not a milestone',
  noContract: {
    title: 'No contract in this project yet',
    manage: 'A contract says who pays, how much and on what terms. Set one up first, then price this epic.',
    other: 'Someone with the “Manage billing” permission sets one up in the project settings.',
    go: 'Set up a contract',
    whereIs: 'Find it under Project settings, Apps, Billing.',
  },
  untaggedOther: 'This epic is not a milestone. Someone with the “Manage billing” permission can make it one.',
  form: {
    tagTitle: 'Make this epic a milestone',
    editTitle: 'Change this milestone',
    contract: 'Contract',
    contractOption: (name: string, client: string, price: string): string => `${name}: ${client}, ${price}`,
    forContract: (name: string, client: string): string => `${name}, ${client}`,
    left: (unallocated: string, price: string): string => `${unallocated} of ${price} is not allocated yet.`,
    over: (over: string, price: string): string => `The plan is already ${over} over the contract’s ${price}.`,
    name: 'Name on the invoice',
    deliverable: 'What is delivered',
    deliverableHelp: 'Printed on the invoice, so the client knows what they are paying for.',
    priceKind: 'Price as',
    asAmount: 'An amount',
    asShare: 'A share of the contract',
    amount: (currency: string): string => `Amount in ${currency}`,
    amountHint: 'For example 12,000.00',
    percent: 'Per cent of the contract',
    percentHint: 'For example 25 or 33.33',
    understood: (amount: string): string => `That is ${amount}.`,
    trigger: 'Bill it',
    triggers: {
      category: (name: string): string => `When the epic is ${name}`,
      status: 'When it reaches a status',
      version: 'When a version is released',
      date: 'On a date',
      manual: 'By hand',
      start: 'At once, as a deposit',
    },
    status: 'Status',
    statusChoose: 'Choose a status',
    statusLoading: 'Reading the workflow…',
    version: 'Version',
    versionOwn: 'The epic’s fix version',
    versionReleased: (name: string): string => `${name} (released)`,
    versionLoading: 'Reading the versions…',
    date: 'Date',
    terms: 'Payment terms',
    termsContract: (terms: string): string => `As the contract: ${terms}`,
    termsDays: 'Days',
    termsDay: 'Day of the month',
    autonomy: 'When it is reached',
    autonomyContract: (word: string): string => `As the contract: ${word}`,
    termsInvalid: { message: 'The payment terms need a whole number.', action: 'Enter the number of days, or the day of the month.' },
    tag: 'Make it a milestone',
    save: 'Save changes',
  },
  stale: 'Someone else changed this while you were typing. Nothing of yours was saved yet.',
  tagged: {
    share: 'Share of the contract',
    trigger: 'Trigger',
    terms: 'Payment terms',
    autonomy: 'When it is reached',
    deliverable: 'What is delivered',
    total: 'Total',
    paid: 'Paid',
    credited: 'Credited',
    due: 'Still due',
    dueDate: 'Due date',
    invoice: 'Invoice',
    amount: 'Amount',
    together: (milestone: string): string => `It bills ${milestone} together with`,
    sending: 'On its way to Xero. Milepost keeps trying until Xero has it, and never sends it twice.',
    held: (reason: string): string => `On hold: ${reason}`,
    heldNote: 'While it is on hold nothing is billed, whatever happens to the epic.',
    stuck: 'The invoice is prepared, but it is not in Xero as it should be',
    stuckThere: 'Something asked of the invoice could not be done in Xero',
    stuckNote: 'On the project’s Billing page it can be tried again, or answered otherwise.',
    prepared: 'The invoice is prepared and waits for someone to release it',
    preparedNote: 'Release it on the project’s Billing page. Until then nothing is in Xero.',
    toBilling: 'Open Billing',
    billingWhereIs: 'Find it in the project’s navigation, under Billing.',
    waiting: 'The epic got there, but it could not be billed',
    takenBack: { voided: 'The invoice was voided in Xero', deleted: 'The invoice was deleted in Xero', cancelled: 'The invoice was cancelled before Xero had it', otherwise: 'The invoice was taken back' },
    reopened: (date: string): string => `The epic was reopened on ${date}, after it was billed`,
    reopenedNote: 'Nothing was changed in Xero. If the invoice stands, keep it; to take it back, credit or void it in Xero.',
    reopenedKept: (date: string): string => `The epic was reopened on ${date}; the invoice was kept.`,
    place: (place: string): string => `Milestone ${place}`,
  },
  gate: {
    open: 'Release gate: open.',
    closed: 'Release gate: closed.',
    paid: (invoice: string, at: string): string => `The money for invoice ${invoice} is in, as Xero last said on ${at}.`,
    notBilled: 'It is due before release, and it is not billed yet.',
    notSent: (invoice: string): string => `Invoice ${invoice} is not in Xero yet.`,
    needsAttention: (invoice: string): string => `Something about invoice ${invoice} waits for a person. Until it is answered, no payment of it counts.`,
    notApproved: (invoice: string): string => `Invoice ${invoice} is not approved in Xero yet, so nobody owes it.`,
    unpaid: (invoice: string, due: string | undefined): string => (due === undefined ? `Invoice ${invoice} is not paid.` : `Invoice ${invoice} is not paid: ${due} is still due.`),
    reversed: (invoice: string, due: string | undefined): string => `Invoice ${invoice} was paid, and the payment was taken back${due === undefined ? '' : `: ${due} is due again`}.`,
    credited: (invoice: string): string => `Invoice ${invoice} was settled by credit, not by payment alone. Only money paid in opens the gate.`,
    differs: (invoice: string): string => `Invoice ${invoice} asks for another amount in Xero than was sent. Its payments count once someone has accepted the difference, or Xero says otherwise.`,
    takenBack: {
      voided: (invoice: string): string => `Invoice ${invoice} was voided in Xero.`,
      deleted: (invoice: string): string => `Invoice ${invoice} was deleted in Xero.`,
      cancelled: (invoice: string): string => `Invoice ${invoice} was cancelled before Xero had it.`,
      missing: (invoice: string): string => `Xero says that it has no invoice ${invoice}.`,
    },
    unread: (invoice: string): string => `What Xero last said of invoice ${invoice} could not be read, so nobody knows whether it is paid. It is asked for again each hour.`,
    disconnected: 'Xero is not connected, so nobody knows whether it is paid. It is looked at again once Xero is connected.',
    stale: (at: string): string => `Xero was last asked about payments on ${at}, too long ago to rely on. It is looked at again with the next answer from Xero.`,
    neverAsked: 'Xero was not asked about payments yet. It is looked at with the first answer from Xero.',
  },
  steps: {
    title: 'Where it stands',
    /** What is true once the step is done, and what is true while it is the next to come. */
    tagged: { done: 'Milestone priced', now: 'Waiting for a price' },
    reached: 'Trigger reached',
    prepared: { done: 'Invoice prepared', now: 'Waiting to be billed' },
    sent: { done: 'Invoice in Xero', now: 'Not in Xero yet' },
    approved: { done: 'Invoice approved', now: 'Waiting for approval' },
    paid: { done: 'Paid', now: 'Waiting for payment' },
    waitingFor: { category: 'Waiting for the epic', status: 'Waiting for the epic', version: 'Waiting for the release', date: 'Waiting for its date', manual: 'Waiting for someone to bill it', start: 'Waiting to be billed' } satisfies Record<TriggerView['kind'], string>,
    done: 'done',
    now: 'now',
    ahead: 'still to come',
    ended: { voided: 'Invoice voided', deleted: 'Invoice deleted', credited: 'Invoice credited', cancelled: 'Invoice cancelled' },
  },
  actions: {
    edit: 'Edit',
    split: 'Split',
    join: 'Join the parts',
    untag: 'Remove milestone',
    hold: 'Put on hold',
    unhold: 'Take off hold',
    bill: 'Bill now',
    billAgain: 'Try billing again',
    billAnew: 'Bill again',
    keep: 'Keep the invoice',
    leave: 'Leave unbilled',
    menu: 'What you can do',
  },
  split: {
    title: 'Bill this milestone in parts',
    intro: 'Each part is billed by an invoice of its own, when its own time comes. A part whose time has come already is billed at once; once a part is billed, they can’t be joined any more.',
    part: (place: number): string => `Part ${place}`,
    nameOf: (name: string, place: number): string => `${name}, part ${place}`,
    percent: 'Per cent of the milestone',
    together: (percent: string, amount: string): string => `Together ${percent} % of ${amount}`,
    add: 'Add a part',
    remove: (place: number): string => `Remove part ${place}`,
    go: 'Split',
    done: 'The milestone is billed in parts.',
    list: 'Parts',
    partOf: (part: string, whole: string): string => `${whole}, ${part}`,
    joinConfirm: {
      title: 'Bill it in one again?',
      body: (whole: string): string => `The parts become the milestone “${whole}” again, at what they come to together, due when its last part is.`,
      go: 'Join',
    },
    joined: 'The milestone is billed in one again.',
    alsoWaits: (parts: string): string => `The epic’s work also waits for the money of: ${parts}.`,
    untagBody: 'The epic stays; all its parts that are not billed leave the plan, and nothing will be billed for them. What is billed stays.',
    untagged: 'The parts that are not billed were removed.',
  },
  untagConfirm: { title: 'Remove this milestone?', body: 'The epic stays; its price leaves the plan and nothing will be billed for it.', go: 'Remove milestone' },
  holdForm: { title: 'Put this milestone on hold', reason: 'Reason', reasonHelp: 'Shown to everyone who may see billing.', go: 'Put on hold' },
  billConfirm: {
    title: 'Bill this milestone now?',
    body: (amount: string, client: string, autonomy: string): string => `An invoice of ${amount} to ${client} is raised at once. Milepost goes as far as: ${autonomy}.`,
    go: 'Bill now',
  },
  billAnewConfirm: {
    title: 'Bill this milestone again?',
    body: (amount: string, client: string, autonomy: string, before: string): string =>
      `A new invoice of ${amount} to ${client}, under a number of its own, is raised at once; ${before} stays taken back. Milepost goes as far as: ${autonomy}.`,
    go: 'Bill again',
  },
  leaveForm: {
    title: 'Leave this milestone unbilled?',
    body: 'It goes on hold and stays on the plan. Nothing is billed for it, whatever happens to the epic, until someone takes it off hold.',
    reason: 'Reason',
    reasonHelp: 'Shown to everyone who may see billing.',
    go: 'Leave unbilled',
  },
  done: {
    tagged: 'This epic is now a milestone.',
    updated: 'The milestone was changed.',
    untagged: 'This epic is no longer a milestone.',
    held: 'The milestone is on hold.',
    unheld: 'The milestone is off hold.',
    billed: 'The milestone was billed.',
    kept: 'The invoice stands.',
    left: 'The milestone is left unbilled, on hold.',
  },
};
