/** What is owed over all projects: by age, by client, by project and invoice by invoice; told to those only who may see each project's billing, in few reads. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FinanceView, OwedPage } from '../../src/handlers/pages/api';
import { call, must, tagged } from './acts';
import { billed, inXero, NUMBER, refresh } from './billed';
import type { TestWorld } from './world';

let world: TestWorld;
beforeAll(async () => {
  world = await billed('approved');
}, 60_000);

const finance = async (): Promise<FinanceView> => must(world, 'finn', 'finance', 'finance.load', {});
const owed = async (who: 'finn' | 'vera' | 'priya' = 'finn'): Promise<OwedPage> => must(world, who, 'finance', 'finance.owed', {});
const aud = (amount: string) => ({ amount, currency: 'AUD' });
const agesOf = ({ aging }: FinanceView) => aging.flatMap(({ ages }) => ages.filter(({ count }) => count > 0));

/** Copies of the contract, each in a project of its own, beside the real one. */
async function fill(count: number): Promise<void> {
  const { store } = world.forge;
  const entity = { kind: 'entity', name: 'contract' } as const;
  const { contract } = await tagged(world, 'HARB-2');
  const record = store.get(entity, contract.id).value as { doc: { v: number; value: Record<string, string> } };
  for (let place = 1; place < count; place += 1) {
    const own = { id: `copy-${String(place)}`, projectId: String(20_000 + place), numberPrefix: `COPY-${String(place)}` };
    store.put(entity, store.prepare(entity, own.id, { ...record, projectId: own.projectId, numberPrefix: own.numberPrefix, doc: { ...record.doc, value: { ...record.doc.value, ...own } } }));
  }
  store.settle();
}

describe('An approved invoice', () => {
  test('is owed and not due, by its client and in its project, with its page in Xero', async () => {
    const view = await finance();
    expect(view.aging).toMatchObject([{ currency: 'AUD', total: aud('13200.00') }]);
    expect(agesOf(view)).toEqual([{ age: 'not_due', amount: aud('13200.00'), count: 1 }]);
    expect(view.clients).toEqual([{ id: expect.any(String), name: 'Harbour Foods', owed: aud('13200.00'), overdue: aud('0.00'), invoices: 1, late: 0 }]);
    expect(view.projects).toMatchObject([{ key: 'HARB', standing: [{ price: aud('60000.00'), billed: aud('12000.00'), toBill: aud('48000.00'), outstanding: aud('13200.00'), overdue: aud('0.00') }] }]);
    expect(await owed()).toMatchObject({ rows: [{ number: 'HARB-C1-001', project: { key: 'HARB' }, client: { name: 'Harbour Foods' }, due: aud('13200.00'), daysLate: 0, age: 'not_due', link: expect.stringContaining('go.xero.com') }], more: false });
  });

  test('is told to who may only view billing, and to nobody who may not', async () => {
    expect((await owed('vera')).rows).toHaveLength(1);
    for (const name of ['finance.owed', 'finance.load'] as const) expect(await call(world, 'dev', 'finance', name, {})).toMatchObject({ ok: false, problems: [{ code: 'NO_PERMISSION' }] });
  });

  test('is late from the day after its due date, and grows older', async () => {
    for (const [dueDate, daysLate, age] of [['2026-11-22', 0, 'not_due'], ['2026-11-21', 1, 'days_1_30'], ['2026-10-22', 31, 'days_31_60']] as const) {
      inXero(world).edit(NUMBER, { date: '2026-10-01', dueDate });
      await refresh(world);
      expect((await owed()).rows).toMatchObject([{ dueDate, daysLate, age }]);
    }
    const view = await finance();
    expect(agesOf(view)).toEqual([{ age: 'days_31_60', amount: aud('13200.00'), count: 1 }]);
    expect(view.clients).toMatchObject([{ overdue: aud('13200.00'), late: 1, daysLate: { average: 31, most: 31 } }]);
  });

  test('makes finance’s page out of date when it changes in Xero, for one read of storage, and only for who may see it', async () => {
    const { changedAt = '' } = await finance();
    const quiet = await world.forge.measure(async () => must(world, 'finn', 'finance', 'finance.changed', { since: changedAt }));
    expect([quiet.result, quiet.used.kvs.requests]).toEqual([{}, 1]);
    await world.advance(1_000);
    inXero(world).edit(NUMBER, { date: '2026-10-01', dueDate: '2026-10-21' });
    await refresh(world);
    const { at = '' } = await must(world, 'vera', 'finance', 'finance.changed', { since: changedAt });
    expect(at > changedAt).toBe(true);
    expect((await finance()).changedAt).toBe(at);
    expect(await must(world, 'dev', 'finance', 'finance.changed', { since: changedAt })).toEqual({});
    inXero(world).edit(NUMBER, { date: '2026-10-01', dueDate: '2026-10-22' });
    await refresh(world);
  });

  test('stands in the month of its date on its project’s picture of billing, for three reads of storage', async () => {
    const { used, result } = await world.forge.measure(async () => must(world, 'vera', { project: 'HARB' }, 'project.billingChart', {}));
    expect(used.kvs.requests).toBeLessThanOrEqual(3);
    expect(result.currencies[0]?.months[0]).toEqual({ month: '2026-10', billed: aud('13200.00'), paid: aud('0.00'), planned: aud('0.00') });
    inXero(world).pay(NUMBER, { amount: '3200', date: '2026-11-20' });
    await refresh(world);
    const { currencies } = await must(world, 'vera', { project: 'HARB' }, 'project.billingChart', {});
    expect(currencies[0]?.months.find(({ month }) => month === '2026-11')).toMatchObject({ paid: aud('3200.00') });
  });

  test('where five hundred contracts are, is found among them with ten reads of storage at most and two questions to Jira; of projects that the reader may not see, nothing is told', async () => {
    await fill(500);
    const { used } = await world.forge.measure(async () => owed());
    expect(used.kvs.requests).toBeLessThanOrEqual(10);
    expect(used.jira.calls).toBeLessThanOrEqual(2);
    expect((await owed()).rows.map(({ project }) => project.key)).toEqual(['HARB']);
    expect(agesOf(await finance())).toMatchObject([{ amount: aud('10000.00'), count: 1 }]);
    expect((await finance()).clients).toMatchObject([{ invoices: 1 }]);
  });
});
