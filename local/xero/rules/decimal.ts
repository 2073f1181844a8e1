/** Where an exact half below zero goes. */
export type HalfBelowZero = 'down' | 'up';

/**
 * Exact decimals for the local Xero's own sums. Doubles drift and the app's money code must not be shared with the stand-in that
 * referees it, so amounts here are a whole number of the last digit (`units`) and how many digits follow the point (`scale`).
 */
export class Decimal {
  static readonly zero = new Decimal(0n, 0);

  private constructor(
    private readonly units: bigint,
    private readonly scale: number,
  ) {}

  /** From plain or exponent notation, as JSON and people write it; undefined when it is not a finite decimal number. */
  static parse(text: string): Decimal | undefined {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
    if (!match) return undefined;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    const units = BigInt(`${sign}${whole}${fraction}`);
    const scale = fraction.length - Number(exponent);
    return scale >= 0 ? new Decimal(units, scale) : new Decimal(units * 10n ** BigInt(-scale), 0);
  }

  /** From text we wrote ourselves. */
  static of(text: string | number): Decimal {
    const parsed = Decimal.parse(String(text));
    if (!parsed) throw new RangeError(`Not a decimal number: ${text}`);
    return parsed;
  }

  static sum(terms: readonly Decimal[]): Decimal {
    return terms.reduce((total, term) => total.plus(term), Decimal.zero);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale);
  }

  negated(): Decimal {
    return new Decimal(-this.units, this.scale);
  }

  /** This over `divisor`, rounded to `places` digits as `round` does. */
  dividedBy(divisor: Decimal, places: number, halfBelowZero: HalfBelowZero = 'down'): Decimal {
    if (divisor.units === 0n) throw new RangeError('Division by zero.');
    const numerator = this.units * 10n ** BigInt(places + divisor.scale);
    const denominator = divisor.units * 10n ** BigInt(this.scale);
    return new Decimal(divideHalfUp(numerator, denominator, halfBelowZero), places);
  }

  /** Rounded to the nearest: 2.165 to 2.17, and -2.165 down to -2.17 or up to -2.16. Always has exactly `places` digits. */
  round(places: number, halfBelowZero: HalfBelowZero = 'down'): Decimal {
    if (this.scale <= places) return new Decimal(this.unitsAt(places), places);
    return new Decimal(divideHalfUp(this.units, 10n ** BigInt(this.scale - places), halfBelowZero), places);
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.unitsAt(scale) - other.unitsAt(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.units === 0n;
  }

  isPositive(): boolean {
    return this.units > 0n;
  }

  /** Digits after the point that carry value: 10.50 has one. */
  significantPlaces(): number {
    let { units, scale } = this;
    while (scale > 0 && units % 10n === 0n) {
      units /= 10n;
      scale -= 1;
    }
    return scale;
  }

  /** With its scale's digits: `12.50`. */
  toString(): string {
    const negative = this.units < 0n;
    const digits = (negative ? -this.units : this.units).toString().padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    const text = this.scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
    return negative ? `-${text}` : text;
  }

  /** As Xero writes numbers in JSON: trailing zeros dropped, but always one digit after the point (21.0, 24.15). */
  toWire(): string {
    const places = Math.max(1, this.significantPlaces());
    return (places >= this.scale ? new Decimal(this.unitsAt(places), places) : this.round(places)).toString();
  }

  private unitsAt(scale: number): bigint {
    return this.units * 10n ** BigInt(scale - this.scale);
  }
}

function divideHalfUp(numerator: bigint, denominator: bigint, halfBelowZero: HalfBelowZero): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const exactHalf = (2n * n) % d === 0n && ((2n * n) / d) % 2n === 1n;
  const rounded = negative && exactHalf && halfBelowZero === 'up' ? n / d : (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}
