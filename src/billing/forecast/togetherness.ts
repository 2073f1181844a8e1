import type { Alike } from './deal';
import type { Settled } from './learn-payments';

/** What is said before anything is known, and how many payments it counts for. */
const BEFORE = { group: 0.1, all: 0.005, payments: 24 };
/** How many payments before it a payment is compared with. */
const LAST = 24;

/** The square of where a payment falls, on average, when it falls anywhere in its band alike: from -1/2 to 1/2. */
const SQUARE = 1 / 12;

interface Fallen {
  readonly clientId: string;
  readonly fell: number;
}

/**
 * Whether payments fall early or late in their bands together. A total of a hundred invoices is far less certain when they do: each one's mistakes then add up instead of evening out.
 */
export class Togetherness {
  private readonly last = new Map<string, { readonly fell: number; readonly paid: number }>();
  private readonly lately: Fallen[] = [];
  private readonly group = { product: 0, payments: 0 };
  private readonly all = { product: 0, payments: 0 };

  /** A payment fell at `fell` of its band, -1/2 (earliest) to 1/2 (latest). */
  note({ clientId, issued, paid, share }: Settled, fell: number): void {
    const last = this.last.get(clientId);
    // Only invoices that were open at the same time share a fate that a forecast can be wrong about.
    if (last && last.paid >= issued) count(this.group, fell * last.fell, share);
    this.last.set(clientId, { fell, paid });
    const others = this.lately.filter((one) => one.clientId !== clientId);
    if (others.length > 0) count(this.all, (fell * others.reduce((sum, one) => sum + one.fell, 0)) / others.length, share);
    this.lately.push({ clientId, fell });
    if (this.lately.length > LAST) this.lately.shift();
  }

  alike(): Alike {
    const all = Math.min(0.9, Math.max(0, shareOf(this.all, BEFORE.all)));
    return { all, group: Math.min(0.9, Math.max(all, shareOf(this.group, BEFORE.group))) };
  }
}

function count(sum: { product: number; payments: number }, product: number, weight: number): void {
  sum.product += weight * product;
  sum.payments += weight;
}

const shareOf = ({ product, payments }: { readonly product: number; readonly payments: number }, before: number): number => (product / SQUARE + before * BEFORE.payments) / (payments + BEFORE.payments);
