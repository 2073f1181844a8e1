import { parseModifiedSince } from '../rules/dates';
import { badQuery, malformed } from './answer';
import type { Wire } from './json';

const PAGE_SIZE = 100;
const PAGE_SIZE_MOST = 1000;

/** Query parameters, whose names Xero reads without regard to case. */
export class Query {
  private readonly values: ReadonlyMap<string, string>;

  constructor(params: URLSearchParams) {
    this.values = new Map([...params].map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** With a parameter set, whatever was asked. */
  with(name: string, value: string): Query {
    return new Query(new URLSearchParams([...this.values, [name, value]]));
  }

  unknown(known: readonly string[]): string[] {
    const names = new Set(known.map((name) => name.toLowerCase()));
    return [...this.values.keys()].filter((name) => !names.has(name));
  }

  text(name: string): string | undefined {
    const value = this.values.get(name.toLowerCase());
    return value === undefined || value === '' ? undefined : value;
  }

  list(name: string): string[] | undefined {
    return this.text(name)?.split(',').map((item) => item.trim());
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (text !== 'true' && text !== 'false') throw badQuery(`${name} must be true or false.`);
    return text === 'true';
  }

  /** The page asked for; undefined when the answer is not to be paged. Sizes out of range are brought into it. */
  page(): { readonly page: number; readonly pageSize: number } | undefined {
    const page = this.whole('page');
    const pageSize = this.whole('pageSize');
    if (page === undefined && pageSize === undefined) return undefined;
    return { page: Math.max(1, page ?? 1), pageSize: Math.min(PAGE_SIZE_MOST, Math.max(1, pageSize ?? PAGE_SIZE)) };
  }

  /** Digits kept of unit prices. */
  unitPlaces(): 2 | 4 {
    const places = this.whole('unitdp');
    if (places === undefined || places === 2) return 2;
    if (places === 4) return 4;
    throw badQuery('unitdp must be 2 or 4.');
  }

  private whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,9}$/.test(text)) throw badQuery(`${name} must be a whole number.`);
    return Number(text);
  }
}

/** One page of a list and what to say about it. */
export function paged<T>(items: readonly T[], page: { readonly page: number; readonly pageSize: number }): { items: readonly T[]; pagination: Wire } {
  const from = (page.page - 1) * page.pageSize;
  return {
    items: items.slice(from, from + page.pageSize),
    pagination: { page: page.page, pageSize: page.pageSize, pageCount: Math.ceil(items.length / page.pageSize), itemCount: items.length },
  };
}

/** Whether something that changed at `updatedAt` is given for the If-Modified-Since header, to the second. */
export function modifiedSince(headers: Headers, mode: 'inclusive' | 'exclusive'): (updatedAt: number) => boolean {
  const header = headers.get('if-modified-since');
  if (header === null || header === '') return () => true;
  const since = parseModifiedSince(header);
  if (since === undefined) throw malformed(`If-Modified-Since: '${header}' is not a date and time.`);
  return (updatedAt) => {
    const second = Math.floor(updatedAt / 1000) * 1000;
    return mode === 'inclusive' ? second >= since : second > since;
  };
}
