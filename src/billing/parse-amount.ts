import { currencyMark } from './currency-mark';
import { exponentOf, formatMoney, isPositive, largest, money, type CurrencyCode, type Money } from './money';
import { fitsLedger, tooFine } from './ledger-decimals';
import { problem } from './problem';
import type { ProblemCode } from './problems';
import { readNumber } from './read-number';
import { ok, refused, type Result } from './result';

/** Longer than any amount that could be right: no time is spent on it. */
const LONGEST = 60;

/**
 * An amount as people type it: `12,000`, `12.000,00`, `12 000.50`, `12'000`, `12k`, `AU$ 12,000.00`, `12000 AUD`. How
 * separators are read stands in read-number.ts; what is not certain is refused, because a thousandfold error is the worst one there is.
 * Only amounts above zero that an invoice can hold are taken.
 */
export function parseAmount(text: string, currency: CurrencyCode, path = 'amount'): Result<Money> {
  const given = text.normalize('NFKC').replace(/\s+/g, ' ').replace('−', '-').trim();
  const refuse = (code: ProblemCode, params: Readonly<Record<string, string>> = { given }): Result<never> => refused(problem(code, 'page', params, path));
  if (given === '') return refuse('AMOUNT_MISSING', {});
  if (given.length > LONGEST) return refuse('AMOUNT_NOT_A_NUMBER', { given: `${given.slice(0, LONGEST)}…` });

  const parts = PARTS.exec(given);
  if (!parts?.groups) return refuse('AMOUNT_NOT_A_NUMBER');
  const { before = '', sign = '', sign2 = '', body = '', thousand = '', after = '' } = parts.groups;
  const mark = currencyMark([before, after].filter((part) => part.trim() !== ''), currency);
  if (mark === 'other') return refuse('CURRENCY_MISMATCH', { given, currency });
  if (mark === 'none') return refuse('AMOUNT_NOT_A_NUMBER');

  const exponent = exponentOf(currency);
  const read = readNumber(body, exponent + (thousand === '' ? 0 : 3));
  if (read === 'unreadable') return refuse('AMOUNT_NOT_A_NUMBER');
  if (read === 'ambiguous') return refuse('AMOUNT_AMBIGUOUS');
  if (read === 'too-precise') return refuse('AMOUNT_TOO_PRECISE', { given, currency, decimals: String(exponent) });

  const minor = Number(read.digits);
  if (minor > largest(currency).minor) return refuse('AMOUNT_TOO_LARGE', { given, limit: formatMoney(largest(currency)) });
  const amount = money(minor, currency);
  if (!fitsLedger(amount)) return refused({ ...tooFine(amount, path), component: 'page' });
  return isPositive(amount) && !(sign + sign2).includes('-') ? ok(amount) : refuse('AMOUNT_NOT_POSITIVE');
}

/** A mark of currency before or after, a sign on either side of the mark, digits with separators, perhaps a `k`. */
const PARTS =
  /^(?<sign>[+-]?) ?(?<before>[^\d.,'’+-]*?) ?(?<sign2>[+-]?) ?(?<body>[\d.,][\d.,'’ʼ ]*?) ?(?<thousand>(?:k(?!\p{L}))?)(?<after>(?: ?[^\d.,'’+\- ]+)?)$/iu;
