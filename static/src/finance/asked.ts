import { AGES, type Age } from '../../../src/billing/age';
import type { OwedView } from '../../../src/handlers/pages/api';
import { holdsWords, oneOf, readAsked, writeAsked } from '../project/lists/list-words';

/** What a list was asked for: what is looked for in it, and its order. */
export interface Asked {
  readonly search: string;
  /** A column's key; empty: as the list comes. */
  readonly sort: string;
  readonly descending: boolean;
}

/** The same for open invoices, with what they are chosen by; empty: all. */
export interface OwedAsked extends Asked {
  readonly client: string;
  readonly project: string;
  readonly currency: string;
  readonly age: Age | 'late' | '';
}

export const ALL: Asked = { search: '', sort: '', descending: false };
export const ALL_OWED: OwedAsked = { ...ALL, client: '', project: '', currency: '', age: '' };

const sortText = ({ sort, descending }: Asked): string => (sort === '' ? '' : `${descending ? '-' : ''}${sort}`);

export const writeList = (asked: Asked): string => writeAsked({ q: asked.search, sort: sortText(asked) });

export function readList(address: string): Asked {
  const { q = '', sort = '' } = readAsked(address);
  return { search: q, sort: sort.replace(/^-/u, ''), descending: sort.startsWith('-') };
}

export const writeOwed = ({ client, project, currency, age, ...asked }: OwedAsked): string => writeAsked({ q: asked.search, client, project, currency, age, sort: sortText(asked) });

export function readOwed(address: string): OwedAsked {
  const { client = '', project = '', currency = '', age } = readAsked(address);
  return { ...readList(address), client, project, currency, age: oneOf([...AGES, 'late'] as const, age) ?? '' };
}

/** The next order when a column's heading is pressed: by it, then the other way round, then as the list comes. */
export function sortedBy<One extends Asked>(asked: One, key: string): One {
  if (asked.sort !== key) return { ...asked, sort: key, descending: false };
  return asked.descending ? { ...asked, sort: '', descending: false } : { ...asked, descending: true };
}

export function isOwedAsked({ search, client, project, currency, age }: OwedAsked, row: OwedView): boolean {
  if (client !== '' && row.client.id !== client) return false;
  if (project !== '' && row.project.id !== project) return false;
  if (currency !== '' && row.due.currency !== currency) return false;
  if (age === 'late' ? row.daysLate === 0 : age !== '' && row.age !== age) return false;
  return holdsWords(search, [row.number, row.client.name, row.contractName, row.project.key]);
}
