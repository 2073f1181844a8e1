import type { Heard } from './ask';

/** Something that somebody said, and the first and last moment at which it can have held (milliseconds since the epoch, the world's time). */
interface Said<T> {
  readonly what: T;
  readonly since: number;
  until: number;
}

/** What was written although its answer was lost looks like a page that is out of date, or like something that went wrong. */
export const mayBeWritten = (codes: readonly string[]): boolean => codes.includes('STALE_PAGE') || codes.includes('UNEXPECTED');

/**
 * What may hold of something that people say over and over, as far as anybody outside can know: a page that gave no answer may have done what it was asked or not, and of two
 * people who ask at once nobody knows who was the last.
 */
export class Sayings<T> {
  private readonly all: Said<T>[];
  private begun = 0;
  private underWay = 0;

  constructor(first: T) {
    this.all = [{ what: first, since: -Infinity, until: Infinity }];
  }

  /** Says it by `ask`, in place of what was said before. */
  async say<Data>(what: T, now: () => number, ask: () => Promise<Heard<Data>>): Promise<Heard<Data>> {
    const said: Said<T> = { what, since: now(), until: Infinity };
    const nth = (this.begun += 1);
    const alone = this.underWay === 0;
    this.underWay += 1;
    this.all.push(said);
    const heard = await ask();
    this.underWay -= 1;
    if (heard.kind === 'ok' && alone && this.begun === nth) for (const other of this.all) if (other !== said) other.until = Math.min(other.until, now());
    if (heard.kind === 'refused' && !mayBeWritten(heard.codes)) said.until = -Infinity;
    return heard;
  }

  /** All that may have held at that moment. */
  at(now: number): readonly T[] {
    return this.between(now, now);
  }

  /** All that may have held at some moment of that time. */
  between(from: number, to: number): readonly T[] {
    return this.all.filter(({ since, until }) => until >= from && since <= to).map(({ what }) => what);
  }

  /** What surely holds from now on; undefined where that is open. */
  surely(): { readonly what: T } | undefined {
    const left = this.all.filter(({ until }) => until === Infinity);
    const [only, ...more] = left;
    return only && more.length === 0 && this.underWay === 0 ? { what: only.what } : undefined;
  }
}
