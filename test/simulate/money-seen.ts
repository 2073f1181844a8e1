import type { World } from '../../local/world';
import { centsOf, isRemoved, ORGANISATION } from './xero-people';

/** How an invoice stands in Xero's own books, in cents. `cash` is what was paid in; `settled` is that and credit, prepayments and overpayments put on it. */
export interface Standing {
  readonly cash: number;
  readonly settled: number;
  readonly total: number;
  /** Approved, and not yet settled. */
  readonly owed: boolean;
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
        ? { cash: 0, settled: 0, total: 0, owed: false, dueDate: invoice.dueDate ?? '' }
        : {
            cash: model.payments(invoice).reduce((sum, { amount }) => sum + centsOf(amount), 0),
            settled: centsOf(total.toString()) - centsOf(due.toString()),
            total: centsOf(total.toString()),
            owed: invoice.status === 'AUTHORISED',
            dueDate: invoice.dueDate ?? '',
          };
      const before = this.seen.get(invoice.id) ?? [];
      const last = before.at(-1);
      if (!last || isOther(last, standing)) this.seen.set(invoice.id, [...before, { ...standing, at }]);
    }
  }

  /** How those invoices stood within so many hours before, to which a link of Milepost's leads. */
  lately(link: string | undefined, now: number, hours: number): readonly Standing[] {
    return this.ofLink(link).filter((_since, index, all) => now - (all[index + 1]?.at ?? now) <= hours * HOUR_MS);
  }

  /** How it stands, and the most that was ever paid in. */
  now(link: string | undefined): (Standing & { readonly mostCash: number }) | undefined {
    const all = this.ofLink(link);
    const last = all.at(-1);
    return last && { ...last, mostCash: Math.max(...all.map(({ cash }) => cash)) };
  }

  private ofLink(link: string | undefined): readonly Since[] {
    return [...this.seen].find(([id]) => link?.includes(id) === true)?.[1] ?? [];
  }
}

const isOther = (a: Standing, b: Standing): boolean => a.cash !== b.cash || a.settled !== b.settled || a.total !== b.total || a.owed !== b.owed || a.dueDate !== b.dueDate;
