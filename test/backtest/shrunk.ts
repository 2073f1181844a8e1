import { EARLIEST, LATEST } from '../../src/billing/forecast/delays';
import type { Billed, Settled } from '../../src/billing/forecast/learn-payments';

const PLACES = LATEST - EARLIEST + 1;
const WINDOW = 540;
const PSEUDO = 5;

/**
 * A plain rule that is hard to beat, to be measured against: the client's own delays of the last 540 days, with five more drawn from all clients'. It knows its invoice's age,
 * and no calendar, no drift, no doubt.
 */
export class ShrunkRule {
  private readonly all = new Float64Array(PLACES);
  private readonly own = new Map<string, Float64Array>();
  private readonly window: { readonly client: string; readonly place: number; readonly paid: number }[] = [];
  private readonly known = new Map<string, Float64Array>();
  private gone = 0;

  settle({ clientId, due, issued, paid }: Settled): void {
    const place = Math.min(PLACES - 1, Math.max(0, Math.max(paid, issued) - due - EARLIEST));
    this.window.push({ client: clientId, place, paid });
    this.count(clientId, place, 1);
  }

  /** Forgets what was paid more than the window before `day`. */
  forget(day: number): void {
    for (let old = this.window[this.gone]; old && old.paid < day - WINDOW; old = this.window[this.gone]) {
      this.count(old.client, old.place, -1);
      this.gone += 1;
    }
  }

  marks({ clientId }: Billed, shares: readonly number[]): readonly number[] {
    const chances = this.chances(clientId);
    return shares.map((share) => {
      let upTo = 0;
      return EARLIEST + Math.max(0, chances.findIndex((chance) => (upTo += chance) >= share - 1e-12));
    });
  }

  /** The chance that an invoice open on `knownTo` is paid in the `days` days after; a half when nobody was ever so late. */
  within({ clientId, due }: Billed, knownTo: number, days: number): number {
    const chances = this.chances(clientId);
    let [within, left] = [0, 0];
    for (let place = Math.max(0, knownTo + 1 - due - EARLIEST); place < PLACES; place += 1) {
      const chance = chances[place] ?? 0;
      left += chance;
      if (due + place + EARLIEST <= knownTo + days) within += chance;
    }
    return left > 0 ? within / left : 0.5;
  }

  /** Worked out once for each client until something changes. */
  private chances(client: string): Float64Array {
    let chances = this.known.get(client);
    if (!chances) this.known.set(client, (chances = this.chancesOf(client)));
    return chances;
  }

  private chancesOf(client: string): Float64Array {
    const own = this.own.get(client);
    const total = this.all.reduce((all, one) => all + one, 0);
    if (total === 0) return Float64Array.from(this.all, (_, place) => (place === -EARLIEST ? 1 : 0));
    const seen = own?.reduce((all, one) => all + one, 0) ?? 0;
    return this.all.map((count, place) => ((own?.[place] ?? 0) + (PSEUDO * count) / total) / (seen + PSEUDO));
  }

  private count(client: string, place: number, by: number): void {
    let own = this.own.get(client);
    if (!own) this.own.set(client, (own = new Float64Array(PLACES)));
    own[place] = (own[place] ?? 0) + by;
    this.known.clear();
    this.all[place] = (this.all[place] ?? 0) + by;
  }
}
