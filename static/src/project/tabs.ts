export const TABS = ['overview', 'milestones', 'invoices', 'retainers', 'forecast', 'reconciliation', 'activity'] as const;
export type Tab = (typeof TABS)[number];

/** Where in the page the reader is: a tab, and what is opened or chosen in it. */
export interface Place {
  readonly tab: Tab;
  readonly invoice?: string;
  /** What of the forecast is shown. */
  readonly forecast?: string;
}

/** The place that a path or hash names; the first tab when it names none. */
export function placeOf(path: string): Place {
  const [name = '', inside = ''] = path.replace(/^[#/]+/u, '').split(/[?#]/u)[0]?.split('/') ?? [];
  const tab = TABS.find((candidate) => candidate === name) ?? 'overview';
  const opened = decoded(inside);
  if (opened === '') return { tab };
  return tab === 'invoices' ? { tab, invoice: opened } : tab === 'forecast' ? { tab, forecast: opened } : { tab };
}

export function pathOf({ tab, invoice, forecast }: Place): string {
  if (forecast) return `/${tab}/${encodeURIComponent(forecast)}`;
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
