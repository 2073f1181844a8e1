import { describe, expect, it } from '@jest/globals';
import type { DifferenceView, ReconciliationRow } from '../../../src/handlers/pages/api';
import { isAcceptable, isTakenBack, sectionsOf, verdictOf } from './reconciliation';

const row = (kind: ReconciliationRow['kind'], more: Partial<ReconciliationRow> = {}): ReconciliationRow => ({
  kind, invoice: { id: 'i1', rev: 1, number: 'HARB-C1-001' }, clientName: 'Harbour Foods', contractName: 'Ordering app', differences: [], since: '2026-11-22T00:00:00Z', ...more,
});
const accepted = { at: '2026-11-22T00:00:00Z', by: 'a', note: 'Right' };
const status: DifferenceView = { field: 'status', expected: 'standing', actual: 'voided', accepted: false };

describe('how the books compare', () => {
  it('is shown with the worst first, what was accepted last, and nothing that is not there', () => {
    const rows = [row('differs', { accepted }), row('stale'), row('differs'), row('extra'), row('missing')];
    expect(sectionsOf(rows).map(({ kind }) => kind)).toEqual(['missing', 'extra', 'differs', 'stale', 'accepted']);
    expect(sectionsOf([])).toEqual([]);
  });

  it('is unsettled by what nobody accepted; what was only not heard of is no difference', () => {
    expect(verdictOf([row('differs'), row('missing'), row('differs', { accepted }), row('stale')])).toEqual({ open: 2, stale: 1 });
    expect(verdictOf([])).toEqual({ open: 0, stale: 0 });
  });

  it('is settled by a note, except what was taken back, not heard of, or accepted before', () => {
    expect([row('differs'), row('missing'), row('extra', { found: { ledgerId: 'l', number: 'N', link: 'x' } })].map(isAcceptable)).toEqual([true, true, true]);
    expect([row('differs', { differences: [status] }), row('stale'), row('differs', { accepted }), row('extra')].map(isAcceptable)).toEqual([false, false, false, false]);
    expect(isTakenBack(row('differs', { differences: [status] }))).toBe(true);
  });
});
