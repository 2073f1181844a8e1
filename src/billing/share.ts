import { problem } from './problem';
import { ok, refused, type Result } from './result';

/** The whole of a price, in basis points: 1/100 of a per cent. */
export const WHOLE = 10_000;

/**
 * A percentage as people type it (`25`, `12.5 %`, `33,33`) in basis points. More than two decimals are refused, not rounded: a share of 33.333 %
 * would not be what was agreed.
 */
export function parsePercent(text: string, path = 'percent'): Result<number> {
  const given = text.normalize('NFKC').trim();
  const parts = /^([+-]?)(\d+)(?:[.,](\d+))?\s*%?$/.exec(given);
  if (!parts) return refused(problem('SHARE_NOT_A_NUMBER', 'page', { given }, path));
  const [, sign, whole = '', fraction = ''] = parts;
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
  const inRange = sign !== '-' && basisPoints > 0 && basisPoints <= WHOLE && !/[1-9]/.test(fraction.slice(2));
  return inRange ? ok(basisPoints) : refused(problem('SHARE_OUT_OF_RANGE', 'page', { given }, path));
}

/** Without a per cent sign and needless zeros: `25`, `12.5`, `33.33`. */
export const formatPercent = (basisPoints: number): string => String(basisPoints / 100);
