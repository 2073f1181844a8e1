import type { CreditNote, Invoice, Organisation } from '../state';
import { longDay } from './dates';
import { Decimal } from './decimal';
import { totals, type Totals } from './tax';

/** What invoices and credit notes have in common. */

export const TEXT_MOST = 255;

export function documentTotals({ lines, lineAmountTypes }: Pick<Invoice | CreditNote, 'lines' | 'lineAmountTypes'>): Totals {
  const amounts = lines.map((line) => ({ lineAmount: Decimal.of(line.lineAmount), taxAmount: Decimal.of(line.taxAmount) }));
  return totals(amounts, lineAmountTypes);
}

export function sumOf(parts: readonly { readonly amount: string }[]): Decimal {
  return Decimal.sum(parts.map(({ amount }) => Decimal.of(amount))).round(2);
}

/** Why a document of that date can't be written, or undefined. Days on the lock date are locked. */
export function refuseLockedDate(organisation: Organisation, day: string): string | undefined {
  const { periodLockDate, endOfYearLockDate } = organisation;
  if (endOfYearLockDate !== undefined && day <= endOfYearLockDate) return locked('end of year lock date', endOfYearLockDate);
  if (periodLockDate !== undefined && day <= periodLockDate) return locked('period lock date', periodLockDate);
  return undefined;
}

function locked(which: string, day: string): string {
  return `The document date cannot be before the ${which}, currently set at ${longDay(day)}`;
}

interface CurrencyInput {
  readonly currency?: string;
  readonly currencyRate?: Decimal;
}

/** Sets the document's currency and rate, or says why not. */
export function applyCurrency(organisation: Organisation, next: Pick<Invoice | CreditNote, 'currency' | 'currencyRate'>, input: CurrencyInput, messages: string[]): void {
  const code = input.currency ?? next.currency;
  const currency = organisation.currencies.find((known) => known.code === code);
  if (!currency) {
    messages.push(`Organisation is not subscribed to currency ${code}`);
    return;
  }
  const changed = code !== next.currency;
  next.currency = code;
  if (code === organisation.baseCurrency) next.currencyRate = '1';
  else if (input.currencyRate) next.currencyRate = input.currencyRate.round(6).toString();
  else if (changed) next.currencyRate = currency.rate;
}
