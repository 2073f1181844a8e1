export const TABS = ['overview', 'clients', 'invoices', 'forecast'] as const;

/** Where in finance's page the reader is: a tab, and what of it is shown, as that tab reads it. */
export interface Place {
  readonly tab: (typeof TABS)[number];
  readonly inside?: string;
}

export function placeOf(path: string): Place {
  const [name = '', inside = ''] = path.replace(/^[#/]+/u, '').split(/[?#]/u)[0]?.split('/') ?? [];
  const tab = TABS.find((one) => one === name);
  if (tab === undefined) return { tab: 'overview' };
  const shown = decoded(inside);
  return shown === '' ? { tab } : { tab, inside: shown };
}

export const pathOf = ({ tab, inside }: Place): string => (inside ? `/${tab}/${encodeURIComponent(inside)}` : `/${tab}`);

/** An address that somebody cut short names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
