import type { ActivityTexts, EventOf, Say } from '../say-activity';

/** The record, each line a plain sentence. */
export const activity: ActivityTexts = {
  'contract-created': (event, say) => `Contract ${event.name} with ${event.client} was made for ${say.money(event.price)}.`,
  'contract-changed': (event, say) => `Contract ${event.name} was changed: ${list(say, event.changes)}.`,
  'price-changed': (event, say) => `The price of contract ${event.name} was changed from ${say.money(event.from)} to ${say.money(event.to)}${event.reason === undefined ? '.' : `: ${sentence(event.reason)}`}`,
  'contract-activated': (event) => `Contract ${event.name} was activated: its milestones are billed from now on.`,
  'contract-paused': (event) => `Contract ${event.name} was paused: ${sentence(event.reason)}`,
  'contract-resumed': (event) => `Contract ${event.name} goes on. What was reached meanwhile waits for a person.`,
  'contract-closed': (event) => `Contract ${event.name} was closed: nothing more is billed on it.`,
  'plan-applied': (event, say) => `A plan was put on contract ${event.name}: ${event.milestones.map(({ milestone: name, workItem, amount }) => `${name} (${workItem}), ${say.money(amount)}`).join('; ')}.`,
  'milestone-tagged': (event, say) => `${event.workItem} became milestone ${event.milestone}, priced at ${say.money(event.amount)}.`,
  'milestone-changed': (event, say) => `${milestone(event)} was changed: ${list(say, event.changes)}.`,
  'milestone-split': (event, say) => `${milestone(event)}, ${say.money(event.amount)}, is billed in parts: ${event.parts.map(({ milestone: name, amount }) => `${name}, ${say.money(amount)}`).join('; ')}.`,
  'milestone-joined': (event, say) => `${milestone(event)} is billed in one again: ${say.money(event.amount)}.`,
  'milestone-untagged': (event) => `${milestone(event)} was taken off the plan.`,
  'milestone-held': (event) => `${milestone(event)} was put on hold: ${sentence(event.reason)}`,
  'milestone-unheld': (event) => `${milestone(event)} was taken off hold.`,
  'milestone-reached': (event) => `${milestone(event)} was reached (${CAUSES[event.cause]}).`,
  'milestone-waiting': (event, say) => `${milestone(event)} was reached but not billed. ${say.problem(event.problem)}`,
  'milestone-reopened': (event) => `${event.workItem} was reopened after milestone ${event.milestone} was billed by ${event.invoice}. The invoice stands; someone decides.`,
  'milestone-returned': (event) => `${event.workItem} is back where milestone ${event.milestone} was billed by ${event.invoice}. Nothing is billed again.`,
  'bill-kept': (event) => `Invoice ${event.invoice} for milestone ${event.milestone} stands although ${event.workItem} was reopened.`,
  'invoice-joined': (event, say) => `${event.milestone} was added to invoice ${event.invoice}: ${say.money(event.amount)}. It comes to ${say.money(event.total)} and waits to be released.`,
  'invoice-prepared': (event, say) => `Invoice ${event.invoice} for ${event.milestone} was prepared: ${say.money(event.amount)}${event.dueDate ? `, due ${say.date(event.dueDate)}` : ', waiting to be released'}.`,
  'invoice-edited': (event, say) => `The text of invoice ${event.invoice} was changed before its release: ${list(say, event.changes)}.`,
  'invoice-released': (event, say) => `Invoice ${event.invoice} of ${say.money(event.amount)} was released.`,
  'invoice-recorded': (event, say) => `Invoice ${event.invoice} ${event.adopted ? 'was found in Xero and taken over' : 'was recorded in Xero'} as ${STATUS_WORDS[event.status]}: ${say.money(event.total)} with tax (Xero’s id ${event.ledgerId}).`,
  'invoice-held': (event, say) => `Invoice ${event.invoice} waits for a person. ${say.problem(event.problem)}`,
  'invoice-retried': (event, say) => `Invoice ${event.invoice} was taken up again${event.issueDate ? `, dated ${say.date(event.issueDate)}` : ''}${event.client ? `, for ${event.client}` : ''}${event.despite ? `: ${event.despite} in Xero is another` : ''}.`,
  'invoice-emailed': (event) => `Invoice ${event.invoice} was emailed to the client by Xero.`,
  'invoice-mirrored': (event, say) => `Xero changed invoice ${event.invoice}: ${list(say, event.changes)}.`,
  'invoice-cancelled': (event) => `Invoice ${event.invoice} was cancelled before Xero had it: ${sentence(event.reason)}`,
  'act-asked': (event, say) => `Xero was asked to ${ACT_WORDS[event.act].ask} invoice ${event.invoice}${event.amount ? ` by ${say.money(event.amount)}` : ''}${event.reason ? `: ${sentence(event.reason)}` : '.'}`,
  'act-done': (event, say) => `Invoice ${event.invoice} was ${ACT_WORDS[event.act].done}${event.amount ? ` by ${say.money(event.amount)}` : ''}${event.document ? ` (${event.document})` : ''}.`,
  'act-dropped': (event) => `Xero is no longer asked to ${ACT_WORDS[event.act].ask} invoice ${event.invoice}.`,
  'bill-left': (event) => `${milestone(event)} is not billed again after ${event.invoice} was taken back: ${sentence(event.reason)}`,
  'acceptance-withdrawn': (event) => `What Xero has otherwise of invoice ${event.invoice} is no longer accepted.`,
  'differences-accepted': (event, say) => `Invoice ${event.invoice} was accepted as Xero has it (${list(say, event.differences)}): ${sentence(event.note)}`,
  'change-order-drafted': (event, say) => `Change order ${event.order} to milestone ${event.milestone} was drafted for ${say.money(event.price)}: ${sentence(event.title)}`,
  'change-order-changed': (event, say) => `Change order ${event.order} was changed: ${list(say, event.changes)}.`,
  'change-order-agreed': (event, say) =>
    `Change order ${event.order} (${event.title}) was agreed with ${event.with} for ${say.money(event.price)}, to be billed ${placed(event.milestone)}. Evidence: ${sentence(event.evidence)}`,
  'change-order-placed': (event) => `Change order ${event.order} (${event.title}) is to be billed ${placed(event.milestone)}.`,
  'change-order-declined': (event) => `Change order ${event.order} (${event.title}) was declined: ${sentence(event.reason)}`,
  'scope-kept': (event) => `The work in ${event.workItem} as it is now was kept as the scope of milestone ${event.milestone}: there was none when it was priced.`,
  'retainer-created': (event, say) => `Retainer ${event.retainer} was made: ${say.money(event.amount)} a period from ${say.date(event.from)}.`,
  'retainer-changed': (event, say) => `Retainer ${event.retainer} was changed: ${list(say, event.changes)}.`,
  'retainer-priced': (event, say) => `Retainer ${event.retainer} costs ${say.money(event.amount)} a period from ${say.date(event.from)}.`,
  'retainer-paused': (event, say) => `Retainer ${event.retainer} was paused from ${say.date(event.date)}${because(event.reason)}`,
  'retainer-resumed': (event, say) => `Retainer ${event.retainer} was resumed from ${say.date(event.date)}${because(event.reason)}`,
  'retainer-ended': (event, say) => `Retainer ${event.retainer} ends on ${say.date(event.date)}${because(event.reason)}`,
  'retainer-waiting': (event, say) => `Retainer ${event.retainer} was due but not billed. ${say.problem(event.problem)}`,
  'periods-cleared': (event, say) => `Each of the ${event.count} missed periods of retainer ${event.retainer} is to be billed, ${say.date(event.from)} to ${say.date(event.to)}${because(event.reason)}`,
  'periods-skipped': (event, say) => `${event.count} missed ${event.count === 1 ? 'period' : 'periods'} of retainer ${event.retainer} will not be billed, ${say.date(event.from)} to ${say.date(event.to)}${because(event.reason)}`,
  'period-left': (event, say) => `Retainer ${event.retainer}, ${say.date(event.from)} to ${say.date(event.to)}, is not billed again after ${event.invoice} was taken back: ${sentence(event.reason)}`,
  'holdbacks-changed': (event, say) => `The deposit and the retention of contract ${event.name} were changed: ${list(say, event.changes)}.`,
  'beside-waiting': (event, say) => `The ${event.part} was to be billed but was not. ${say.problem(event.problem)}`,
  'beside-left': (event) => `The ${event.part} is left unbilled: ${sentence(event.reason)}`,
  'extra-found': (event) => `Xero has invoice ${event.number}, which looks like one of Milepost’s but is not (Xero’s id ${event.ledgerId}).`,
  'extra-accepted': (event) => `Invoice ${event.number} in Xero was noted as right: ${sentence(event.note)}`,
  'invoice-missing': (event) => `Xero no longer has invoice ${event.invoice} (Xero’s id ${event.ledgerId}).`,
  'gate-passed': (event) => `The release gate of ${event.milestone} (${event.workItem}) let ${event.item} pass: ${PASSED[event.opened](event.invoice ?? '')}.`,
  'gate-closed-again': (event) =>
    `What opened the release gate of ${event.milestone} (${event.workItem}) by invoice ${event.invoice} was taken back, so it is closed again. ${event.items.length === 0 ? 'It had let nothing pass' : `It had let ${event.items.join(', ')} pass`}.`,
  'version-released-unpaid': (event) => `Version ${event.version} was released although the release gate of ${event.milestone} (${event.workItem}) is closed${event.invoice === undefined ? '' : ` (invoice ${event.invoice})`}.`,
  'mark-repaired': (event) => `What Jira knows of milestone ${event.milestone} (${event.workItem}) was ${event.was === 'missing' ? 'taken away' : 'changed'} there by hand, and was put back.`,
  'gate-overridden': (event, say) => `The release of ${event.milestone} (${event.workItem}) was let pass${event.until === undefined ? '' : ` until ${say.instant(event.until)}`}: ${sentence(event.reason)}`,
  'gate-override-ended': (event) => `The release of ${event.milestone} (${event.workItem}) waits for its money again.`,
  'payment-claimed': (event, say) => `The client says that invoice ${event.invoice} was paid on ${say.date(event.paidOn)}${event.reference === undefined ? '' : ` (${event.reference})`}.`,
  'payment-claim-dropped': (event) => `What the client said of paying invoice ${event.invoice} no longer counts.`,
  'invoice-disputed': (event) => `The client disputes invoice ${event.invoice}: ${sentence(event.reason)}`,
  'dispute-ended': (event) => `Invoice ${event.invoice} is disputed no longer.`,
  'milestone-reminded': (event) => (event.ahead ? `People were told that ${milestone(event)} will soon be billed.` : `People were reminded that ${milestone(event)} waits for somebody to bill it.`),
  'invoice-reminded': (event) => `People were reminded that invoice ${event.invoice} is overdue for ${event.days} ${event.days === 1 ? 'day' : 'days'}.`,
  'gate-policy-changed': (event, say) => `The release gate of contract ${event.name} was changed: ${list(say, event.changes)}.`,
  'gates-opened': (event) => `All that waits for the money of contract ${event.name} may pass: ${sentence(event.reason)}`,
  'gates-closed': (event) => `What waits for the money of contract ${event.name} goes by the money again.`,
  'gate-token-made': (event) => `A token named ${event.name} was made for builds to ask ${event.for === undefined ? 'the release gate' : `the release gate of ${event.for}`} with${event.amounts ? ', amounts included' : ''}.`,
  'gate-token-rotated': (event) => `The release gate’s token ${event.name} was renewed; the one before it holds for ${event.graceHours} more hours.`,
  'gate-token-revoked': (event) => `The release gate’s token ${event.name} was revoked.`,
  'client-merged': (event) => `Client ${event.client} was merged into ${event.into} in Xero.`,
  'milestone-expected': (event, say) => event.from === undefined ? `${milestone(event)} is expected as its work goes again.` : `${milestone(event)} is expected ${event.to === undefined || event.to === event.from ? `on ${say.date(event.from)}` : `between ${say.date(event.from)} and ${say.date(event.to)}`}.`,
  'cash-line-set': (event, say) => event.line === undefined ? `Cash in ${event.currency} is no longer watched.` : `Cash in ${event.currency} is watched: it should not fall below ${say.money(event.line)}.`,
  'cash-low': (event, say) => `Cash may fall below ${say.money(event.line)}: one time in ten it is ${say.money(event.cash)} or less on ${say.date(event.on)}.`,
  'webhook-silent': (event, say) => `Xero’s notices have not arrived since ${say.instant(event.since)}. Payments are seen at the hourly look.`,
  'webhook-heard': () => 'Xero’s notices arrive again.',
  'connection-made': (event) => `Milepost was connected to ${event.organisation}${event.demo ? ', a demo organisation: nothing billed there is real' : ''}.`,
  'connection-broken': (event, say) => `The connection to ${event.organisation} broke. ${say.problem(event.problem)}`,
  'connection-ends': (event, say) => `The connection to ${event.organisation} ends on ${say.date(event.date)} unless it is renewed.`,
  'data-erased': (event) => `All of Milepost’s data on this site was erased: ${event.records} records. Number prefixes stay taken, and what the ledger has of an epic is still known.`,
  'erase-stopped': (event) => `Erasing all of Milepost’s data was stopped: contract ${event.name} is not closed, or something is still to be done with its invoices.`,
  'connection-removed': (event) => `Milepost was disconnected from ${event.organisation}.`,
  'webhook-key-saved': () => 'The key that signs Xero’s notices was saved.',
};

const placed = (name: string | undefined): string => (name === undefined ? 'as a line on the next invoice' : `as milestone ${name}`);
const because = (reason: string | undefined): string => (reason === undefined ? '.' : `: ${sentence(reason)}`);

const ACT_WORDS: Readonly<Record<EventOf<'act-asked'>['act'], { readonly ask: string; readonly done: string }>> = {
  approve: { ask: 'approve', done: 'approved in Xero' },
  email: { ask: 'email', done: 'emailed to the client by Xero' },
  void: { ask: 'void', done: 'voided in Xero' },
  delete: { ask: 'delete', done: 'deleted in Xero' },
  credit: { ask: 'credit', done: 'credited in Xero' },
};

/** How an invoice's status is said in a sentence. */
const STATUS_WORDS: Readonly<Record<EventOf<'invoice-recorded'>['status'], string>> = {
  prepared: 'prepared',
  sending: 'being sent',
  needs_attention: 'waiting for a person',
  draft: 'a draft',
  submitted: 'submitted for approval',
  approved: 'approved',
  part_paid: 'part paid',
  paid: 'paid',
  credited: 'credited',
  voided: 'voided',
  deleted: 'deleted',
  cancelled: 'cancelled',
};

/** Why a release gate let something pass. */
const PASSED: Readonly<Record<EventOf<'gate-passed'>['opened'], (invoice: string) => string>> = {
  money: (invoice) => `invoice ${invoice} is paid`,
  grace: (invoice) => `invoice ${invoice} has some days left to be paid`,
  claim: (invoice) => `the client says that invoice ${invoice} was paid`,
  override: () => 'somebody let it pass',
  off: () => 'an administrator opened all gates',
};

const CAUSES: Readonly<Record<EventOf<'milestone-reached'>['cause'], string>> = {
  event: 'the work moved',
  sweep: 'found by the hourly look',
  schedule: 'its date came',
  person: 'by hand',
};

const milestone = ({ milestone: name, workItem }: { readonly milestone: string; readonly workItem: string }): string => `Milestone ${name} (${workItem})`;
const list = (say: Say, changes: Parameters<Say['changes']>[0]): string => say.changes(changes).map(({ field, from, to }) => `${field} from ${from} to ${to}`).join('; ');
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
