/**
 * When an invoice is due: Xero's four kinds, plus due on receipt and due before release. `before_release` is due on the invoice's own date: the
 * money is wanted before the work goes out, and the release gate is what enforces it.
 */
export type Terms =
  | { readonly kind: 'days_after_invoice'; readonly days: number }
  | { readonly kind: 'days_after_month_end'; readonly days: number }
  | { readonly kind: 'day_of_month'; readonly day: number }
  | { readonly kind: 'day_of_next_month'; readonly day: number }
  | { readonly kind: 'on_receipt' }
  | { readonly kind: 'before_release' };
