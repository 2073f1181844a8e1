import { addDays, compareDates, type CalendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { PersonId, RetainerId } from './ids';
import type { Money } from './money';
import { at, problem } from './problem';
import { ok, refused, type Result } from './result';
import type { MissedAnswer, Retainer, RetainerPrice } from './retainer';
import { duePeriods, retainerState } from './retainer-periods';
import { withRetainer } from './settle-period';

/** A retainer as a person describes it. `amount` is what a period costs from the start. */
export type RetainerDraft = Pick<Retainer, 'name' | 'text' | 'every' | 'day' | 'weekendRule' | 'starts' | 'ends' | 'proration' | 'billedIn' | 'autonomy'> & { readonly amount: Money };

/** As many as anyone could look after on one contract. */
export const MAX_RETAINERS = 20;
/** Changes of price, and pauses, that one retainer may have. */
const MAX_CHANGES = 60;

/** The contract with one more retainer. `rev` is left to whoever writes it, here and below. */
export function addRetainer(contract: Contract, draft: RetainerDraft): Result<Contract> {
  const { retainers = [] } = contract;
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  if (retainers.length >= MAX_RETAINERS) return refused(problem('CONTRACT_FULL', 'contract', { contract: contract.name, max: String(MAX_RETAINERS) }));
  // None is ever taken away, so the count names the next.
  const id = `${contract.numberPrefix}-R${retainers.length + 1}` as RetainerId;
  const added = fresh(id, draft);
  return placed(contract, added, [...retainers, added]);
}

function fresh(id: RetainerId, { amount, ...draft }: RetainerDraft): Retainer {
  return withoutAbsent({ ...draft, id, prices: [{ from: draft.starts, amount }], pauses: [], next: draft.starts });
}

/** Nothing of it was billed or decided yet, so everything about it can still be changed. */
export const isUntouched = ({ bills }: Contract, { id, starts, next }: Retainer): boolean => next === starts && bills.every(({ period }) => period?.retainerId !== id);

/** What was billed stays as it was billed: once a period was, its schedule stays, and its amount changes from a date on only. */
const SCHEDULE = ['every', 'day', 'starts', 'proration', 'billedIn', 'amount'] as const;

/** The contract with a retainer's words, rules or end changed. */
export function changeRetainer(contract: Contract, id: RetainerId, draft: RetainerDraft, today: CalendarDate): Result<Contract> {
  const found = editable(contract, id, today);
  if (!found.ok) return found;
  const before = found.value;
  if (isUntouched(contract, before)) return placed(contract, { ...fresh(id, draft), pauses: before.pauses });
  const { amount, ...rest } = draft;
  const given = { ...rest, amount: JSON.stringify(amount) };
  const known = { ...before, amount: JSON.stringify(before.prices[0]?.amount) };
  const fixed = SCHEDULE.filter((field) => given[field] !== known[field]);
  if (fixed.length > 0) return refused(...fixed.map((field) => problem('RETAINER_FIXED', 'contract', { retainer: before.name }, field)));
  return placed(contract, withoutAbsent({ ...before, ...rest, waiting: undefined }));
}

/** Two retainers of one name that run at the same time look like one that was typed twice, and its client would be billed twice. */
function placed(contract: Contract, retainer: Retainer, among: readonly Retainer[] = contract.retainers ?? []): Result<Contract> {
  const twin = among.find((other) => other.id !== retainer.id && sameName(other, retainer) && overlap(other, retainer));
  if (twin) return refused(problem('RETAINER_OVERLAPS', 'contract', { retainer: twin.name }, 'name'));
  const bad = retainer.ends !== undefined && compareDates(retainer.ends, retainer.starts) < 0;
  if (bad) return refused(problem('FIELD_INVALID', 'contract', { field: 'The end', expected: 'a day on or after the start' }, 'ends'));
  return ok({ ...contract, retainers: among.map((other) => (other.id === retainer.id ? retainer : other)) });
}

const sameName = (a: Retainer, b: Retainer): boolean => plain(a.name) === plain(b.name);
const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const overlap = (a: Retainer, b: Retainer): boolean => !endsBefore(a, b) && !endsBefore(b, a);
const endsBefore = ({ ends }: Retainer, { starts }: Retainer): boolean => ends !== undefined && compareDates(ends, starts) < 0;

/** The contract with a retainer that costs another amount for periods which begin on `from` or later. What is billed keeps its price. */
export function changeRetainerPrice(contract: Contract, id: RetainerId, { from, amount }: RetainerPrice, today: CalendarDate): Result<Contract> {
  const found = editable(contract, id, today);
  if (!found.ok) return found;
  const { prices, next, starts } = found.value;
  if (compareDates(from, next) < 0) return refused(problem('FIELD_INVALID', 'contract', { field: 'The date', expected: `a day from ${next} on, since earlier periods are billed` }, 'from'));
  if (prices.length >= MAX_CHANGES) return refused(problem('CONTRACT_FULL', 'contract', { contract: contract.name }));
  const others = prices.filter((price) => price.from !== from);
  const first = compareDates(from, starts) <= 0 ? { from: starts, amount } : { from, amount };
  return ok(withRetainer(contract, { ...found.value, prices: [...others, first].sort((a, b) => compareDates(a.from, b.from)) }));
}

/** The contract with a retainer that bills no period which begins on `from` or later, until it goes on. */
export function pauseRetainer(contract: Contract, id: RetainerId, from: CalendarDate, today: CalendarDate): Result<Contract> {
  const found = editable(contract, id, today);
  if (!found.ok) return found;
  const { pauses } = found.value;
  const last = pauses.at(-1);
  if (last && last.until === undefined) return refused(problem('STALE_PAGE', 'page'));
  if (pauses.length >= MAX_CHANGES) return refused(problem('CONTRACT_FULL', 'contract', { contract: contract.name }));
  if (last?.until !== undefined && compareDates(from, last.until) < 0) return refused(problem('FIELD_INVALID', 'contract', { field: 'The date', expected: `a day from ${last.until} on, when it was last resumed` }, 'from'));
  return ok(withRetainer(contract, withoutAbsent({ ...found.value, pauses: [...pauses, { from }], waiting: undefined })));
}

/** The contract with a retainer that goes on: periods that begin on `on` or later are billed again, and those of the pause never are. */
export function resumeRetainer(contract: Contract, id: RetainerId, on: CalendarDate, today: CalendarDate): Result<Contract> {
  const found = editable(contract, id, today);
  if (!found.ok) return found;
  const { pauses } = found.value;
  const open = pauses.at(-1);
  if (!open || open.until !== undefined) return refused(problem('STALE_PAGE', 'page'));
  if (compareDates(on, open.from) < 0) return refused(problem('FIELD_INVALID', 'contract', { field: 'The date', expected: `a day from ${open.from} on, when it was paused` }, 'from'));
  const before = pauses.slice(0, -1);
  return ok(withRetainer(contract, withoutAbsent({ ...found.value, pauses: on === open.from ? before : [...before, { from: open.from, until: on }], waiting: undefined })));
}

/** The contract with a retainer whose last day this is. What is billed beyond it stays billed. */
export function endRetainer(contract: Contract, id: RetainerId, ends: CalendarDate, today: CalendarDate): Result<Contract> {
  const found = editable(contract, id, today);
  return found.ok ? placed(contract, withoutAbsent({ ...found.value, ends, waiting: undefined })) : found;
}

/** What that makes of the contract: the periods which are to be billed without a further word, or those which never are. */
export interface AnsweredMissed {
  readonly contract: Contract;
  readonly kind: 'cleared' | 'skipped';
  readonly count: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The contract once that is said. What could not be billed for another reason is tried again by `each`. */
export function answerMissed(contract: Contract, id: RetainerId, answer: MissedAnswer, by: PersonId, today: CalendarDate): Result<AnsweredMissed> {
  const found = retainerOf(contract, id);
  if (!found.ok) return found;
  const due = duePeriods(found.value, today);
  const [first, last] = [due[0], due.at(-1)];
  if (!first || !last) return refused(problem('STALE_PAGE', 'page'));
  const next = { each: first.from, last: last.from, none: addDays(last.to, 1) }[answer];
  const after = withRetainer(contract, withoutAbsent({ ...found.value, next, cleared: { through: last.from, by }, waiting: undefined }));
  const skipped = due.filter(({ from }) => compareDates(from, next) < 0);
  const about = skipped.length > 0 ? skipped : due;
  return ok({ contract: after, kind: skipped.length > 0 ? 'skipped' : 'cleared', count: about.length, from: first.from, to: about.at(-1)?.to ?? last.to });
}

export function retainerOf(contract: Contract, id: RetainerId): Result<Retainer> {
  const retainer = contract.retainers?.find((other) => other.id === id);
  return retainer ? ok(retainer) : refused(problem('RETAINER_NOT_FOUND', 'contract'));
}

/** One that has ended stays so: days after its end were billed by nobody, and would never be. */
function editable(contract: Contract, id: RetainerId, today: CalendarDate): Result<Retainer> {
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  const found = retainerOf(contract, id);
  if (!found.ok || retainerState(found.value, today) !== 'ended') return found;
  return refused(at('ends', problem('RETAINER_FIXED', 'contract', { retainer: found.value.name })));
}

/** A record says that something is not there by leaving it out. */
const withoutAbsent = <T extends object>(record: { [K in keyof T]: T[K] | undefined }): T => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
