import type { ActivityView } from '../../../src/handlers/pages/api';
import { sayAmounts, sayPhrase, sayValue, type Speech } from './say-value';

export type EventView = ActivityView['event'];
export type EventOf<Kind extends EventView['kind']> = Extract<EventView, { readonly kind: Kind }>;
type ProblemOf = EventOf<'invoice-held'>['problem'];
type Change = EventOf<'invoice-mirrored'>['changes'][number];

/** What a language's sentences say parts of an event with. */
export interface Say {
  readonly money: Speech['formats']['money'];
  readonly date: Speech['formats']['date'];
  readonly instant: Speech['formats']['instant'];
  /** What happened, and what it means for the money. */
  readonly problem: (problem: ProblemOf) => string;
  /** The changes, each with its parts as this reader writes them. */
  readonly changes: (changes: readonly Change[]) => readonly Change[];
}

/** One sentence for each kind of event: what happened; who did it and when stand beside it. */
export type ActivityTexts = { readonly [Kind in EventView['kind']]: (event: EventOf<Kind>, say: Say) => string };

export function sayActivity(event: EventView, texts: ActivityTexts, speech: Speech, problem: Say['problem']): string {
  const sentence = texts[event.kind] as (event: EventView, say: Say) => string;
  return sentence(event, { ...speech.formats, problem, changes: (changes) => changes.map((change) => sayChange(change, speech)) });
}

/** Fields that hold somebody's own words: only that there are none is ours to say. */
const OWN_WORDS = new Set(['name', 'deliverable', 'client', 'reference', 'number', 'account', 'purchase order', 'number prefix', 'text']);

export function sayChange({ field, from, to }: Change, speech: Speech): Change {
  return { field: sayPhrase(field, speech.phrases) ?? field, from: sayFieldValue(field, from, speech), to: sayFieldValue(field, to, speech) };
}

/** The value of a field of a contract, milestone or invoice, as records hold it. */
export function sayFieldValue(field: string, value: string, speech: Speech): string {
  if (OWN_WORDS.has(field)) return value === 'none' ? (sayPhrase(value, speech.phrases) ?? value) : value;
  return field === 'lines' || field === 'price' ? sayAmounts(sayPhrase(value, speech.phrases) ?? value, speech) : sayValue(value, speech);
}
