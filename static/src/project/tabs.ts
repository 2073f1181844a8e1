export const TABS = ['overview', 'milestones', 'invoices', 'retainers', 'scope', 'forecast', 'reconciliation', 'activity'] as const;
export type Tab = (typeof TABS)[number];

/** Where in the page the reader is: a tab, and what is opened or chosen in it. */
export interface Place {
  readonly tab: Tab;
  readonly invoice?: string;
  /** What of a tab's rows is shown, and in which order. */
  readonly list?: string;
  /** What of the forecast is shown. */
  readonly forecast?: string;
  /** The milestone whose work is shown. */
  readonly scope?: string | undefined;
}

/** Before what a list was asked for, so that it is no invoice's number. */
const LIST = '~';

/** The place that a path or hash names; the first tab when it names none. */
export function placeOf(path: string): Place {
  const [name = '', ...inside] = path.replace(/^[#/]+/u, '').split(/[?#]/u)[0]?.split('/') ?? [];
  const tab = TABS.find((candidate) => candidate === name) ?? 'overview';
  const parts = inside.map(decoded).filter((part) => part !== '');
  const opened = parts.find((part) => !part.startsWith(LIST));
  const list = parts.find((part) => part.startsWith(LIST))?.slice(LIST.length);
  const listed = list === undefined || list === '' ? {} : { list };
  switch (tab) {
    case 'invoices':
      return { tab, ...(opened === undefined ? {} : { invoice: opened }), ...listed };
    case 'milestones':
    case 'retainers':
    case 'activity':
      return { tab, ...listed };
    case 'forecast':
      return opened === undefined ? { tab } : { tab, forecast: opened };
    case 'scope':
      return { tab, ...(opened === undefined ? {} : { scope: opened }), ...listed };
    default:
      return { tab };
  }
}

export function pathOf({ tab, invoice, list, forecast, scope }: Place): string {
  const parts = [invoice ?? scope ?? forecast ?? '', list === undefined || list === '' ? '' : `${LIST}${list}`].filter((part) => part !== '');
  return ['', tab, ...parts.map(encodeURIComponent)].join('/');
}

/** An address that somebody cut short names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
