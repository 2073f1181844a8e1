import * as z from 'zod/mini';

const messages = z.optional(z.nullable(z.array(z.object({ Message: z.optional(z.nullable(z.string())) }))));
const flag = z.optional(z.nullable(z.boolean()));

/** How one thing of an element, its contact or a line say, is marked as wrong. */
export const faultShape = { HasErrors: flag, HasValidationErrors: flag, ValidationErrors: messages };

/**
 * The parts of an element in which Xero reports what is wrong with it: on itself, on its contact and on each line.
 */
export const faultsShape = {
  ...faultShape,
  StatusAttributeString: z.optional(z.nullable(z.string())),
  Contact: z.optional(z.nullable(z.looseObject(faultShape))),
  LineItems: z.optional(z.nullable(z.array(z.looseObject(faultShape)))),
};
const element = z.looseObject(faultsShape);
export type Faults = z.infer<typeof element>;

const refusal = z.looseObject({
  Message: z.optional(z.nullable(z.string())),
  Detail: z.optional(z.nullable(z.string())),
  Elements: z.optional(z.nullable(z.array(element))),
});

/** Every message on an element, in order, each once. */
export function faultMessages(faults: Faults): readonly string[] {
  const holders = [faults, ...(faults.Contact ? [faults.Contact] : []), ...(faults.LineItems ?? [])];
  const texts = holders.flatMap((holder) => (holder.ValidationErrors ?? []).map((error) => tidy(error.Message ?? '')));
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** The same, with words of ours where Xero gives none. */
export function faultsOf(faults: Faults, what: string): readonly string[] {
  const found = faultMessages(faults);
  return found.length > 0 ? found : [`Xero marked ${what} as wrong without saying why`];
}

/**
 * Whether Xero marked the element as not accepted. Status says nothing: a refused element repeats the status that was asked for
 * (recorded 2026-09-14), and with HTTP 200 at that.
 */
export function isFaulty(faults: Faults): boolean {
  return (
    faults.StatusAttributeString?.toUpperCase() === 'ERROR' ||
    faults.HasErrors === true ||
    faults.Contact?.HasValidationErrors === true ||
    faultMessages(faults).length > 0
  );
}

/** What an HTTP 400 says, from whichever of its shapes it has; empty when it says nothing that can be read. */
export function refusalMessages(body: string): readonly string[] {
  const parsed = refusal.safeParse(parseJson(body));
  if (!parsed.success) return [];
  const { Elements, Message, Detail } = parsed.data;
  const specific = [...new Set((Elements ?? []).flatMap(faultMessages))];
  if (specific.length > 0) return specific;
  return [Message, Detail].map((text) => tidy(text ?? '')).filter((text) => text !== '');
}

/** undefined when it isn't JSON, which JSON itself can't say. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

const LONGEST_MESSAGE = 500;

/** One line, of bounded length, without anything that looks like a token. */
function tidy(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const safe = line.replace(/\b(?:eyJ[\w-]{8,}(?:\.[\w-]+){0,2}|Bearer\s+\S+)/g, '…');
  return safe.length > LONGEST_MESSAGE ? `${safe.slice(0, LONGEST_MESSAGE - 1)}…` : safe;
}
