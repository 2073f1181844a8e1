import { readNumber } from '../../../src/billing/read-number';
import type { MoneyView } from '../../../src/handlers/pages/api';

/** A minus that is part of the number, and a space that keeps symbol and digits on one line. */
const NO_BREAK_SPACE = '\u00a0';

/**
 * An amount as a person of this locale writes it, with a symbol that names its country where the bare one would not:
 * `AU$ 12,000.00`, never `$12,000.00`. All digits of the amount are shown, none is rounded away.
 */
export function formatMoney(money: MoneyView, locale: string): string {
  const digits = fractionDigits(money.amount);
  const parts = formatOf(locale, money.currency, digits).formatToParts(money.amount as `${number}`);
  let text = '';
  parts.forEach((part, index) => {
    if (part.type !== 'currency') {
      text += part.value;
      return;
    }
    const symbol = clearSymbol(part.value, money.currency);
    const digitFollows = parts[index + 1]?.type === 'integer';
    text += symbol.length > 1 && digitFollows ? symbol + NO_BREAK_SPACE : symbol;
  });
  return text;
}

/** Making one takes longer than a hundred uses of it, and a long table has thousands of amounts. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

/** Many countries have a dollar, several a yen or yuan, a krone, a rupee: those are named by country or code. */
function clearSymbol(narrow: string, currency: string): string {
  if (narrow.includes('$')) return `${currency.slice(0, 2)}$`;
  if (narrow === '¥' || narrow === '￥') return `${currency.slice(0, 2)}¥`;
  if (narrow === '£' && currency !== 'GBP') return currency;
  return /^[a-z.₨]+$/iu.test(narrow) ? currency : narrow;
}

/** `amount` minus `other`, both of one currency, exact. */
export function subtract(amount: MoneyView, other: MoneyView): MoneyView {
  const digits = Math.max(fractionDigits(amount.amount), fractionDigits(other.amount));
  return { amount: fromMinor(toMinor(amount.amount, digits) - toMinor(other.amount, digits), digits), currency: amount.currency };
}

export function add(amount: MoneyView, other: MoneyView): MoneyView {
  return subtract(amount, { ...other, amount: negated(other.amount) });
}

/** -1 owed the other way, 0 nothing, 1 something. */
export function sign(money: MoneyView): -1 | 0 | 1 {
  const minor = toMinor(money.amount, fractionDigits(money.amount));
  return minor < 0n ? -1 : minor > 0n ? 1 : 0;
}

export function absolute(money: MoneyView): MoneyView {
  return sign(money) < 0 ? { ...money, amount: negated(money.amount) } : money;
}

/** `part` of `whole` in per cent from 0 to 100, for drawing only; 0 when there is no whole. */
export function percentOf(part: MoneyView, whole: MoneyView): number {
  const digits = Math.max(fractionDigits(part.amount), fractionDigits(whole.amount));
  const of = toMinor(whole.amount, digits);
  if (of <= 0n) return 0;
  const basisPoints = (toMinor(part.amount, digits) * 10_000n) / of;
  return Math.min(100, Math.max(0, Number(basisPoints) / 100));
}

/**
 * What an amount as typed certainly means, or nothing when it could mean two things: `12,000`, `12.000,00`, `12 000.50`, `12k`. Separators are read by the
 * server's own rules, so what is shown is what will be understood. Only the server decides; this is for showing it back while typing.
 */
export function readAmount(typed: string, currency: string): MoneyView | undefined {
  const { body = '', thousand = '' } = TYPED.exec(typed.normalize('NFKC').replace(/\s+/gu, ' ').trim())?.groups ?? {};
  const digits = currencyDigits(currency);
  if (body === '' || body.length > LONGEST || digits === undefined) return undefined;
  const read = readNumber(body, digits + (thousand === '' ? 0 : THOUSANDS));
  // The ledger holds two decimals of any currency.
  if (typeof read === 'string' || BigInt(read.digits) % 10n ** BigInt(Math.max(0, digits - LEDGER_DECIMALS)) !== 0n) return undefined;
  return { amount: fromMinor(BigInt(read.digits), digits), currency };
}

/** Digits with separators, perhaps a `k`; a currency's own mark is left to the server. */
const TYPED = /^(?<body>[\d.,][\d.,'’ʼ ]*?) ?(?<thousand>k?)$/iu;
const THOUSANDS = 3;
const LEDGER_DECIMALS = 2;
/** Longer than any amount that could be right. */
const LONGEST = 60;

function currencyDigits(currency: string): number | undefined {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  } catch {
    return undefined;
  }
}

function fractionDigits(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

function toMinor(amount: string, digits: number): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const minor = BigInt(whole + fraction.padEnd(digits, '0'));
  return amount.startsWith('-') ? -minor : minor;
}

function fromMinor(minor: bigint, digits: number): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return minor < 0n ? `-${amount}` : amount;
}
