/**
 * A chance for each delay: whole days between the due date and the payment, negative when it was early. The places of an array stand for the delays from
 * `EARLIEST` to `LATEST`; what is earlier or later counts at the end.
 */
export type Delays = Float64Array;

export const EARLIEST = -120;
export const LATEST = 365;
export const DELAYS = LATEST - EARLIEST + 1;

/** The array's place for a delay in days. */
export const placeOf = (delay: number): number => Math.min(DELAYS - 1, Math.max(0, Math.round(delay) - EARLIEST));

export interface Kernel {
  readonly reach: number;
  readonly weights: readonly number[];
}

/** A bell curve cut off at three times its spread (in days): what one payment says of the days around its own. */
export function bell(spread: number): Kernel {
  const reach = Math.ceil(3 * spread);
  const raw = Array.from({ length: 2 * reach + 1 }, (_, place) => Math.exp(-0.5 * ((place - reach) / spread) ** 2));
  const total = raw.reduce((all, weight) => all + weight, 0);
  return { reach, weights: raw.map((weight) => weight / total) };
}

export function addBell(into: Delays, delay: number, weight: number, { reach, weights }: Kernel): void {
  const middle = placeOf(delay);
  for (let step = -reach; step <= reach; step += 1) {
    const place = Math.min(DELAYS - 1, Math.max(0, middle + step));
    into[place] = (into[place] ?? 0) + weight * (weights[step + reach] ?? 0);
  }
}

/** A peak and a long tail, both around `middle`: `peak` of the whole falls off by half every `near` days or so, the rest far slower. */
function peakAndTail(middle: number, peak: number, near: number, far: number): Delays {
  const raw = Float64Array.from({ length: DELAYS }, (_, place) => {
    const off = place + EARLIEST - middle;
    return (peak * Math.exp(-Math.abs(off) / near)) / (2 * near) + (1 - peak) / (Math.PI * far * (1 + (off / far) ** 2));
  });
  const total = raw.reduce((all, chance) => all + chance, 0);
  return raw.map((chance) => chance / total);
}

/**
 * What we say of a client before anybody has paid anything, and keep a little of for ever so that nothing is impossible: half of all invoices are paid between
 * 5 days before and 14 after the due date, one in ten more than a month late, one in twenty more than two.
 */
export const DELAYS_OF_ANYBODY = peakAndTail(4, 0.5, 8, 20);
/** The same for how far one invoice falls from its client's usual day. */
export const DELAYS_AROUND_USUAL = peakAndTail(0, 0.6, 6, 15);
/** The same for an invoice that is disputed: three weeks beyond its client's usual day, half of them one to five. */
export const DELAYS_IN_DISPUTE = peakAndTail(21, 0.5, 14, 30);

/**
 * The delay (with fractions) below which `share` of the chances lie. A day's chance is spread evenly over the day, so that bands of smooth habits hold what they promise; but a day that
 * holds half of everything is that day, and not a part of it.
 */
export function quantile(chances: Delays, share: number): number {
  let total = 0;
  for (const chance of chances) total += chance;
  const wanted = share * total;
  let below = 0;
  for (let place = 0; place < DELAYS; place += 1) {
    const chance = chances[place] ?? 0;
    if (chance > 0 && below + chance >= wanted) {
      const within = (wanted - below) / chance - 0.5;
      return place + EARLIEST + within * Math.max(0, 1 - (2 * chance) / total);
    }
    below += chance;
  }
  return LATEST;
}
