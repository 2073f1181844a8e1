import type { FieldChange } from './activity';
import { BESIDE, type Beside, type Deposit, type Posting, type Retention } from './beside';
import { formatDate } from './calendar-date';
import type { Contract } from './contract';
import { drawnOf, heldBack } from './held-back';
import { isLive } from './invoice-status';
import { compare, formatMoney, isPositive, isZero } from './money';
import { partsOf } from './part';
import { priceLimit } from './plan';
import { problem } from './problem';
import type { Problem } from './problems';
import { ok, refused, type Result } from './result';
import { formatPercent } from './share';

/** The deposit and the retention as a person describes them; absent: the contract has none. */
export interface Holdbacks {
  readonly deposit?: Pick<Deposit, 'amount' | 'drawdown' | 'due' | 'posting'> | undefined;
  readonly retention?: Pick<Retention, 'basisPoints' | 'release' | 'posting'> | undefined;
}

/** More than half of an invoice is no retention. */
export const MOST_WITHHELD = 5_000;

/**
 * The contract with another deposit and retention. What invoices rest on stays: once a deposit is billed, its amount, account and tax and when it was due; while money is withheld, its account and tax.
 * How a deposit is drawn, how much is withheld and when it is released can change for what is billed later. `rev` is left to whoever writes it.
 */
export function setHoldbacks(contract: Contract, next: Holdbacks): Result<Contract> {
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  const problems = [...depositProblems(contract, next.deposit), ...retentionProblems(contract, next.retention)];
  if (problems.length > 0) return refused(...problems);
  const { deposit, retention, ...rest } = contract;
  return ok({ ...rest, ...(next.deposit ? { deposit: { ...stateOf(deposit), ...next.deposit } } : {}), ...(next.retention ? { retention: { ...stateOf(retention), ...next.retention } } : {}) });
}

/** What stopped an invoice is looked at anew; that one was taken back, or is left unbilled, stays so. */
const stateOf = (before: Deposit | Retention | undefined) => ({ ...(before?.returned ? { returned: before.returned } : {}), ...(before?.left ? { left: before.left } : {}) });

function depositProblems(contract: Contract, next: Holdbacks['deposit']): readonly Problem[] {
  if (next && compare(next.amount, priceLimit(contract)) > 0) return [problem('AMOUNT_TOO_LARGE', 'contract', { given: formatMoney(next.amount), limit: formatMoney(priceLimit(contract)) }, 'deposit')];
  const { deposit: before } = contract;
  if (!before || !restsOn(contract, 'deposit')) return [];
  if (!next) return [fixed('deposit')];
  return [...(same(before.amount, next.amount) ? [] : [fixed('deposit')]), ...(same(before.posting, next.posting) ? [] : [fixed('depositAccount')]), ...(before.due === next.due ? [] : [fixed('due')])];
}

function retentionProblems(contract: Contract, next: Holdbacks['retention']): readonly Problem[] {
  const release = next?.release;
  const gone = release?.kind === 'milestone' && partsOf(contract, release.milestoneId).length === 0;
  const { retention: before } = contract;
  const rests = before !== undefined && restsOn(contract, 'retention');
  return [
    ...(next && next.basisPoints > MOST_WITHHELD ? [problem('FIELD_INVALID', 'page', { field: 'The retention', expected: 'at most 50 %' }, 'percent')] : []),
    ...(gone ? [problem('MILESTONE_NOT_FOUND', 'milestone', {}, 'milestoneId')] : []),
    ...(rests && !next ? [fixed('percent')] : []),
    ...(rests && next && !same(before.posting, next.posting) ? [fixed('retentionAccount')] : []),
  ];
}

const fixed = (path: string): Problem => problem('BESIDE_FIXED', 'contract', {}, path);
const same = (a: object, b: object): boolean => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Whether an invoice that stands bills it, or deducts it from another. */
export function restsOn(contract: Contract, beside: Beside): boolean {
  const billed = contract.bills.some((bill) => bill.beside === beside && isLive(bill.status));
  return beside === 'deposit' ? billed || isPositive(drawnOf(contract)) : !isZero(heldBack(contract)) || (billed && contract.bills.some(({ withheld, status }) => withheld !== undefined && isLive(status)));
}

/** Such an invoice states its amounts with or without tax as the contract did: the contract can't come to mean something else by them. */
export const fixesTax = (contract: Contract): boolean => BESIDE.some((beside) => restsOn(contract, beside));

/** What is different, as people read it. */
export function describeHoldbackChanges(before: Contract, after: Contract): readonly FieldChange[] {
  const [from, to] = [holdbackFacts(before), holdbackFacts(after)];
  return Object.entries(to).flatMap(([field, is]) => (from[field] === is ? [] : [{ field, from: from[field] ?? '', to: is }]));
}

function holdbackFacts({ deposit, retention, milestones }: Contract): Readonly<Record<string, string>> {
  return {
    deposit: deposit ? formatMoney(deposit.amount) : 'none',
    'deposit billed': deposit?.due ?? 'none',
    'deposit drawn': deposit?.drawdown ?? 'none',
    'deposit account': accountIn(deposit?.posting),
    retention: retention ? `${formatPercent(retention.basisPoints)} %` : 'none',
    'retention released': releaseIn(retention, milestones),
    'retention account': accountIn(retention?.posting),
  };
}

const accountIn = (posting: Posting | undefined): string => (posting ? [posting.accountCode, posting.accountName, posting.taxName ?? posting.taxCode].filter((part) => part !== undefined).join(' ') : 'none');

function releaseIn(retention: Retention | undefined, milestones: Contract['milestones']): string {
  switch (retention?.release.kind) {
    case undefined:
      return 'none';
    case 'manual':
      return 'manual';
    case 'date':
      return formatDate(retention.release.date);
    case 'milestone': {
      const { milestoneId } = retention.release;
      return milestones.find(({ id }) => id === milestoneId)?.name ?? 'manual';
    }
  }
}
