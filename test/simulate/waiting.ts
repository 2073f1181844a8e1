import type { AttentionView, InvoiceView, MilestoneView } from '../../src/handlers/pages/api';
import { besideToWait } from './holdbacks';
import { milestones, type Outside } from './outside';
import { strandedOrders } from './orders';
import { retainersToWait } from './retainers';

/** What waits, as the rest of the pages and Xero's books have it: each by the name that the list of what waits gives it. */
export function expectedToWait(outside: Outside): readonly string[] {
  return [...outside.rows.flatMap(ofInvoice), ...milestones(outside).flatMap(ofMilestone), ...retainersToWait(outside), ...besideToWait(outside), ...extrasOf(outside), ...releasedUnpaid(outside), ...strandedOrders(outside).surely];
}

function ofInvoice(row: InvoiceView): readonly string[] {
  const { invoiceId, status, differences, link } = row;
  const held = status === 'needs_attention' ? [`held:${invoiceId}`] : [];
  const prepared = status === 'prepared' ? [`release:${invoiceId}`] : [];
  const differs = link !== undefined && !TAKEN_BACK.includes(status) && differences.some(({ accepted }) => !accepted) ? [`differs:${invoiceId}`] : [];
  return [...held, ...prepared, ...differs];
}

export const TAKEN_BACK: readonly InvoiceView['status'][] = ['voided', 'deleted', 'cancelled'];

function ofMilestone({ id, state, reopened }: MilestoneView): readonly string[] {
  if (state === 'waiting') return [`waiting:${id}`];
  return state === 'billed' && reopened?.kept === false ? [`reopened:${id}`] : [];
}

/**
 * Invoices under a number that only Milepost gives, which it did not send, and nobody accepted. They are heard of while Xero is connected. One that may turn out to be an
 * invoice that waits is asked about there.
 */
function extrasOf({ others, rows, reconciliation, project }: Outside): readonly string[] {
  const said = reconciliation.rows.flatMap(({ kind, accepted, found }) => (kind === 'extra' && found ? [{ ledgerId: found.ledgerId, accepted: accepted !== undefined }] : []));
  const accepted = said.filter((each) => each.accepted).map(({ ledgerId }) => ledgerId);
  const waits = (number: string): boolean => rows.some((row) => row.number === number && row.status === 'needs_attention' && row.link === undefined);
  const seen = project.connection.state === 'connected' ? others.filter(({ number }) => OUR_NUMBER.test(number) && !waits(number)).map(({ id }) => id) : [];
  const known = said.filter((each) => !each.accepted).map(({ ledgerId }) => ledgerId);
  const linked = (ledgerId: string): boolean => rows.some(({ link }) => link?.includes(ledgerId) === true);
  return [...new Set([...seen, ...known])].filter((id) => !accepted.includes(id) && !linked(id)).map((id) => `extra:${id}`);
}

/** What went out, and whose money is not in; listed in any case while its invoice is owed, and nobody let it pass or asks for less of the money. */
function releasedUnpaid(outside: Outside): readonly string[] {
  const isLess = (contractId: string): boolean => outside.activity.some((entry) => entry.contractId === contractId && entry.event.kind === 'gate-policy-changed');
  const isLetPass = (key: string): boolean => outside.activity.some(({ event }) => event.kind === 'gate-overridden' && event.workItem === key);
  return milestones(outside).flatMap(({ id, bill, issueKey, contractId }) => (wentOut(outside, id) && (bill?.status === 'approved' || bill?.status === 'part_paid') && !isLess(contractId) && !isLetPass(issueKey) ? [`released:${id}`] : []));
}

function wentOut(outside: Outside, milestoneId: string): boolean {
  const key = milestones(outside).find(({ id }) => id === milestoneId)?.issueKey;
  return outside.activity.some(({ event }) => (event.kind === 'gate-closed-again' || event.kind === 'version-released-unpaid') && event.workItem === key);
}

/** Invoices that no work stands behind may be reminded of in the list, where somebody asked for that: whether it was asked for, and whether each is there, is held where reminders are. */
const overdue = ({ rows, project }: Outside): readonly string[] =>
  rows.filter(({ status, dueDate }) => (status === 'approved' || status === 'part_paid') && dueDate !== undefined && dueDate < project.today).map(({ invoiceId }) => `overdue:${invoiceId}`);

/** As Milepost numbers what it bills in these stories. */
export const OUR_NUMBER = /^HARB-C[12]-\d{3,}$/;

/** What is wrong with a list of what waits: what it lacks, what it has too much, and what it leaves without an answer. */
export function wrongIn(attention: readonly AttentionView[], outside: Outside): readonly string[] {
  const expected = expectedToWait(outside);
  const listed = attention.map(({ id }) => id);
  const connection = listed.some((id) => id.startsWith('connection:'));
  const lacks = expected.filter((id) => !listed.includes(id)).map((id) => `lacks ${id}`);
  // What went out on an invoice that was voided or credited since may be listed too, for as long as nobody let it pass.
  const released = listed.filter((id) => id.startsWith('released:') && wentOut(outside, id.slice('released:'.length)));
  const known = [...expected, ...released, ...overdue(outside), ...strandedOrders(outside).perhaps];
  const tooMuch = listed.filter((id) => !id.startsWith('connection:') && !known.includes(id)).map((id) => `lists ${id}, which waits for nobody`);
  const twice = listed.filter((id, index) => listed.indexOf(id) !== index).map((id) => `lists ${id} twice`);
  // An admin connects: the others are told, and can do nothing about it.
  const unanswerable = attention.filter(({ id, answers }) => !id.startsWith('connection:') && answers.length === 0).map(({ id }) => `has no answer to ${id}`);
  const silent = outside.project.connection.state === 'broken' && !connection ? ['does not say that the connection is broken'] : [];
  return [...lacks, ...tooMuch, ...twice, ...unanswerable, ...silent];
}
