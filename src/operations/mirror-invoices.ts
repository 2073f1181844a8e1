import type { ActivityEvent } from '../billing/activity';
import { applyMirror } from '../billing/apply-mirror';
import { mirrorOf } from '../billing/bill';
import { settleBill } from '../billing/settle-bill';
import type { ContractId, InvoiceId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { LedgerFailure, type LedgerOrganisation } from '../billing/ledger';
import { todayIn } from '../billing/calendar-date';
import { lockedOn } from '../billing/prepare-invoice';
import type { Contract } from '../billing/contract';
import type { Milestone } from '../billing/milestone';
import { JiraFailure, writeProperty } from '../jira';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { SITE_KEYS } from '../store/keys';
import { getConnection, getContract, getInvoice, getInvoices, getLinks } from '../store/read';
import type { Connection } from '../store/site';
import { transact, type Decision } from '../store/transact';
import { breakConnection } from './break-connection';
import { contractChanges } from './contract-changes';
import { withLedger } from './ledger-session';
import { propertyOf } from './milestone-property';

/** How the look went: how many of our invoices changed, or why the ledger could not be asked. Nothing is ever concluded from a failed read. */
export type Mirrored = { readonly kind: 'done'; readonly updated: number } | { readonly kind: 'failed'; readonly problem: Problem; readonly retryAfterSeconds?: number };

/** Pages of 100 changes that one run reads at most; the next run goes on where it stopped. */
const MOST_PAGES = 20;
/** The ledger stamps changes to the second, and several can share one: the next look starts a little before the last change seen. */
const OVERLAP_MS = 5_000;

/** Asks the ledger what changed since the last look and brings our records of those invoices up to date. */
export async function mirrorInvoices(now: number): Promise<Mirrored> {
  const connection = await getConnection();
  if (connection?.state.kind !== 'connected') return { kind: 'failed', problem: problem('NOT_CONNECTED', 'connection') };
  try {
    const { mirrors, latest, organisation } = await withLedger(now, async (client) => ({
      ...(await readChanges(client, connection.pollFrom)),
      organisation: isLocked(connection, now) ? await client.organisation() : undefined,
    }));
    let updated = 0;
    for (const [invoice, mirror] of await match(mirrors)) {
      if (await mirrorOne(invoice.id, invoice.contractId, mirror, now)) updated += 1;
    }
    await heard(now, latest, organisation);
    return { kind: 'done', updated };
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return failed(error, now);
  }
}

/**
 * Whether the books, as we know them, are locked today. Finance lifts a lock without telling anyone, and what waits for it would wait for ever: so while
 * one stands, the organisation is read again with each look. A lock that we don't know of the ledger enforces itself.
 */
function isLocked({ organisation }: Connection, now: number): boolean {
  return lockedOn(todayIn(organisation.timeZone, now), organisation) !== undefined;
}

interface Changes {
  readonly mirrors: readonly Mirror[];
  /** ISO instant of the last change read. */
  readonly latest: string | undefined;
}

interface ChangeReader {
  changedSince(instant: string | undefined, page: number): Promise<{ invoices: readonly Mirror[]; more: boolean }>;
}

/**
 * Each page begins where the one before it ended. An invoice that changes meanwhile moves to the end of the list and all others move up a place: counted pages
 * would pass over the one that moves from the next page to the last, and its payment would never be seen. Only changes of one moment are counted through.
 */
async function readChanges(client: ChangeReader, from: string | undefined): Promise<Changes> {
  const mirrors: Mirror[] = [];
  let since = from;
  for (let read = 0, page = 1; read < MOST_PAGES; read += 1, page += 1) {
    const { invoices, more } = await client.changedSince(since, page);
    mirrors.push(...invoices);
    if (!more) break;
    const next = shortlyBefore(latestOf(invoices));
    if (next === undefined || (since !== undefined && next <= since)) continue;
    since = next;
    page = 0;
  }
  return { mirrors, latest: latestOf(mirrors) };
}

const latestOf = (mirrors: readonly Mirror[]): string | undefined =>
  mirrors.reduce<string | undefined>((last, { changedAt }) => (last === undefined || changedAt > last ? changedAt : last), undefined);

const shortlyBefore = (instant: string | undefined): string | undefined => (instant === undefined ? undefined : new Date(Date.parse(instant) - OVERLAP_MS).toISOString());

/** The organisation's other invoices are none of our business: ours are known by the ledger's own id, which no renumbering changes. */
async function match(mirrors: readonly Mirror[]): Promise<readonly (readonly [Invoice, Mirror])[]> {
  const byId = new Map(mirrors.map((mirror) => [mirror.ledgerId, mirror]));
  const links = await getLinks([...byId.keys()]);
  const invoices = await getInvoices(links.map((link) => link.invoiceId));
  return invoices.flatMap((invoice) => {
    const ledgerId = mirrorOf(invoice)?.ledgerId;
    const mirror = ledgerId === undefined ? undefined : byId.get(ledgerId);
    return mirror ? [[invoice, mirror] as const] : [];
  });
}

async function mirrorOne(id: InvoiceId, contractId: ContractId, mirror: Mirror, now: number): Promise<boolean> {
  const settled = await transact(async () => writeMirror(id, contractId, mirror, now));
  // A voided or deleted invoice puts its milestone back before a person; Jira's filter and search are told.
  if (settled?.milestone?.state.kind === 'waiting') await tellJira(settled.contract, settled.milestone);
  return settled !== undefined;
}

/** Such a milestone waits for a person whatever Jira knows of it: that its work was deleted, or Jira is busy, must not keep other invoices' payments from being seen. */
async function tellJira(contract: Contract, milestone: Milestone): Promise<void> {
  try {
    await writeProperty(milestone.workItem.id, propertyOf(contract, milestone));
  } catch (error) {
    if (!(error instanceof JiraFailure)) throw error;
  }
}

interface Settled {
  readonly contract: Contract;
  readonly milestone: Milestone | undefined;
}

async function writeMirror(id: InvoiceId, contractId: ContractId, mirror: Mirror, now: number): Promise<Decision<Settled | undefined>> {
  const [invoice, contract] = await Promise.all([getInvoice(id), getContract(contractId)]);
  if (!invoice || !contract) return { changes: [], result: undefined };
  const applied = applyMirror(invoice, mirror);
  if (!applied.changed) return { changes: [], result: undefined };
  const at = new Date(now).toISOString();
  const next: Invoice = { ...applied.invoice, rev: invoice.rev + 1, updatedAt: at };
  const events: readonly ActivityEvent[] = applied.changes.length === 0 ? [] : [{ kind: 'invoice-mirrored', invoice: invoice.number, changes: applied.changes }];
  const written = contractChanges(contract, settleBill(contract, applied.bill, at), { at, by: 'milepost' }, events);
  const milestone = written.contract.milestones.find((entry) => entry.id === invoice.milestoneId);
  return { changes: [{ kind: 'invoice', invoice: next }, ...written.changes], result: { contract: written.contract, milestone } };
}

async function heard(now: number, latest: string | undefined, organisation: LedgerOrganisation | undefined): Promise<void> {
  await transact(async () => {
    const connection = await getConnection();
    if (connection?.state.kind !== 'connected') return { changes: [], result: undefined };
    const next = shortlyBefore(latest);
    const pollFrom = next !== undefined && (connection.pollFrom === undefined || next > connection.pollFrom) ? next : connection.pollFrom;
    const same = organisation?.id === connection.organisation.id;
    const value = { ...connection, ...(same ? { organisation } : {}), rev: connection.rev + 1, lastHeardAt: new Date(now).toISOString(), ...(pollFrom === undefined ? {} : { pollFrom }) };
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.connection, value }], result: undefined };
  });
}

async function failed(error: LedgerFailure, now: number): Promise<Mirrored> {
  const { reason } = error;
  switch (reason.kind) {
    case 'credentials':
    case 'forbidden': {
      const refusal = problem('CREDENTIALS_REFUSED', 'connection');
      await breakConnection(refusal, now);
      return { kind: 'failed', problem: refusal };
    }
    case 'limit':
      return { kind: 'failed', problem: problem('LEDGER_LIMIT', 'ledger'), retryAfterSeconds: reason.retryAfterSeconds };
    case 'invalid-answer':
      return { kind: 'failed', problem: problem('LEDGER_ANSWER_INVALID', 'ledger') };
    case 'refused':
    case 'unavailable':
    case 'unknown':
      return { kind: 'failed', problem: problem('LEDGER_UNAVAILABLE', 'ledger') };
  }
}
