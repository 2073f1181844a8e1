export const TABS = ['overview', 'forecast'] as const;

/** Where in finance's page the reader is: a tab, and what of the forecast is shown. */
export interface Place {
  readonly tab: (typeof TABS)[number];
  readonly forecast?: string;
}

export function placeOf(path: string): Place {
  const [name = '', inside = ''] = path.replace(/^[#/]+/u, '').split(/[?#]/u)[0]?.split('/') ?? [];
  if (name !== 'forecast') return { tab: 'overview' };
  const forecast = decoded(inside);
  return forecast === '' ? { tab: 'forecast' } : { tab: 'forecast', forecast };
}

export const pathOf = ({ tab, forecast }: Place): string => (forecast ? `/${tab}/${encodeURIComponent(forecast)}` : `/${tab}`);

/** An address that somebody cut short names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
