import type { World } from '../../local/world';
import { besideIn, DEPOSIT_ACCOUNT } from './holdbacks';
import { centsOf, isRemoved, ORGANISATION } from './xero-people';

/** How an invoice stands in Xero's own books, in cents. `cash` is what was paid in; `settled` is that and credit, prepayments and overpayments put on it. */
export interface Standing {
  readonly cash: number;
  readonly settled: number;
  readonly total: number;
  /** Approved, and not yet settled. */
  readonly owed: boolean;
  /** It stands, approved, and nothing is due on it: all of it was drawn on a deposit, or withheld. */
  readonly nothing: boolean;
  readonly dueDate: string;
}

interface Since extends Standing {
  /** From then on, in milliseconds since the epoch. */
  readonly at: number;
}

const HOUR_MS = 3600_000;

/** How invoices stood in Xero's books over time, by their ids. */
export class MoneySeen {
  private readonly seen = new Map<string, Since[]>();

  /** To be called whenever the books may have changed, before time goes on. */
  note({ xero: { model }, clock }: World): void {
    const at = clock.now();
    for (const invoice of model.invoices(ORGANISATION)) {
      const { total, due } = model.balance(invoice);
      const standing = isRemoved(invoice)
        ? { cash: 0, settled: 0, total: 0, owed: false, nothing: false, dueDate: invoice.dueDate ?? '' }
        : {
            cash: model.payments(invoice).reduce((sum, { amount }) => sum + centsOf(amount), 0),
            settled: centsOf(total.toString()) - centsOf(due.toString()),
            total: centsOf(total.toString()),
            owed: invoice.status === 'AUTHORISED',
            nothing: centsOf(total.toString()) === 0 && (invoice.status === 'AUTHORISED' || invoice.status === 'PAID'),
            dueDate: invoice.dueDate ?? '',
          };
      const before = this.seen.get(invoice.id) ?? [];
      const last = before.at(-1);
      if (!last || isOther(last, standing)) this.seen.set(invoice.id, [...before, { ...standing, at }]);
    }
  }

  /** How those invoices stood within so many hours before, to which a link of Milepost's leads. */
  lately(link: string | undefined, now: number, hours: number): readonly Standing[] {
    return this.between(link, now - hours * HOUR_MS, now);
  }

  /** How they stood at some moment of that time. */
  between(link: string | undefined, from: number, to: number): readonly Standing[] {
    return this.ofLink(link).filter(({ at }, index, all) => at <= to && (all[index + 1]?.at ?? Infinity) >= from);
  }

  /** How it stands, and the most that was ever paid in. */
  now(link: string | undefined): (Standing & { readonly mostCash: number }) | undefined {
    const all = this.ofLink(link);
    const last = all.at(-1);
    return last && { ...last, mostCash: Math.max(...all.map(({ cash }) => cash)) };
  }

  /** What leads to the deposit's invoices on which that invoice draws: one that was taken back, and the one after it. Undefined: it draws on none. */
  depositsOf({ xero: { model } }: World, link: string | undefined): readonly string[] | undefined {
    const invoices = model.invoices(ORGANISATION);
    const own = invoices.find(({ id }) => link?.includes(id) === true);
    if (own?.lines.some(({ accountCode, lineAmount }) => accountCode === DEPOSIT_ACCOUNT && lineAmount.startsWith('-')) !== true) return undefined;
    const prefix = prefixIn(own.lines.map(({ description }) => description));
    return invoices.flatMap(({ id, lines }) => (besideIn(lines[0]?.description ?? '')?.key === `${prefix}-D1` ? [id] : []));
  }

  private ofLink(link: string | undefined): readonly Since[] {
    return [...this.seen].find(([id]) => link?.includes(id) === true)?.[1] ?? [];
  }
}

/** The deposit's invoice is named on the line that draws on it. */
const prefixIn = (descriptions: readonly string[]): string => descriptions.flatMap((text) => /^Less deposit invoiced as (.+)-\d+/.exec(text)?.[1] ?? [])[0] ?? '';

const isOther = (a: Standing, b: Standing): boolean => a.cash !== b.cash || a.settled !== b.settled || a.total !== b.total || a.owed !== b.owed || a.nothing !== b.nothing || a.dueDate !== b.dueDate;
