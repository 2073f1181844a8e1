/** Of a long list, the rows that are drawn: from `first` up to `last`, which is not among them, with the room of those above and below in pixels. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly above: number;
  readonly below: number;
}

/** Rows drawn beyond what is seen, each way: enough that a fast wheel finds them there. */
const BEYOND = 10;
/** The span moves by so many rows at a time, so that not every pixel draws anew. */
const STEP = 5;

/** Where each row begins, and at last where they all end, in pixels. */
export function offsetsOf(count: number, heightOf: (index: number) => number): readonly number[] {
  const offsets = [0];
  for (let index = 0; index < count; index += 1) offsets.push((offsets[index] ?? 0) + heightOf(index));
  return offsets;
}

/** The rows to draw where `height` pixels are seen from `top` on. What is seen is always among them, wherever somebody scrolled to. */
export function spanAt(offsets: readonly number[], top: number, height: number): Span {
  const count = offsets.length - 1;
  const whole = offsets[count] ?? 0;
  const seen = Math.max(0, Math.min(top, whole - height));
  const first = Math.max(0, Math.floor((rowAt(offsets, seen) - BEYOND) / STEP) * STEP);
  const last = Math.min(count, Math.ceil((rowAt(offsets, seen + height) + 1 + BEYOND) / STEP) * STEP);
  return { first, last, above: offsets[first] ?? 0, below: whole - (offsets[last] ?? whole) };
}

/** The row at this height: the last one that begins there or above. */
export function rowAt(offsets: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
