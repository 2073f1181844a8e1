import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cut } from './cut';
import { invoiceNumber, MAX_PREFIX, parseNumberPrefix, suggestPrefix } from './invoice-number';
import { lineDescription, MAX_DESCRIPTION, MAX_REFERENCE, reference } from './invoice-text';
import { codes } from './testing/samples';

const facts = { milestone: 'User dashboard', place: 2, count: 5, deliverable: 'Live for all staff', key: 'HARB-3' };

describe('the line of an invoice', () => {
  it('says which deliverable it is for', () => {
    expect(lineDescription(facts)).toBe('User dashboard (2 of 5) – Live for all staff – HARB-3');
  });

  it('leaves out what was not said', () => {
    expect(lineDescription({ ...facts, deliverable: undefined })).toBe('User dashboard (2 of 5) – HARB-3');
    expect(lineDescription({ ...facts, deliverable: '  ' })).toBe('User dashboard (2 of 5) – HARB-3');
  });

  it('takes names as they are, braces and dollar signs included', () => {
    expect(lineDescription({ ...facts, milestone: '{key} $& $1 {nothing}', deliverable: '' })).toBe('{key} $& $1 {nothing} (2 of 5) – HARB-3');
  });

  it('keeps line breaks and drops what would break the document', () => {
    expect(lineDescription({ ...facts, deliverable: 'One\r\nTwo\u0000\tThree' })).toBe('User dashboard (2 of 5) – One\nTwo  Three – HARB-3');
  });

  it('drops half a character, as a careless cut elsewhere may leave', () => {
    expect(lineDescription({ ...facts, deliverable: 'Done \ud83d' })).toBe('User dashboard (2 of 5) – Done – HARB-3');
  });

  it('a long deliverable gives way, so that name, place and key stay', () => {
    const text = lineDescription({ ...facts, deliverable: 'long '.repeat(2000) });
    expect(text).toHaveLength(MAX_DESCRIPTION);
    expect(text).toMatch(/^User dashboard \(2 of 5\) – long .*…? – HARB-3$/s);
    expect(text).toContain('…');
  });

  it('is never too long, and never ends in half a character', () => {
    const long = fc.string({ unit: 'grapheme', maxLength: 300 }).chain((part) => fc.integer({ min: 1, max: 60 }).map((times) => part.repeat(times)));
    fc.assert(
      fc.property(long, long, (milestone, deliverable) => {
        const text = lineDescription({ ...facts, milestone, deliverable });
        expect(text.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
        expect(() => encodeURIComponent(text)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

describe('cutting', () => {
  it.each([['abcdef', 6, 'abcdef'], ['abcdef', 4, 'abc…'], ['ab cdef', 4, 'ab…'], ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13, '👩‍👩‍👧‍👦…'], ['👩‍👩‍👧‍👦', 5, '…'], ['abc', 0, '']])('%p to %i is %p', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });
});

describe('the reference', () => {
  it('carries the client’s order and the key', () => {
    expect(reference('HARB-3', 'PO-4711')).toBe('PO-4711 / HARB-3');
    expect(reference('HARB-3')).toBe('HARB-3');
    expect(reference('HARB-3', '  ')).toBe('HARB-3');
    expect(reference('HARB-3', 'PO\n4711')).toBe('PO 4711 / HARB-3');
  });

  it('keeps the key whole however long the order is', () => {
    const long = reference('HARB-3', '9'.repeat(400));
    expect(long).toHaveLength(MAX_REFERENCE);
    expect(long.endsWith('… / HARB-3')).toBe(true);
  });
});

describe('the number', () => {
  it.each([[1, 'HARB-C1-001'], [42, 'HARB-C1-042'], [999, 'HARB-C1-999'], [1000, 'HARB-C1-1000'], [12_345, 'HARB-C1-12345']])('of the %ith invoice is %s', (place, number) => {
    expect(invoiceNumber('HARB-C1', place)).toBe(number);
  });

  it('is never given twice: another place or another contract gives another number', () => {
    const places = [1, 2, 10, 99, 100, 999, 1000, 1001, 10_000];
    const numbers = ['HARB-C1', 'HARB-C10', 'HARB', 'HARB-C1-0'].flatMap((prefix) => places.map((place) => invoiceNumber(prefix, place)));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each([['harb-c1', 'HARB-C1'], [' A ', 'A'], ['2026-X', '2026-X']])('takes the prefix %p as %s', (text, prefix) => {
    expect(parseNumberPrefix(text)).toEqual({ ok: true, value: prefix });
  });

  it.each([['', 'FIELD_MISSING'], ['A'.repeat(MAX_PREFIX + 1), 'FIELD_TOO_LONG'], ['-A', 'FIELD_INVALID'], ['A-', 'FIELD_INVALID'], ['A--B', 'FIELD_INVALID'], ['A B', 'FIELD_INVALID'], ['Ä', 'FIELD_INVALID'], ['A/1', 'FIELD_INVALID']])(
    'refuses the prefix %p',
    (text, code) => {
      expect(codes(parseNumberPrefix(text))).toEqual([code]);
    },
  );

  it('suggests a prefix that can be used and is free', () => {
    expect(suggestPrefix('HARB', 1)).toBe('HARB-C1');
    expect(suggestPrefix('HARB', 1, (prefix) => prefix === 'HARB-C1')).toBe('HARB-C2');
    expect(suggestPrefix('A_LONG_PROJECT_KEY_THAT_GOES_ON', 12)).toBe('A-LONG-PROJECT-K-C12');
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.integer({ min: 1, max: 9999 }), (key, ordinal) => expect(codes(parseNumberPrefix(suggestPrefix(key, ordinal)))).toEqual([])));
  });
});
