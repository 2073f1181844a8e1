import type { ActivityEvent, FieldChange } from '../billing/activity';
import { applyMirror } from '../billing/apply-mirror';
import { billOf, mirrorOf } from '../billing/bill';
import { settleBill } from '../billing/settle-bill';
import type { ContractId, InvoiceId, MilestoneId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { LedgerFailure } from '../billing/ledger';
import { isFulfilled } from '../billing/ledger-act';
import { mayCall, type CallPurpose } from '../billing/ledger-budget';
import { todayIn } from '../billing/calendar-date';
import { lockedOn } from '../billing/prepare-invoice';
import type { Contract } from '../billing/contract';
import type { Milestone } from '../billing/milestone';
import { gateMark } from '../billing/milestone-gate';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { getPulse, type Pulse } from '../store/pulse';
import { getConnection, getContract, getInvoice, getInvoices, getLinks } from '../store/read';
import type { Connection } from '../store/site';
import { transact, type Decision } from '../store/transact';
import { closedAgain } from './closed-again';
import { contractChanges } from './contract-changes';
import { ledgerProblem } from './ledger-problem';
import { withLedger } from './ledger-session';
import { mergedClients, NONE_MERGED, type MergedClients } from './merged-clients';
import { noteLook, park } from './note-look';
import { noticeExtras, thoseLikeOurs } from './notice-extras';
import { readAgain } from './read-again';
import { readChanges } from './read-changes';
import { billedWith, tellJira } from './tell-jira';
import { actDone } from './write-invoice';

/** How the look went: how many of our invoices changed, or why the ledger could not be asked. Nothing is ever concluded from a failed read. */
export type Mirrored = { readonly kind: 'done'; readonly updated: number } | { readonly kind: 'failed'; readonly problem: Problem; readonly retryAfterSeconds?: number };

/** Why the ledger is asked, and, where it was a notice, when that came: ISO instant, UTC. */
export interface Look {
  readonly purpose: CallPurpose;
  readonly hintedAt?: string;
}

/** Asks the ledger what changed since the last look and brings our records of those invoices up to date. */
export async function mirrorInvoices(now: number, look: Look): Promise<Mirrored> {
  const [connection, pulse] = await Promise.all([getConnection(), getPulse()]);
  if (connection?.state.kind !== 'connected') return { kind: 'failed', problem: problem('NOT_CONNECTED', 'connection') };
  // Notices come in bursts, one for each change: a look that began after a notice came has seen what it speaks of.
  if (look.hintedAt !== undefined && pulse.lookedAt !== undefined && pulse.lookedAt > look.hintedAt) return { kind: 'done', updated: 0 };
  if (!mayCall(pulse.budget, look.purpose, now)) return { kind: 'failed', problem: problem('LEDGER_LIMIT', 'ledger') };
  try {
    return await readAndMirror(connection, pulse, now);
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return failed(error, now);
  }
}

/** How far a wide look goes back, and how often there is one. */
const WIDE_BACK_MS = 26 * 60 * 60 * 1000;
const WIDE_EVERY_MS = 24 * 60 * 60 * 1000;

/**
 * Where a look starts. A list can leave out what it should hold, because it is behind or answers for somebody else, and no later change need bring it up again: so the first look of
 * each day goes over the day before once more. Where nothing changed that costs nothing, and what is known already changes nothing.
 */
function startOf({ pollFrom }: Connection, { wideAt }: Pulse, now: number): { readonly from: string | undefined; readonly wide: boolean } {
  const wide = pollFrom !== undefined && wideAt !== undefined && now - Date.parse(wideAt) >= WIDE_EVERY_MS;
  return { from: wide ? new Date(Date.parse(pollFrom) - WIDE_BACK_MS).toISOString() : pollFrom, wide };
}

async function readAndMirror(connection: Connection, pulse: Pulse, now: number): Promise<Mirrored> {
  const { unread = [], counted } = pulse;
  const { from, wide } = startOf(connection, pulse, now);
  let dayRemaining: number | undefined;
  const { mirrors, urls, next, whole, page, again, organisation } = await withLedger(
    connection,
    async (client) => {
      const changes = await readChanges(client, from, counted?.from === from ? counted?.page : undefined);
      const read = new Set(changes.mirrors.map(({ ledgerId }) => ledgerId));
      const again = await readAgain(client, [...new Set([...unread, ...(await thoseLikeOurs(changes.unreadable, connection))])].filter((id) => !read.has(id)));
      return { ...changes, again, organisation: isLocked(connection, now) ? await client.organisation() : undefined };
    },
    (remaining) => (dayRemaining = remaining),
  );
  let updated = 0;
  const announced: string[] = [];
  const { ours, others } = await match([...mirrors, ...again.mirrors]);
  const merged = await mergedClients(ours, connection);
  for (const [invoice, mirror] of ours) {
    const taken = await mirrorOne(invoice.id, invoice.contractId, mirror, now, merged);
    if (taken.updated) updated += 1;
    // What a wide look reads again was announced before, or missed and counted then.
    if (taken.announced && !(wide && mirror.changedAt <= (connection.pollFrom ?? ''))) announced.push(mirror.changedAt);
  }
  await noticeExtras(others.map((mirror) => ({ mirror, url: urls.get(mirror.ledgerId) })), connection, now);
  const settled = unread.filter((id) => !again.unread.includes(id));
  await noteLook({ now, wide, next, whole, counted: from !== undefined && page !== undefined ? { from, page } : undefined, unread: again.unread, settled, organisation, announced, dayRemaining });
  return { kind: 'done', updated };
}

/**
 * Whether the books, as we know them, are locked today. Finance lifts a lock without telling anyone, and what waits for it would wait for ever: so while
 * one stands, the organisation is read again with each look. A lock that we don't know of the ledger enforces itself.
 */
function isLocked({ organisation }: Connection, now: number): boolean {
  return lockedOn(todayIn(organisation.timeZone, now), organisation) !== undefined;
}

interface Matched {
  readonly ours: readonly (readonly [Invoice, Mirror])[];
  readonly others: readonly Mirror[];
}

/** Ours are known by the ledger's own id, which no renumbering changes. */
async function match(mirrors: readonly Mirror[]): Promise<Matched> {
  const byId = new Map(mirrors.map((mirror) => [mirror.ledgerId, mirror]));
  const links = await getLinks([...byId.keys()]);
  const known = new Map((await getInvoices(links.map((link) => link.invoiceId))).map((invoice) => [invoice.id, invoice]));
  const ours: (readonly [Invoice, Mirror])[] = [];
  for (const { ledgerId, invoiceId } of links) {
    const mirror = byId.get(ledgerId);
    const read = known.get(invoiceId);
    // What was written a moment ago may be older in a batch: only a get may say that the invoice does not stand for it.
    const invoice = read && mirrorOf(read)?.ledgerId === ledgerId ? read : await getInvoice(invoiceId);
    if (mirror && invoice && mirrorOf(invoice)?.ledgerId === ledgerId) ours.push([invoice, mirror]);
  }
  const linked = new Set(links.map((link) => link.ledgerId));
  return { ours, others: [...byId.values()].filter((mirror) => !linked.has(mirror.ledgerId)) };
}

/** `announced`: the ledger surely sent a notice of this change, where notices are switched on. */
interface Taken {
  readonly updated: boolean;
  readonly announced: boolean;
}

/** Takes over what the ledger says of one invoice of ours. `merged` says which clients are others by now. */
export async function mirrorOne(id: InvoiceId, contractId: ContractId, mirror: Mirror, now: number, merged: MergedClients = NONE_MERGED): Promise<Taken> {
  const settled = await transact(async () => writeMirror(id, contractId, mirror, now, merged));
  // A voided or deleted invoice puts its milestone back before a person, one that is there after all takes it back; Jira's filter and search are told.
  if (settled) for (const milestone of settled.tell) await tellJira(settled.contract, milestone, now);
  const untouchedByMoney = mirror.paid.minor === 0 && mirror.credited.minor === 0;
  return { updated: settled !== undefined, announced: settled ? settled.fields.some((field) => !MONEY_FIELDS.includes(field)) : untouchedByMoney };
}

/** Whether the ledger sends a notice when only these changed is documented nowhere: a payment may pass without one. */
const MONEY_FIELDS: readonly string[] = ['status', 'paid', 'credited'];

interface Settled {
  readonly contract: Contract;
  /** Its milestones that wait for a person or stand elsewhere than before, or their gates do; of a deposit those whose invoices draw on it. */
  readonly tell: readonly Milestone[];
  /** What changed. */
  readonly fields: readonly string[];
}

async function writeMirror(id: InvoiceId, contractId: ContractId, mirror: Mirror, now: number, merged: MergedClients): Promise<Decision<Settled | undefined>> {
  const [invoice, contract] = await Promise.all([getInvoice(id), getContract(contractId)]);
  if (!invoice || !contract) return { changes: [], result: undefined };
  const applied = applyMirror(invoice, mirror);
  if (!applied.changed && invoice.missingSince === undefined) return { changes: [], result: undefined };
  const at = new Date(now).toISOString();
  // Whatever was said to be missing is there when the ledger speaks of it.
  const { missingSince: _there, ...told } = applied.invoice;
  const next: Invoice = { ...told, rev: invoice.rev + 1, updatedAt: at };
  const bill = billOf(next);
  const again = await closedAgain(contract, settleBill(contract, bill, at), bill, at);
  const events = [...eventsOf(invoice, next, applied.changes, merged), ...again.events];
  const written = contractChanges(contract, again.contract, { at, by: 'milepost' }, events);
  const moved = (milestone: Milestone): boolean => standingOf(contract, milestone.id, now) !== standingOf(written.contract, milestone.id, now);
  const own = billedWith(written.contract, invoice).filter((milestone) => milestone.state.kind === 'waiting' || moved(milestone));
  const tell = bill.beside === 'deposit' ? written.contract.milestones.filter(moved) : own;
  return { changes: [{ kind: 'invoice', invoice: next }, ...written.changes], result: { contract: written.contract, tell, fields: applied.changes.map(({ field }) => field) } };
}

/** Where a milestone and its gate stand, as Jira is told. */
function standingOf(contract: Contract, id: MilestoneId, now: number): string {
  const milestone = contract.milestones.find((entry) => entry.id === id);
  return milestone ? `${milestone.state.kind} ${gateMark(contract, milestone, now) ?? ''}` : '';
}

/** What changed, why where it is known, and that what was asked of the ledger is done: somebody did it there, or our own run never heard that it had. */
function eventsOf(before: Invoice, after: Invoice, changes: readonly FieldChange[], merged: MergedClients): readonly ActivityEvent[] {
  const [was, is] = [mirrorOf(before), mirrorOf(after)];
  const mirrored: readonly ActivityEvent[] = changes.length === 0 ? [] : [{ kind: 'invoice-mirrored', invoice: before.number, changes }];
  if (!was || !is) return mirrored;
  const follows = was.clientId !== is.clientId && merged.get(was.clientId) === is.clientId;
  const name = ({ clientName, clientId }: Mirror): string => clientName ?? clientId;
  const done = 'act' in before.delivery && after.delivery.step === 'recorded' && isFulfilled(before.delivery.act, is) ? before.delivery.act : undefined;
  return [
    ...(follows ? [{ kind: 'client-merged' as const, client: name(was), into: name(is) }] : []),
    ...mirrored,
    ...(done === undefined ? [] : [actDone(before, done)]),
  ];
}

async function failed(error: LedgerFailure, now: number): Promise<Mirrored> {
  const { reason } = error;
  switch (reason.kind) {
    case 'credentials':
    case 'forbidden':
      return { kind: 'failed', problem: ledgerProblem(error) };
    case 'limit':
      if (reason.scope === 'day') await park(reason.retryAfterSeconds, now);
      return { kind: 'failed', problem: problem('LEDGER_LIMIT', 'ledger'), retryAfterSeconds: reason.retryAfterSeconds };
    case 'invalid-answer':
      return { kind: 'failed', problem: problem('LEDGER_ANSWER_INVALID', 'ledger') };
    case 'refused':
    case 'unavailable':
    case 'unknown':
      return { kind: 'failed', problem: problem('LEDGER_UNAVAILABLE', 'ledger') };
  }
}
