import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roomFor } from './extra';

it('there is room for the first of many, as far as one record holds them, whatever is written in them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 500 }), { maxLength: 300 }), fc.nat(250), (notes, most) => {
      const kept = roomFor(notes, most);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(new TextEncoder().encode(JSON.stringify(kept)).length).toBeLessThanOrEqual(90_002);
      expect(notes.filter((note) => kept.includes(note)).length).toBeGreaterThanOrEqual(kept.length);
    }),
    { numRuns: 50 },
  );
  expect(roomFor(Array.from({ length: 300 }, (_, index) => index), 200)).toHaveLength(200);
  expect(roomFor(Array.from({ length: 200 }, () => '語'.repeat(500)), 200).length).toBe(59);
});
