/** Whether two things that were read say the same. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a form shows once what it was filled from is read again: each field that a person changed stays as they typed it, and each that they left is as it is `now`. So what somebody
 * else changed meanwhile is neither hidden nor taken back.
 */
export function retyped<Draft>(before: Draft, typed: Draft, now: Draft): Draft;
export function retyped(before: unknown, typed: unknown, now: unknown): unknown {
  if (!isRecord(before) || !isRecord(typed) || !isRecord(now)) return isSame(before, typed) ? now : typed;
  const fields = [...new Set([...Object.keys(now), ...Object.keys(typed)])];
  return Object.fromEntries(fields.map((field) => [field, retyped(before[field], typed[field], now[field])] as const).filter(([, value]) => value !== undefined));
}
