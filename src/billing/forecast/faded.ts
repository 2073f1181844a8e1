import { addBell, DELAYS, type Delays, type Kernel } from './delays';

/**
 * How often each delay was seen, where what is old counts less (half after `halfLife` days), leaning on `parent` as if it had been seen `lean` times: with
 * little history it says what its parent says, with much what was seen.
 */
export class Faded {
  private readonly seen: Delays = new Float64Array(DELAYS);
  private readonly mixed: Delays = new Float64Array(DELAYS);
  private weight = 0;
  private day: number | undefined;

  constructor(
    private readonly kernel: Kernel,
    private readonly halfLife: number,
    private readonly parent: Delays | Faded,
    private readonly lean: number,
  ) {}

  add(delay: number, day: number, weight: number): void {
    this.fadeTo(day);
    addBell(this.seen, delay, weight, this.kernel);
    this.weight += weight;
  }

  /** The chances as they stand; the array is used again by the next call. */
  chances(): Delays {
    const parent = this.parent instanceof Faded ? this.parent.chances() : this.parent;
    const total = this.weight + this.lean;
    for (let place = 0; place < DELAYS; place += 1) this.mixed[place] = ((this.seen[place] ?? 0) + this.lean * (parent[place] ?? 0)) / total;
    return this.mixed;
  }

  private fadeTo(day: number): void {
    const passed = day - (this.day ?? day);
    this.day = Math.max(day, this.day ?? day);
    if (passed <= 0) return;
    const left = 2 ** (-passed / this.halfLife);
    for (let place = 0; place < DELAYS; place += 1) this.seen[place] = (this.seen[place] ?? 0) * left;
    this.weight *= left;
  }
}
