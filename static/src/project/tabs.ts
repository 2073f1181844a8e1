export const TABS = ['overview', 'milestones', 'invoices', 'reconciliation', 'activity'] as const;
export type Tab = (typeof TABS)[number];

/** Where in the page the reader is: a tab, and the invoice that is opened in it. */
export interface Place {
  readonly tab: Tab;
  readonly invoice?: string;
}

/** The place that a path or hash names; the first tab when it names none. */
export function placeOf(path: string): Place {
  const [name = '', inside = ''] = path.replace(/^[#/]+/u, '').split(/[?#]/u)[0]?.split('/') ?? [];
  const tab = TABS.find((candidate) => candidate === name) ?? 'overview';
  const invoice = tab === 'invoices' ? decoded(inside) : '';
  return invoice === '' ? { tab } : { tab, invoice };
}

export function pathOf({ tab, invoice }: Place): string {
  return invoice === undefined ? `/${tab}` : `/${tab}/${encodeURIComponent(invoice)}`;
}

/** An address that somebody cut short names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
