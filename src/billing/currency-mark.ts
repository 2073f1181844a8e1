import { isCurrency, type CurrencyCode } from './currency';

/**
 * Whether what stands beside an amount (`AUD`, `A$`, `€`) names this currency, another one, or none at all. A plain `$`, `£` or `¥`
 * names any currency that is written so, since the contract has already said which.
 */
export function currencyMark(marks: readonly string[], currency: CurrencyCode): 'this' | 'other' | 'none' {
  const own = marksOf(currency);
  const verdicts = marks.map((mark) => mark.trim().toUpperCase()).map((mark) => (own.has(mark) ? 'this' : isCurrency(mark) || /\p{Sc}/u.test(mark) ? 'other' : 'none'));
  if (verdicts.includes('none')) return 'none';
  return verdicts.includes('other') ? 'other' : 'this';
}

const known = new Map<CurrencyCode, ReadonlySet<string>>();

function marksOf(currency: CurrencyCode): ReadonlySet<string> {
  const marks = known.get(currency) ?? findMarks(currency);
  known.set(currency, marks);
  return marks;
}

/** `AUD`, `$`, `A$` and, by the country in the code, `AU$`. */
function findMarks(currency: CurrencyCode): ReadonlySet<string> {
  const plain = symbol(currency, 'narrowSymbol');
  const usual = [currency, plain, symbol(currency, 'symbol')];
  const prefixed = /\p{Sc}$/u.test(plain) ? [currency.slice(0, 2) + plain, currency.slice(0, 1) + plain] : [];
  return new Set([...usual, ...prefixed].map((mark) => mark.toUpperCase()));
}

const symbol = (currency: CurrencyCode, currencyDisplay: 'symbol' | 'narrowSymbol'): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay }).formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
