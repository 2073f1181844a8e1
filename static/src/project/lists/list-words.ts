import type { MoneyView } from '../../../../src/handlers/pages/api';
import { sign, subtract } from '../../shared/money';

/** Whether every word that was looked for stands somewhere in these texts, in whatever case. */
export function holdsWords(search: string, texts: readonly (string | undefined)[]): boolean {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter((word) => word !== '');
  const whole = texts.map((text) => text?.toLocaleLowerCase() ?? '').join('\n');
  return words.every((word) => whole.includes(word));
}

/** What rows are put in order by. */
export type SortValue = string | number | MoneyView | undefined;

/** Rows in order; those that compare alike stay as they were, and those without the value come last either way. Amounts go by currency first: yen don't compare with dollars. */
export function inOrder<Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, descending: boolean): readonly Row[] {
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  const known = keyed.filter(({ value }) => value !== undefined).sort((one, other) => compare(one.value, other.value) * (descending ? -1 : 1));
  return [...known, ...keyed.filter(({ value }) => value === undefined)].map(({ row }) => row);
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compare(one: SortValue, other: SortValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return collator.compare(one, other);
  if (typeof one === 'object' && typeof other === 'object') return one.currency === other.currency ? sign(subtract(one, other)) : collator.compare(one.currency, other.currency);
  return 0;
}

/** What a list was asked for, as its address holds it: only what is not usual. */
export type Asked = Readonly<Record<string, string>>;

export const writeAsked = (asked: Asked): string => new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();

export const readAsked = (address: string): Asked => Object.fromEntries(new URLSearchParams(address));

/** The value of an address, when it is one of those that there are. */
export const oneOf = <Value extends string>(values: readonly Value[], asked: string | undefined): Value | undefined => values.find((value) => value === asked);
