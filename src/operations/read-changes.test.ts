import { describe, expect, it } from '@jest/globals';
import type { Mirror } from '../billing/invoice';
import { bill, mirrorFor, planOf, share } from '../billing/testing/samples';
import { readChanges } from './read-changes';

const one = mirrorFor(bill(planOf([share(100)]), 1).invoice);
const changedAt = (instant: string): Mirror => ({ ...one, changedAt: instant });

/** A ledger that answers these pages, one after the other, and then nothing more. */
function ledger(...pages: readonly { readonly changes: readonly string[]; readonly asOf?: string; readonly more?: boolean }[]) {
  const asked: (string | undefined)[] = [];
  const changedSince = async (since: string | undefined) => {
    const page = pages[asked.push(since) - 1] ?? { changes: [] };
    return Promise.resolve({ invoices: page.changes.map(changedAt), urls: new Map(), more: page.more ?? false, ...(page.asOf === undefined ? {} : { asOf: page.asOf }) });
  };
  return { asked, changedSince };
}

describe('Where the next look starts', () => {
  it('moves on with the ledger’s clock, so that what changed at one instant long ago is not read with every look', async () => {
    const { next } = await readChanges(ledger({ changes: ['2026-11-22T01:00:00.000Z'], asOf: '2026-11-22T10:00:00.000Z' }), undefined);
    expect(next).toBe('2026-11-22T09:58:00.000Z');
  });

  it('is a little before the last change when that is recent: others may share its second', async () => {
    const { next } = await readChanges(ledger({ changes: ['2026-11-22T09:59:58.000Z'], asOf: '2026-11-22T10:00:00.000Z' }), undefined);
    expect(next).toBe('2026-11-22T09:59:53.000Z');
  });

  it('goes by the changes alone where the ledger does not tell the time', async () => {
    expect((await readChanges(ledger({ changes: ['2026-11-22T01:00:00.000Z'] }), undefined)).next).toBe('2026-11-22T00:59:55.000Z');
    expect((await readChanges(ledger({ changes: [] }), undefined)).next).toBeUndefined();
  });

  it('counts from when the look began: what changed while it read page after page may have been passed over', async () => {
    const pages = ledger({ changes: ['2026-11-22T01:00:00.000Z'], asOf: '2026-11-22T10:00:00.000Z', more: true }, { changes: ['2026-11-22T02:00:00.000Z'], asOf: '2026-11-22T10:30:00.000Z' });
    expect((await readChanges(pages, undefined)).next).toBe('2026-11-22T09:58:00.000Z');
  });

  it('never skips what was left unread', async () => {
    const endless = { changedSince: async () => Promise.resolve({ invoices: [changedAt('2026-11-22T01:00:00.000Z')], urls: new Map(), asOf: '2026-11-22T10:00:00.000Z', more: true }) };
    const { next, whole } = await readChanges(endless, undefined);
    expect([next, whole]).toEqual(['2026-11-22T00:59:55.000Z', false]);
  });

  it('counts on, look after look, through more changes of one moment than a look reads', async () => {
    const moment = '2026-11-22T01:00:00.000Z';
    const from = '2026-11-22T00:59:55.000Z';
    const asked: number[] = [];
    const ledgerOf = (pages: number) => ({
      changedSince: async (_since: string | undefined, page: number) => {
        asked.push(page);
        return Promise.resolve({ invoices: [changedAt(moment)], urls: new Map(), asOf: '2026-11-22T10:00:00.000Z', more: page < pages });
      },
    });
    let page: number | undefined;
    for (let looks = 0; looks < 3; looks += 1) {
      const changes = await readChanges(ledgerOf(50), from, page);
      expect(changes.whole).toBe(looks === 2);
      ({ page } = changes);
    }
    expect(new Set(asked).size).toBe(50);
    expect(page).toBeUndefined();
  });
});
