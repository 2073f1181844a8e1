/** A deliberate bug: the real app with one module put in place of its own. */
export interface Mutant {
  readonly bug: string;
  /** Within so many seeds, from 1, a run must fail. */
  readonly within: number;
  /** A seed that is known to show it: it is tried first, to save time. When stories change it may no longer, and then the others are. */
  readonly seed: number;
  readonly module: string;
  readonly replace: () => object;
  /** Another module that the bug takes to, if any. */
  readonly also?: { readonly module: string; readonly replace: () => object };
}
