import type { BilledBefore } from './billed-before';
import type { Bill, Contract } from './contract';
import type { InvoiceId, MilestoneId, WorkItemId } from './ids';
import type { Invoice } from './invoice';
import { isLive } from './invoice-status';
import { reference } from './invoice-text';
import type { Milestone } from './milestone';
import { add, compare, largest, type Money } from './money';
import { workReference } from './part';

/** Another milestone that an invoice bills beside the one that it began with. */
export interface Joined {
  readonly milestoneId: MilestoneId;
  readonly milestoneName: string;
  readonly workItem: { readonly id: WorkItemId; readonly key: string };
}

/** So many milestones go on one invoice; the next begins another. */
export const MOST_TOGETHER = 20;

/** What a bill is for: one milestone, period, deposit or retention, or all the milestones that were collected on it. */
export const billedBy = ({ milestoneId, with: others = [] }: Pick<Bill, 'milestoneId' | 'with'>): readonly MilestoneId[] => [milestoneId, ...others];

export const isFor = (bill: Pick<Bill, 'milestoneId' | 'with'>, id: MilestoneId): boolean => bill.milestoneId === id || bill.with?.includes(id) === true;

/** What is billed, as people know it. */
export const namesOf = (invoice: Pick<Invoice, 'milestoneName' | 'with'>): string => named(invoice.milestoneName, invoice.with);
export const named = (first: string, others: readonly unknown[] = []): string => (others.length === 0 ? first : `${first} + ${others.length}`);

/**
 * Whether a milestone is collected with others of its contract. One with terms of its own, or that says for itself how far its invoice goes, has an invoice of its own; so has one whose work was billed before our records
 * were erased, since that invoice is held.
 */
export const isCollected = ({ together }: Pick<Contract, 'together'>, { terms, autonomy }: Pick<Milestone, 'terms' | 'autonomy'>, before?: readonly BilledBefore[]): boolean =>
  together === true && terms === undefined && (autonomy === undefined || autonomy === 'remind') && before === undefined;

/** The invoice of the contract that still collects; whoever adds to it reads it, and writes both at the `rev` they had. */
export const openBill = ({ together, bills }: Pick<Contract, 'together' | 'bills'>): InvoiceId | undefined =>
  together ? bills.findLast(({ collects, status }) => collects === true && status === 'prepared')?.invoiceId : undefined;

/** What names the work of several milestones: the first, and how many more. A milestone is on one live invoice at a time, so no two of those have the same, and one milestone alone never has it. */
const sharedReference = (first: Milestone, more: number, poNumber: string | undefined): string => reference(`${workReference(first)}${more === 0 ? '' : ` +${more}`}`, poNumber);

/**
 * The invoice that collects, with what `own` would bill alone on it too; undefined where they can't go together: a person edited or released it, it is full, or what holds for all of it is otherwise by now (client,
 * order, terms, tax mode, layout, how far it goes). Then another begins.
 */
export function addedTo(open: Invoice | undefined, own: Invoice, { milestones, poNumber }: Pick<Contract, 'milestones' | 'poNumber'>): Invoice | undefined {
  const others = open?.with ?? [];
  const first = milestones.find(({ id }) => id === open?.milestoneId);
  if (!open || !first || !own.workItem || open.delivery.step !== 'prepared' || !open.collects || !own.collects) return undefined;
  const amount = add(open.amount, own.amount);
  if (others.length + 1 >= MOST_TOGETHER || compare(amount, largest(amount.currency)) > 0) return undefined;
  if (frame(open) !== frame(own) || open.reference !== sharedReference(first, others.length, poNumber)) return undefined;
  const [changeOrders, handledBy, earlier] = [all(open.changeOrders, own.changeOrders), all(open.handledBy, own.handledBy), all(open.earlier, own.earlier)];
  return {
    ...open,
    rev: open.rev + 1,
    with: [...others, { milestoneId: own.milestoneId, milestoneName: own.milestoneName, workItem: own.workItem }],
    lines: [...open.lines, ...own.lines],
    amount,
    ...both('drawn', open, own),
    ...both('withheld', open, own),
    ...(changeOrders ? { changeOrders } : {}),
    ...(handledBy ? { handledBy } : {}),
    ...(earlier ? { earlier } : {}),
    reference: sharedReference(first, others.length + 1, poNumber),
    updatedAt: own.updatedAt,
  };
}

/** What must be the same for all that is on one invoice. */
const frame = ({ organisationId, client, amount, taxMode, terms, autonomy, branding }: Invoice): string =>
  JSON.stringify([organisationId, client.id, amount.currency, taxMode, Object.entries(terms).sort(), autonomy, branding?.id]);

function both(field: 'drawn' | 'withheld', one: Invoice, other: Invoice): { readonly drawn?: Money; readonly withheld?: Money } {
  const [first, second] = [one[field], other[field]];
  const total = first && second ? add(first, second) : (first ?? second);
  return total ? { [field]: total } : {};
}

/** Those of both, each once. */
const all = <T>(one: readonly T[] = [], other: readonly T[] = []): readonly T[] | undefined => {
  const once = [...new Map([...one, ...other].map((each) => [JSON.stringify(each), each])).values()];
  return once.length === 0 ? undefined : once;
};

/**
 * What the ledger has of earlier bills of a milestone that were taken back, where a look by the new one's reference would not find them: they are asked for by their ids before it is billed anew.
 */
export function earlierBills({ bills }: Pick<Contract, 'bills'>, id: MilestoneId, collected: boolean): readonly BilledBefore[] {
  return bills.flatMap((bill) =>
    bill.ledgerId !== undefined && isFor(bill, id) && !isLive(bill.status) && (collected || bill.with !== undefined) ? [{ number: bill.number, ledgerId: bill.ledgerId }] : [],
  );
}
