import { describe, expect, it } from '@jest/globals';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { isAt, isStale, problemAt, problemsElsewhere } from './problem-places';

const problem = (path?: string, code: ProblemView['code'] = 'FIELD_INVALID'): ProblemView => ({ code, severity: 'error', ...(path === undefined ? {} : { path }) });

describe('where a problem is shown', () => {
  it('is at its field, and at the field that holds it', () => {
    expect(isAt(problem('price'), 'price')).toBe(true);
    expect(isAt(problem('terms.days'), 'terms')).toBe(true);
    expect(isAt(problem('priceless'), 'price')).toBe(false);
    expect(isAt(problem(), 'price')).toBe(false);
  });

  it('is the first one of its field', () => {
    const [first, second] = [problem('name', 'FIELD_MISSING'), problem('name', 'FIELD_TOO_LONG')];
    expect(problemAt([problem('price'), first, second], 'name')).toBe(first);
    expect(problemAt([first], 'price')).toBeUndefined();
  });

  it('is above the form when the form has no such field', () => {
    const lost = [problem(), problem('rev')];
    expect(problemsElsewhere([problem('name'), ...lost], ['name', 'price'])).toEqual(lost);
  });

  it('knows a page that is out of date by its code', () => {
    expect(isStale([problem(undefined, 'STALE_PAGE')])).toBe(true);
    expect(isStale([problem()])).toBe(false);
  });
});
