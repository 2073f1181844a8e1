import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { ContractInput, InvoiceView } from '../../src/handlers/pages/api';
import { books, call, connect, contract, lookNow, move, must, organisationIds, people, projectView, refusedCodes, tag, tagged } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

/** Several milestones on one invoice: it collects what is reached until a person releases it. */
const HARB = { project: 'HARB' } as const;
const ALL = ['HARB-1', 'HARB-2', 'HARB-3'] as const;
type Epic = (typeof ALL)[number];

let world: TestWorld;
async function begun(change: Partial<ContractInput> = {}): Promise<void> {
  world = await testWorld();
  await connect(world);
  const made = await contract(world, { together: true, autonomy: 'approve', ...change });
  for (const issue of ALL) await tag(world, issue, { id: made.id, rev: (await projectView(world)).contracts[0]?.rev ?? 0 }, { name: `Work of ${issue}`, deliverable: '', price: { kind: 'amount', amount: '1000' } });
}
beforeEach(async () => begun());

const done = async (...epics: readonly Epic[]): Promise<void> => {
  for (const epic of epics) await move(world, epic, 'done');
};
const rows = async (): Promise<readonly InvoiceView[]> => (await projectView(world)).invoices.rows;
const listed = async () => [...(await rows())].reverse().map(({ number, status, milestoneName, amount }) => [number, status, milestoneName, amount.amount]);
const row = async (number = 'HARB-C1-001') => (await rows()).find((entry) => entry.number === number)!;
const states = async () => (await projectView(world)).contracts[0]?.milestones.map(({ state, bill, problem }) => [state, bill?.number, problem?.code].filter((each) => each !== undefined).join(' '));
const inBooks = () => books(world).map(({ number, reference, lines, status }) => [number, reference.replace('PO-7781 / ', ''), lines.map(({ unitAmount }) => Number(unitAmount)), status]);
const property = (key: Epic): unknown => world.jira.issue(people.priya, key).properties['milepost'];
const recover = async (): Promise<void> => world.advance(3 * 60 * MINUTE_MS);
async function onInvoice(what: 'invoice.release' | 'invoice.cancel', number = 'HARB-C1-001'): Promise<void> {
  const { invoiceId, rev } = await row(number);
  await (what === 'invoice.release' ? must(world, 'finn', HARB, what, { invoiceId, rev }) : must(world, 'finn', HARB, what, { invoiceId, rev, reason: 'r' }));
  await world.settle();
}
async function again(issue: Epic): Promise<void> {
  const { contract: seen, milestone } = await tagged(world, issue);
  await must(world, 'finn', HARB, 'milestone.billAgain', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev });
  await world.settle();
}
async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
  await world.settle();
}

describe('A contract that has several milestones on one invoice', () => {
  it('collects them until a person releases it, and then sends one invoice with a line for each', async () => {
    expect((await tagged(world, 'HARB-1')).preview).toMatchObject({ autonomy: 'prepare', blockers: [] });
    await done('HARB-2', 'HARB-1');
    expect(await listed()).toEqual([['HARB-C1-001', 'prepared', 'Work of HARB-2 + 1', '2000.00']]);
    expect(inBooks()).toEqual([]);
    expect(await row()).toMatchObject({ first: 'Work of HARB-2', issueKey: 'HARB-2', others: [{ name: 'Work of HARB-1', issueKey: 'HARB-1' }], collects: true, reference: 'PO-7781 / HARB-2 +1' });
    expect((await tagged(world, 'HARB-1')).milestone).toMatchObject({ state: 'billed', bill: { number: 'HARB-C1-001', others: [{ name: 'Work of HARB-2', issueKey: 'HARB-2' }] } });
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'RELEASE_NEEDED' }, milestone: { name: 'Work of HARB-2 + 1' } }]);
    await onInvoice('invoice.release');
    expect(inBooks()).toEqual([['HARB-C1-001', 'HARB-2 +1', [1000, 1000], 'AUTHORISED']]);
    await done('HARB-3');
    expect(await listed()).toEqual([['HARB-C1-001', 'approved', 'Work of HARB-2 + 1', '2000.00'], ['HARB-C1-002', 'prepared', 'Work of HARB-3', '1000.00']]);
    await recover();
    expect(books(world)).toHaveLength(1);
    expect((await tagged(world, 'HARB-1')).contract).toMatchObject({ billed: { amount: '3000.00' }, toBill: { amount: '57000.00' } });
    expect(property('HARB-1')).toMatchObject({ state: 'billed' });
    expect(property('HARB-2')).toMatchObject({ state: 'billed' });
  });

  it('says of each milestone in the record which invoice it went on', async () => {
    await done('HARB-2', 'HARB-1');
    const { id, milestones } = (await projectView(world)).contracts[0]!;
    const of = async (epic: Epic) => (await must(world, 'finn', HARB, 'project.activity', { contractId: id, milestoneId: milestones.find(({ issueKey }) => issueKey === epic)?.id ?? '' })).rows.map(({ event }) => event.kind);
    expect(await of('HARB-1')).toEqual(['invoice-joined', 'milestone-reached', 'invoice-prepared', 'milestone-tagged']);
    const [joined] = (await must(world, 'finn', HARB, 'project.activity', { contractId: id })).rows;
    expect(joined?.event).toEqual({ kind: 'invoice-joined', invoice: 'HARB-C1-001', milestone: 'Work of HARB-1', workItem: 'HARB-1', amount: { amount: '1000.00', currency: 'AUD' }, total: { amount: '2000.00', currency: 'AUD' } });
  });

  it('refuses a release of what has grown since it was seen, and an edited one grows no more', async () => {
    await done('HARB-2');
    const before = await row();
    await done('HARB-1');
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.release', { invoiceId: before.invoiceId, rev: before.rev })).toEqual(['STALE_PAGE']);
    const { invoiceId, rev } = await row();
    await must(world, 'finn', HARB, 'invoice.editText', { invoiceId, rev, descriptions: ['Menu', 'Ordering'] });
    expect((await row()).collects).toBeUndefined();
    await done('HARB-3');
    expect(await listed()).toEqual([['HARB-C1-001', 'prepared', 'Work of HARB-2 + 1', '2000.00'], ['HARB-C1-002', 'prepared', 'Work of HARB-3', '1000.00']]);
  });

  it('has an invoice of its own for a milestone with terms of its own, and for all once it no longer collects', async () => {
    const { contract: seen, milestone } = await tagged(world, 'HARB-1');
    await must(world, 'mara', { issue: 'HARB-1' }, 'panel.update', { contractId: seen.id, rev: seen.rev, milestoneId: milestone.id, name: 'Work of HARB-1', deliverable: '', price: { kind: 'amount', amount: '1000' }, trigger: { kind: 'category', category: 'done' }, terms: { kind: 'on_receipt' } });
    await done('HARB-2', 'HARB-1', 'HARB-3');
    expect(inBooks()).toEqual([['HARB-C1-002', 'HARB-1', [1000], 'AUTHORISED']]);
    expect(await states()).toEqual(['billed HARB-C1-002', 'billed HARB-C1-001', 'billed HARB-C1-001']);
  });

  it('brings each of its milestones back to its own decision when it is cancelled, voided there, or gone', async () => {
    await done('HARB-1', 'HARB-2', 'HARB-3');
    await onInvoice('invoice.cancel');
    expect(await states()).toEqual(ALL.map(() => 'waiting HARB-C1-001 BILL_VOIDED'));
    for (const issue of ALL) expect(property(issue)).toMatchObject({ state: 'held' });
    await again('HARB-3');
    await again('HARB-1');
    expect(await listed()).toEqual([['HARB-C1-001', 'cancelled', 'Work of HARB-1 + 2', '3000.00'], ['HARB-C1-002', 'prepared', 'Work of HARB-3 + 1', '2000.00']]);
    await onInvoice('invoice.release', 'HARB-C1-002');
    peopleIn(world.xero, organisationIds.northlight).void('HARB-C1-002');
    await look();
    expect(await states()).toEqual(['waiting HARB-C1-002 BILL_VOIDED', 'waiting HARB-C1-001 BILL_VOIDED', 'waiting HARB-C1-002 BILL_VOIDED']);
    for (const issue of ALL) expect(property(issue)).toMatchObject({ state: 'held' });
    await recover();
    expect(books(world)).toHaveLength(1);
    expect((await tagged(world, 'HARB-1')).contract).toMatchObject({ billed: { amount: '0.00' } });
  });

  it('asks about one milestone alone whose work is reopened, and the invoice goes on waiting for a person', async () => {
    await done('HARB-1', 'HARB-2');
    await move(world, 'HARB-2', 'inProgress');
    expect((await tagged(world, 'HARB-2')).milestone.reopened).toMatchObject({ kept: false });
    expect((await tagged(world, 'HARB-1')).milestone.reopened).toBeUndefined();
    expect((await row()).status).toBe('prepared');
    expect((await projectView(world)).attention.map(({ problem, milestone }) => [problem.code, milestone?.name])).toContainEqual(['WORK_REOPENED', 'Work of HARB-2 + 1']);
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev })).toEqual(['MILESTONE_ALREADY_BILLED']);
  });

  it('bills a milestone of it again alone only after looking whether the invoice that was taken for gone stands after all', async () => {
    await done('HARB-1', 'HARB-2');
    await onInvoice('invoice.release');
    const [hidden] = world.xero.model.state.invoices.splice(0);
    await world.advance(60 * MINUTE_MS);
    const { invoiceId, rev } = await row();
    await must(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev, note: 'Deleted' });
    expect(await states()).toEqual(['waiting HARB-C1-001 BILL_VOIDED', 'waiting HARB-C1-001 BILL_VOIDED', 'planned']);
    await again('HARB-2');
    world.xero.model.state.invoices.push(hidden!);
    await onInvoice('invoice.release', 'HARB-C1-002');
    expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
    expect(await row('HARB-C1-002')).toMatchObject({ status: 'needs_attention', problem: { code: 'POSSIBLY_THERE', params: { bill: 'HARB-C1-001' } } });
    expect(await row()).toMatchObject({ status: 'approved' });
    expect(await states()).toEqual(['billed HARB-C1-001', 'billed HARB-C1-002', 'planned']);
    await onInvoice('invoice.cancel', 'HARB-C1-002');
    expect(await states()).toEqual(['billed HARB-C1-001', 'billed HARB-C1-001', 'planned']);
  });

  it('is asked about for each of its epics after the records were erased, also when it was taken over for one of them', async () => {
    await done('HARB-1', 'HARB-2');
    await onInvoice('invoice.release');
    const { id, rev } = (await projectView(world)).contracts[0]!;
    await must(world, 'finn', HARB, 'settings.moveContract', { id, rev, to: 'closed', reason: '' });
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await must(world, 'priya', 'admin', 'admin.erase', { confirm: 'Northlight Studio Pty Ltd' });
    await world.advance(15 * MINUTE_MS);
    await connect(world);
    const made = await contract(world, { numberPrefix: 'HARB-C9' });
    await tag(world, 'HARB-1', made);
    const [held] = await rows();
    expect(held).toMatchObject({ number: 'HARB-C9-001', problem: { code: 'POSSIBLY_THERE' } });
    await must(world, 'finn', HARB, 'invoice.adopt', { invoiceId: held?.invoiceId ?? '', rev: held?.rev ?? 0 });
    await world.settle();
    await tag(world, 'HARB-2', { id: made.id, rev: (await projectView(world)).contracts[0]?.rev ?? 0 });
    expect(await row('HARB-C9-002')).toMatchObject({ status: 'needs_attention', problem: { code: 'POSSIBLY_THERE', params: { erased: 'HARB-C1-001' } } });
    expect(books(world)).toHaveLength(1);
  });

  it('opens the gate of each when the whole invoice is paid, and closes all again when it is taken back', async () => {
    await begun({ terms: { kind: 'before_release' } });
    await done('HARB-1', 'HARB-2');
    await onInvoice('invoice.release');
    const gates = () => ALL.map((epic) => (property(epic) as { gate?: string }).gate);
    expect(gates()).toEqual(['closed', 'closed', 'closed']);
    const xero = peopleIn(world.xero, organisationIds.northlight);
    xero.pay('HARB-C1-001', { amount: '1100' });
    await look();
    expect(gates()).toEqual(['closed', 'closed', 'closed']);
    xero.pay('HARB-C1-001', { amount: '1100' });
    await look();
    expect(gates()).toEqual(['open', 'open', 'closed']);
    xero.unpay('HARB-C1-001');
    await look();
    expect(gates()).toEqual(['closed', 'closed', 'closed']);
  });
});

describe('Each milestone is on one invoice, once', () => {
  it('when several are done at the same moment, with every job delivered twice', async () => {
    world.faults.onDelivery((point) => point.kind === 'queue', { kind: 'duplicate', copies: 2 }, 10);
    for (const epic of ALL) await move(world, epic, 'done', false);
    await recover();
    expect((await listed()).map(([number, status, , amount]) => [number, status, amount])).toEqual([['HARB-C1-001', 'prepared', '3000.00']]);
  });

  it('when one is done at the moment that another person releases what there is', async () => {
    await done('HARB-1');
    const { invoiceId, rev } = await row();
    await move(world, 'HARB-2', 'done', false);
    await call(world, 'finn', HARB, 'invoice.release', { invoiceId, rev });
    await world.settle();
    await recover();
    const total = (await rows()).reduce((all, { amount }) => all + Number(amount.amount), 0);
    expect(total).toBe(2000);
    expect(await states()).toEqual(['billed HARB-C1-001', expect.stringMatching(/^billed HARB-C1-00[12]$/), 'planned']);
  });

  it.each(['before', 'after'] as const)('when it crashes at any one call that adds the second, %s the call took effect', async (when) => {
    await done('HARB-1');
    let calls = 0;
    world.faults.onCall((_point) => {
      calls += 1;
      return false;
    }, { kind: 'network-error' });
    await done('HARB-2');
    expect(calls).toBeGreaterThan(5);
    for (let index = 0; index < calls; index += 1) {
      await begun();
      await done('HARB-1');
      let at = -1;
      world.faults.onCall(() => (at += 1) === index, { kind: 'crash', when });
      await done('HARB-2');
      await recover();
      expect(world.faults.pending()).toBe(0);
      expect(await listed()).toEqual([['HARB-C1-001', 'prepared', 'Work of HARB-1 + 1', '2000.00']]);
    }
  });
});
