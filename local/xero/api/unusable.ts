import type { Fault } from '../faults';
import type { Answer } from './answer';
import { writeJson } from './json';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const PAGE = '<!doctype html><title>Service temporarily unavailable</title>';
const TEN_MEGABYTES = 10_000_000;
/** Fields of amounts, and how long a token lives. */
const AMOUNTS = /"(SubTotal|TotalTax|Total|Amount\w*|UnitAmount|LineAmount|TaxAmount|RemainingCredit|AppliedAmount|expires_in)":-?[\d.]+/g;

/** The answer as a fault spoils it: what was done stays done. */
export function unusable(fault: Fault, answer: Answer): Answer {
  const json = answer.body === undefined ? '' : writeJson(answer.body);
  // A status without a body becomes one that has.
  const status = answer.status === 204 ? 200 : answer.status;
  const text = (content: string): Answer => ({ status, text: { type: JSON_TYPE, content } });
  switch (fault.kind) {
    case 'html':
      return { status: 200, text: { type: HTML_TYPE, content: PAGE } };
    case 'unavailable':
      return { status: 503, text: { type: HTML_TYPE, content: PAGE } };
    case 'empty-body':
      return text('');
    case 'truncated-json':
      return text(json.slice(0, Math.ceil(json.length / 2)));
    case 'numbers-beyond-range':
      return answer.body === undefined ? answer : text(json.replace(AMOUNTS, `"$1":${fault.number}`));
    case 'ten-megabytes':
      return text(' '.repeat(TEN_MEGABYTES) + json);
    default:
      return answer;
  }
}
