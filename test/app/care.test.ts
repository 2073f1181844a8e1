/** What the admin page says of the app's health, and the data that can be taken away: whole, page by page, and only what each may see. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportPage, ExportPart } from '../../src/handlers/pages/api';
import { customConnections, must, tagged } from './acts';
import { billed, HARB, NUMBER } from './billed';
import type { TestWorld } from './world';

let world: TestWorld;
beforeAll(async () => {
  world = await billed('approved');
}, 60_000);

/** Every page of a part, as the page reads them. */
async function whole(read: (part: ExportPart, cursor?: string) => Promise<ExportPage>, part: ExportPart): Promise<{ readonly rows: readonly unknown[]; readonly leftOut: number; readonly pages: number }> {
  const rows: unknown[] = [];
  let [leftOut, pages] = [0, 0];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await read(part, cursor);
    rows.push(...page.rows);
    [leftOut, pages, cursor] = [leftOut + page.leftOut, pages + 1, page.cursor];
  }
  return { rows, leftOut, pages };
}

const ofProject = async (part: ExportPart, cursor?: string): Promise<ExportPage> => must(world, 'vera', HARB, 'settings.export', { part, ...(cursor === undefined ? {} : { cursor }) });
const ofSite = async (part: ExportPart, cursor?: string): Promise<ExportPage> => must(world, 'priya', 'admin', 'admin.export', { part, ...(cursor === undefined ? {} : { cursor }) });

describe('The data of a project', () => {
  test('is its contracts with their plans, its invoices as the ledger has them, and its record', async () => {
    expect((await whole(ofProject, 'contracts')).rows).toMatchObject([{ projectKey: 'HARB', bills: [{ number: NUMBER }] }]);
    expect((await whole(ofProject, 'invoices')).rows).toMatchObject([{ number: NUMBER, delivery: { step: 'recorded', mirror: { status: 'approved' } } }]);
    expect((await whole(ofProject, 'activity')).rows.length).toBeGreaterThan(3);
  });

  test('of more contracts than one answer holds comes in parts, each record once', async () => {
    const { store } = world.forge;
    const entity = { kind: 'entity', name: 'contract' } as const;
    const { id } = (await tagged(world, 'HARB-2')).contract;
    const record = store.get(entity, id).value as { doc: { v: number; value: Record<string, string> } };
    for (let count = 1; count <= 16; count += 1) {
      const own = { id: `copy-${String(count)}`, numberPrefix: `COPY-${String(count)}` };
      store.put(entity, store.prepare(entity, own.id, { ...record, numberPrefix: own.numberPrefix, doc: { ...record.doc, value: { ...record.doc.value, ...own } } }));
    }
    store.settle();
    const { rows, pages } = await whole(ofProject, 'contracts');
    expect(pages).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => (row as { id: string }).id)).size).toBe(17);
    expect(rows).toHaveLength(17);
  });
});

describe('The data of the site', () => {
  test('is that of every project whose billing the administrator may see, and no secret', async () => {
    const all = await Promise.all((['contracts', 'invoices', 'activity'] as const).map(async (part) => whole(ofSite, part)));
    expect(all.map(({ leftOut }) => leftOut)).toEqual([0, 0, 0]);
    expect(all[0]?.rows).toHaveLength(17);
    const text = JSON.stringify(all);
    expect(text).toContain(NUMBER);
    for (const secret of [customConnections.northlight.clientSecret, customConnections.northlight.clientId]) expect(text).not.toContain(secret);
  });

  test('leaves out, and counts, what the administrator may not see', async () => {
    const { store } = world.forge;
    const entity = { kind: 'entity', name: 'invoice' } as const;
    const record = store.get(entity, NUMBER).value as { projectId: string; doc: { v: number; value: Record<string, string> } };
    store.put(entity, store.prepare(entity, 'ELSE-C1-001', { ...record, projectId: '20001', doc: { ...record.doc, value: { ...record.doc.value, id: 'ELSE-C1-001', number: 'ELSE-C1-001', projectId: '20001' } } }));
    store.settle();
    const { rows, leftOut } = await whole(ofSite, 'invoices');
    expect(leftOut).toBe(1);
    expect(JSON.stringify(rows)).not.toContain('ELSE-C1-001');
  });
});

describe('The admin page', () => {
  test('says that nothing waits, and how far the history was read, without an amount', async () => {
    const care = await must(world, 'priya', 'admin', 'admin.care', {});
    expect(care).toMatchObject({ retries: [], more: false, licence: { state: 'none' } });
  });

  test('names what waits to be sent and since when, and when it is tried at the earliest', async () => {
    const until = new Date(world.clock.now() + 3_600_000).toISOString();
    const { store } = world.forge;
    const site = { kind: 'entity', name: 'site' } as const;
    const invoice = { kind: 'entity', name: 'invoice' } as const;
    const record = store.get(invoice, NUMBER).value as { doc: { v: number; value: Record<string, unknown> } };
    const value = { ...record.doc.value, delivery: { step: 'queued' } };
    store.put(invoice, store.prepare(invoice, NUMBER, { ...record, step: 'queued', doc: { ...record.doc, value } }));
    const pulse = store.get(site, 'pulse').value as { doc: { v: number; value: { budget: object } } };
    store.put(site, store.prepare(site, 'pulse', { ...pulse, doc: { ...pulse.doc, value: { ...pulse.doc.value, budget: { ...pulse.doc.value.budget, parkedUntil: until } } } }));
    store.settle();
    const care = await must(world, 'priya', 'admin', 'admin.care', {});
    expect(care).toMatchObject({ retries: [{ number: NUMBER, doing: 'create' }], notBefore: until });
    expect(JSON.stringify(care)).not.toMatch(/12,?000|13,?200|AUD/u);
  });
});
