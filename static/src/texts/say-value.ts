import type { Formats } from '../shared/formats';

/** What a record keeps in plain English words, in another language: `{}` stands for a part that is said by itself. English has none. */
export type Phrases = Readonly<Record<string, string>>;

export interface Speech {
  readonly phrases: Phrases;
  readonly formats: Pick<Formats, 'money' | 'date' | 'instant'>;
}

/**
 * A value that the app wrote into a record as text, as this reader writes it: an amount (`AUD 12,000.00`), a day (`2026-12-22`, `22 Dec 2026`), or words of the app's own.
 * Anything else is somebody's own words, and stays as it is.
 */
export function sayValue(value: string, { phrases, formats }: Speech): string {
  const money = moneyIn(value);
  if (money) return formats.money(money);
  const date = dateIn(value);
  if (date !== undefined) return formats.date(date);
  return sayPhrase(value, phrases) ?? fromTemplate(value, { phrases, formats }) ?? value;
}

const AMOUNT = /([A-Z]{3}) (-?\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?![\d,]*\d)/;

/** Amounts inside other words, as in a list of lines. */
export const sayAmounts = (text: string, { formats }: Speech): string =>
  text.replace(new RegExp(`\\b${AMOUNT.source}`, 'g'), (_, currency: string, amount: string) => formats.money({ amount: amount.replaceAll(',', ''), currency }));

function moneyIn(value: string): Parameters<Formats['money']>[0] | undefined {
  const [, currency, amount] = new RegExp(`^${AMOUNT.source}$`).exec(value) ?? [];
  return currency === undefined || amount === undefined ? undefined : { amount: amount.replaceAll(',', ''), currency };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day of the calendar as records hold it, as `YYYY-MM-DD`. */
function dateIn(value: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(value) ?? [];
  const place = MONTHS.indexOf(month) + 1;
  const written = place === 0 ? value : `${year}-${String(place).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written)) ? written : undefined;
}

/** Words of the app's own, as they stand. */
export const sayPhrase = (words: string, phrases: Phrases): string | undefined => (Object.hasOwn(phrases, words) ? phrases[words] : undefined);

/** By the template that says most of it itself: `on the {}st of the month` rather than `on {}`. */
function fromTemplate(value: string, speech: Speech): string | undefined {
  let best: { readonly length: number; readonly text: string } | undefined;
  for (const [template, said] of Object.entries(speech.phrases)) {
    if (!template.includes('{}') || template.length <= (best?.length ?? 0)) continue;
    const parts = new RegExp(`^${template.split('{}').map(escaped).join('(.+)')}$`).exec(value)?.slice(1);
    if (parts) best = { length: template.length, text: parts.reduce((text, part) => text.replace('{}', () => sayValue(part, speech)), said) };
  }
  return best?.text;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
