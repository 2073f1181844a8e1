import { useLayoutEffect, useReducer, useRef, useState, type RefObject } from 'react';
import { offsetsOf, rowAt, spanAt, type Span } from './window';

/** Pixels, until the first rows are there to be measured. */
const USUAL_ROW = 48;
/** Pixels: as high as table.css lets a long table grow. */
const TALLEST = 640;

export interface Windowed {
  /** The box that scrolls. */
  readonly scroller: RefObject<HTMLDivElement>;
  readonly span: Span;
  readonly onScroll: () => void;
}

/**
 * Which rows of a long table are drawn. Rows may be of any height: each is measured when it is drawn, and what was only supposed of it until then is made good
 * without moving what is seen. Drawn rows carry their place in `data-row`. `shown` is the place of the row to begin at; a new `start` begins at the top again.
 */
export function useWindow(keys: readonly string[], shown: number, start: string | undefined): Windowed {
  const scroller = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const usual = useRef(USUAL_ROW);
  // By how much all that is above moves with the next drawing.
  const owed = useRef(0);
  // Focus was in a row when it was scrolled.
  const held = useRef(false);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const offsets = offsetsOf(keys.length, (index) => heights.current.get(keys[index] ?? '') ?? usual.current);
  const [top, setTop] = useState(() => Math.max(0, (offsets[Math.max(0, shown)] ?? 0) - TALLEST / 3));
  const span = spanAt(offsets, top, TALLEST);
  const latest = useRef({ offsets, span });
  latest.current = { offsets, span };

  useLayoutEffect(() => {
    // Only what is seen at first: from then on the reader scrolls.
    if (scroller.current && shown >= 0) scroller.current.scrollTop = top;
  }, []);
  const began = useRef(start);
  useLayoutEffect(() => {
    if (began.current === start) return;
    began.current = start;
    if (scroller.current) scroller.current.scrollTop = 0;
    setTop(0);
  }, [start]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const { offsets: supposed, span: drawn } = latest.current;
    const isFirst = heights.current.size === 0;
    const seen = supposed[rowAt(supposed, box.scrollTop)] ?? 0;
    const moved = owed.current + measure(box, { keys, heights: heights.current, usual: usual.current, seen, offsets: supposed });
    owed.current = 0;
    if (moved !== 0) box.scrollTop += moved;
    // The row that had focus is drawn no more: a keyboard goes on from the table, not from the top of the page.
    if (held.current && !box.contains(document.activeElement)) box.focus({ preventScroll: true });
    held.current = false;
    if (isFirst && heights.current.size > 0) {
      const average = [...heights.current.values()].reduce((sum, height) => sum + height, 0) / heights.current.size;
      owed.current = drawn.first * (average - usual.current);
      usual.current = average;
      draw();
    }
  });
  const onScroll = (): void => {
    const at = scroller.current?.scrollTop ?? 0;
    const next = spanAt(latest.current.offsets, at, TALLEST);
    if (next.first === latest.current.span.first && next.last === latest.current.span.last) return;
    held.current = scroller.current?.contains(document.activeElement) === true;
    setTop(at);
  };
  return { scroller, span, onScroll };
}

interface Measuring {
  readonly keys: readonly string[];
  readonly heights: Map<string, number>;
  readonly usual: number;
  readonly offsets: readonly number[];
  /** Where the first row that is seen begins. */
  readonly seen: number;
}

/** Notes how high the drawn rows are; gives by how much those above what is seen turned out otherwise than supposed. */
function measure(box: HTMLElement, { keys, heights, usual, offsets, seen }: Measuring): number {
  let moved = 0;
  box.querySelectorAll<HTMLElement>('[data-row]').forEach((row) => {
    const index = Number(row.dataset['row']);
    const key = keys[index] ?? '';
    const height = row.offsetHeight;
    const supposed = heights.get(key) ?? usual;
    if (height === 0) return;
    heights.set(key, height);
    if ((offsets[index] ?? 0) < seen) moved += height - supposed;
  });
  return moved;
}
