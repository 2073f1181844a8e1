export const TABS = ['overview', 'milestones', 'invoices', 'retainers', 'scope', 'forecast', 'reconciliation', 'activity'] as const;
export type Tab = (typeof TABS)[number];

/** Where in the page the reader is: a tab, and what is opened or chosen in it. */
export interface Place {
  readonly tab: Tab;
  readonly invoice?: string;
  /** What of the forecast is shown. */
  readonly forecast?: string;
  /** The milestone whose work is shown. */
  readonly scope?: string;
}

/** The place that a path or hash names; the first tab when it names none. */
export function placeOf(path: string): Place {
  const [name = '', inside = ''] = path.replace(/^[#/]+/u, '').split(/[?#]/u)[0]?.split('/') ?? [];
  const tab = TABS.find((candidate) => candidate === name) ?? 'overview';
  const opened = decoded(inside);
  if (opened === '') return { tab };
  return tab === 'invoices' ? { tab, invoice: opened } : tab === 'forecast' ? { tab, forecast: opened } : tab === 'scope' ? { tab, scope: opened } : { tab };
}

export function pathOf({ tab, invoice, forecast, scope }: Place): string {
  const inside = invoice ?? scope ?? forecast ?? '';
  return inside === '' ? `/${tab}` : `/${tab}/${encodeURIComponent(inside)}`;
}

/** An address that somebody cut short names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
