import { cut } from './cut';

/** What a line may say at most, and a reference: Xero's limits (developer.xero.com, Invoices: Description 4000, Reference 255). */
export const MAX_DESCRIPTION = 4000;
export const MAX_REFERENCE = 255;

/** Tells the client which deliverable they pay for. Parts are divided by ` – `; one with nothing to say is left out. */
export const LINE_TEMPLATE = '{milestone} ({place} of {count}) – {deliverable} – {key}';

export interface LineFacts {
  readonly milestone: string;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  readonly deliverable?: string;
  /** The work item's key. */
  readonly key: string;
}

/** The text of an invoice's line. When it would be too long the deliverable gives way first, so that name, place and key stay. */
export function lineDescription(facts: LineFacts, template = LINE_TEMPLATE): string {
  const text = filled(facts, template);
  const over = text.length - MAX_DESCRIPTION;
  if (over <= 0) return text;
  const deliverable = tidy(facts.deliverable ?? '');
  const shorter = cut(deliverable, Math.max(0, deliverable.length - over));
  return cut(filled({ ...facts, deliverable: shorter }, template), MAX_DESCRIPTION);
}

function filled(facts: LineFacts, template: string): string {
  const values: Readonly<Record<string, string>> = {
    milestone: tidy(facts.milestone),
    place: String(facts.place),
    count: String(facts.count),
    deliverable: tidy(facts.deliverable ?? ''),
    key: facts.key,
  };
  const parts = template.split(DIVIDER).map((part) => part.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
  return parts.filter((part) => part.trim() !== '').join(DIVIDER);
}
const DIVIDER = ' – ';

/** The text of the line that bills the rest of another. */
const REST = ' (rest)';
export const restDescription = (description: string): string => `${cut(description, MAX_DESCRIPTION - REST.length)}${REST}`;

/** Tells the client which days of what they pay for. */
export function periodLine({ retainer, days, text, key }: { readonly retainer: string; readonly days: string; readonly text: string; readonly key: string }): string {
  const parts = (said: string): string => [tidy(retainer), days, said, key].filter((part) => part !== '').join(DIVIDER);
  const over = parts(tidy(text)).length - MAX_DESCRIPTION;
  return cut(parts(over <= 0 ? tidy(text) : cut(tidy(text), Math.max(0, tidy(text).length - over))), MAX_DESCRIPTION);
}

/** Control characters and halves of characters would be refused, or break the document; line breaks inside a line's text are kept. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\p{Cs}|[^\P{Cc}\n]/gu, ' ').trim();

/** The text of a change order's line: its number, by which both sides know it, and what was agreed. */
export const orderDescription = ({ number, title, text }: { readonly number: number; readonly title: string; readonly text: string }): string =>
  cut(tidy(text === '' ? `Change order ${number}: ${title}` : `Change order ${number}: ${title}\n${text}`), MAX_DESCRIPTION);

/** The client's purchase order, if there is one, and the key of the work: what both sides search their books by. The key always stays whole. */
export function reference(key: string, poNumber?: string): string {
  const order = tidy(poNumber ?? '').replace(/\n/g, ' ');
  if (order === '') return key;
  const tail = ` / ${key}`;
  return `${cut(order, MAX_REFERENCE - tail.length)}${tail}`;
}

/** What is deducted and billed beside the milestones: English, like all that the invoice says by itself. `taxed`: tax was charged on the deposit, so that it is not charged again. */
export const depositLine = (price: string, key: string): string => `Deposit on the agreed price of ${price}${DIVIDER}${key}`;
export const drawnLine = (invoice: string, taxed: boolean): string => `Less deposit invoiced as ${invoice}${taxed ? ', with the tax that was charged on it' : ''}`;
export const withheldLine = (percent: string, gross: string): string => `Retention ${percent} % of ${gross}, invoiced when it is released`;
export const settledLine = 'Less retention that was released before';
export const releasedLine = (invoices: readonly string[], key: string): string => `${cut(`Retention released, withheld on ${invoices.join(', ')}`, MAX_DESCRIPTION - 100)}${DIVIDER}${key}`;
