/** How often each call of the API was made, by route (`PUT /Invoices`), refused ones included. */
export class CallMeter {
  private calls = new Map<string, number>();

  count(route: string): void {
    this.calls.set(route, (this.calls.get(route) ?? 0) + 1);
  }

  read(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.calls);
  }

  reset(): void {
    this.calls.clear();
  }
}
