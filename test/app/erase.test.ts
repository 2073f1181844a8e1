/** Erasing all of the site's records: nothing that is still to be billed goes, and nothing is ever billed twice for it. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CallPoint } from '../../local/forge';
import type { ErasureView } from '../../src/handlers/pages/api';
import { books, call, connect, CONTRACT, contract, move, must, people, projectView, refusedCodes, tag, tagged } from './acts';
import { billed, HARB, inXero, NUMBER } from './billed';
import { HOUR_MS, MINUTE_MS } from './time';
import type { TestWorld } from './world';

const NAME = 'Northlight Studio Pty Ltd';
let world: TestWorld;

/** HARB-2 is billed, and its invoice is approved. */
beforeEach(async () => {
  world = await billed('approved');
}, 60_000);

const erasure = async (): Promise<ErasureView> => must(world, 'priya', 'admin', 'admin.erasure', {});
const erase = async (confirm = NAME) => call(world, 'priya', 'admin', 'admin.erase', { confirm });
const property = () => world.jira.property({ type: 'issue', id: world.jira.issue(people.mara, 'HARB-2').id }, 'milepost');
const kept = (entity: string): readonly string[] => (world.forge.store.snapshot().entities[entity] ?? []).map(({ key }) => key);

/** Closes what there is and disconnects: what erasing takes. */
async function windUp(): Promise<void> {
  for (const { id, rev } of (await projectView(world)).contracts) await must(world, 'finn', HARB, 'settings.moveContract', { id, rev, to: 'closed', reason: '' });
  await must(world, 'priya', 'admin', 'admin.disconnect', {});
}

/** It goes through everything twice, some minutes apart. */
const untilDone = async (): Promise<void> => world.advance(15 * MINUTE_MS);

describe('Erasing everything', () => {
  test('is refused while the ledger is connected, or a contract is not closed', async () => {
    expect(await erasure()).toMatchObject({ name: NAME, connected: true, inTheWay: [{ projectKey: 'HARB', why: 'open' }] });
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.erase', { confirm: NAME })).toEqual(['ERASE_BLOCKED']);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.erase', { confirm: NAME })).toEqual(['ERASE_BLOCKED']);
    await untilDone();
    expect(kept('invoice')).toEqual([NUMBER]);
  });

  test('takes the organisation’s name', async () => {
    await windUp();
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.erase', { confirm: 'Northlight' })).toEqual(['FIELD_INVALID']);
  });

  test('leaves the numbers that are taken, the organisation, a mark on the epic that was billed, and who did it', async () => {
    await windUp();
    expect(await erase(` ${NAME.toUpperCase()}`)).toMatchObject({ ok: true, data: { erasing: { by: people.priya } } });
    await untilDone();
    for (const entity of ['contract', 'invoice', 'link', 'scope', 'forecast', 'payer']) expect([entity, kept(entity)]).toEqual([entity, []]);
    expect(property()).toBeUndefined();
    expect(kept('tag')).toHaveLength(1);
    expect(kept('site')).toEqual(expect.arrayContaining(['connection', 'numbering']));
    expect(await erasure()).toMatchObject({ name: NAME, connected: false, inTheWay: [], erased: { by: people.priya, records: expect.any(Number) } });
    expect((await must(world, 'priya', 'admin', 'admin.export', { part: 'activity' })).rows).toEqual([expect.objectContaining({ event: { kind: 'data-erased', records: expect.any(Number) } })]);
    expect(books(world)).toHaveLength(1);
  });

  test('and beginning anew gives no number again, and bills no epic again before a person has looked', async () => {
    await windUp();
    await erase();
    await untilDone();
    await connect(world);
    expect(await refusedCodes(world, 'finn', HARB, 'settings.saveContract', CONTRACT)).toEqual(['NUMBER_PREFIX_TAKEN']);
    // Another purchase order makes another reference: what was billed is known by more than that.
    await tag(world, 'HARB-2', await contract(world, { numberPrefix: 'HARB-C9', poNumber: 'PO 2' }));
    expect(books(world)).toHaveLength(1);
    const { attention, invoices } = await projectView(world);
    expect(attention).toMatchObject([{ problem: { code: 'POSSIBLY_THERE', params: { found: NUMBER, erased: NUMBER } }, found: { number: NUMBER } }]);
    expect(attention[0]?.answers).toEqual(expect.arrayContaining(['adopt', 'send_anyway', 'cancel']));
    const [held] = invoices.rows;
    const act = { invoiceId: held?.invoiceId ?? '', rev: held?.rev ?? 0 };
    await must(world, 'finn', HARB, 'invoice.adopt', act);
    await world.settle();
    expect(books(world)).toHaveLength(1);
    expect((await projectView(world)).invoices.rows).toMatchObject([{ number: 'HARB-C9-001', status: 'approved' }]);
  });

  test('an epic whose old invoice was voided in the ledger since is billed as any other; until then it is held, also once it was taken off its new plan', async () => {
    await windUp();
    await erase();
    await untilDone();
    await connect(world);
    const made = await contract(world, { numberPrefix: 'HARB-C9', autonomy: 'prepare' });
    await move(world, 'HARB-2', 'inProgress');
    const { milestone, contract: on } = await retag(made);
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', { contractId: on.id, milestoneId: milestone.id, rev: on.rev });
    const [again] = (await projectView(world)).contracts;
    await retag(again ?? made);
    await move(world, 'HARB-2', 'done');
    expect(await release()).toEqual(['POSSIBLY_THERE']);
    inXero(world).void(NUMBER);
    const [held] = (await projectView(world)).invoices.rows;
    await must(world, 'finn', HARB, 'invoice.retry', { invoiceId: held?.invoiceId ?? '', rev: held?.rev ?? 0 });
    await world.settle();
    expect(books(world).map(({ number, status }) => [number, status])).toEqual([[NUMBER, 'VOIDED'], ['HARB-C9-001', 'DRAFT']]);
  });
});

describe('Whatever ends a run of it', () => {
  test('the next one goes on, and nothing of it is done twice', async () => {
    await windUp();
    // The first run ends at its first request of storage, the next at its second, and so on: before it had its effect, or after.
    let [calls, run] = [0, 1];
    const dies = (point: CallPoint): boolean => {
      if (point.kind !== 'kvs' || point.functionKey !== 'on-gate-work') return false;
      calls += 1;
      if (calls < run) return false;
      [calls, run] = [0, run + 1];
      return true;
    };
    for (let time = 0; time < 40; time += 1) world.faults.onCall(dies, { kind: 'crash', when: time % 2 === 0 ? 'before' : 'after' });
    await erase();
    await world.advance(4 * HOUR_MS);
    expect(await erasure()).toMatchObject({ erased: { by: people.priya } });
    expect(run).toBeGreaterThan(20);
    expect(['contract', 'invoice', 'link'].flatMap(kept)).toEqual([]);
    expect(world.forge.store.get({ kind: 'entity', name: 'tag' }, kept('tag')[0] ?? '').value).toMatchObject({ doc: { value: { before: [{ number: NUMBER }] } } });
    expect((await must(world, 'priya', 'admin', 'admin.export', { part: 'activity' })).rows).toHaveLength(1);
  });
});

async function retag(made: { readonly id: string; readonly rev: number }) {
  await tag(world, 'HARB-2', made);
  return tagged(world, 'HARB-2');
}

/** Finn releases what was prepared; what then stands in its way. */
async function release(): Promise<readonly (string | undefined)[]> {
  const [prepared] = (await projectView(world)).invoices.rows;
  await must(world, 'finn', HARB, 'invoice.release', { invoiceId: prepared?.invoiceId ?? '', rev: prepared?.rev ?? 0 });
  await world.settle();
  return (await projectView(world)).attention.map(({ problem }) => problem.code);
}
