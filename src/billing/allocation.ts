/**
 * Splits `amount` minor units over whole-number weights so that the parts add up to it exactly: each gets its exact quota rounded down, and the units
 * left over go one each to the largest remainders, the earlier first when they are equal. dinero.js's `allocate` gives the left-over units to
 * the largest weights instead, which can put a part more than half a unit off its quota, and it multiplies in doubles; here the
 * products, up to 10^18, are exact.
 *
 * @param amount zero or more
 * @param weights some may be below zero, as a deduction on an invoice is, as long as they add up to more than zero; all zero gives all zero
 */
export function largestRemainder(amount: number, weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (whole === 0n) return weights.map(() => 0);
  const quotas = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    const remainder = ((product % whole) + whole) % whole;
    return { index, floor: (product - remainder) / whole, remainder };
  });
  let left = quotas.reduce((rest, quota) => rest - quota.floor, BigInt(amount));
  const parts = quotas.map((quota) => Number(quota.floor));
  const byRemainder = [...quotas].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1n;
  }
  return parts;
}
