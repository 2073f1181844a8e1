/** Counts in fixed windows of the platform's time. */
export class RateWindow {
  private window = -1;
  private used = 0;
  constructor(
    private readonly lengthMs: number,
    private readonly limit: number,
    private readonly now: () => number,
  ) {}

  /** Takes some of what is left; false when there is not enough. */
  take(amount: number): boolean {
    const window = Math.floor(this.now() / this.lengthMs);
    if (window !== this.window) {
      this.window = window;
      this.used = 0;
    }
    if (this.used + amount > this.limit) return false;
    this.used += amount;
    return true;
  }
}
