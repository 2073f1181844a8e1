import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChangeOrderView, OrderPlaceInput, ScopeContractView } from '../../src/handlers/pages/api';
import { books, call, connect, contract, move, must, people, projectIds, projectView, refusedCodes, tag } from './acts';
import { testWorld, type TestWorld } from './world';

const HOUR_MS = 3_600_000;
const HARB = { project: 'HARB' };
const LINE: OrderPlaceInput = { kind: 'line' };
const whenDone = (workItem: string): OrderPlaceInput => ({ kind: 'milestone', workItem, trigger: { kind: 'category', category: 'done' } });

let world: TestWorld;
/** A story that was added to HARB-2 after it was priced, at 20,000, beside HARB-3 at 40,000: the contract's 60,000 are planned to the cent. */
let extra: { readonly id: string; readonly key: string };

async function begin(): Promise<void> {
  world = await testWorld();
  await connect(world);
  const made = await contract(world);
  await tag(world, 'HARB-2', made, { price: { kind: 'amount', amount: '20,000' } });
  const seen = await scope();
  await tag(world, 'HARB-3', { id: seen.id, rev: seen.rev }, { name: 'User dashboard', price: { kind: 'amount', amount: '40,000' } });
  await world.advance(60_000);
  extra = world.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: '10001', summary: 'Loyalty points', parentId: world.jira.issue(people.priya, 'HARB-2').id, estimate: 5 });
  await world.settle();
}
beforeEach(begin);

async function scope(): Promise<ScopeContractView> {
  const [first] = (await must(world, 'finn', HARB, 'scope.load', {})).contracts;
  if (!first) throw new Error('There is no contract.');
  return first;
}

const seen = async () => {
  const { id, rev } = await scope();
  return { contractId: id, rev };
};
const order = async (number = 1): Promise<ChangeOrderView> => {
  const found = (await scope()).orders[number - 1];
  if (!found) throw new Error(`There is no change order ${String(number)}.`);
  return found;
};

async function draft(price = '5,000', itemIds = [extra.id]): Promise<ChangeOrderView> {
  const { id, rev, milestones } = await scope();
  await must(world, 'mara', HARB, 'scope.draft', { contractId: id, rev, milestoneId: milestones[0]?.milestoneId ?? '', itemIds, title: 'Loyalty points', text: 'Collect and redeem.', price });
  return order((await scope()).orders.length);
}

const agreement = { with: 'Jo Park', evidence: 'https://mail.example/42' };
async function agree(as: OrderPlaceInput = LINE, number = 1): Promise<void> {
  await must(world, 'mara', HARB, 'scope.agree', { ...(await seen()), orderId: (await order(number)).id, ...agreement, as });
  await world.settle();
}

const amounts = () => books(world).map(({ number, lines }) => [number, ...lines.map(({ unitAmount, description }) => `${String(Number(unitAmount))} ${description.replace(/\n[^]*/, '')}`)]);

describe('A change order', () => {
  it('is drafted from work that was added, and has it as it stands in Jira now', async () => {
    expect(await draft()).toMatchObject({
      id: 'HARB-C1-CO1', number: 1, state: 'drafted', title: 'Loyalty points', milestoneName: 'Menu and ordering', price: { amount: '5000.00' }, items: [{ key: extra.key, summary: 'Loyalty points', points: 5 }], by: people.mara, stranded: false,
    });
    expect((await scope()).milestones[0]?.drift).toMatchObject({ added: 1 });
  });

  it('that the client agrees to, with a line on the next invoice, is on that invoice in Xero', async () => {
    await draft();
    await agree();
    expect(await scope()).toMatchObject({ price: { amount: '60000.00' }, agreed: { amount: '5000.00' }, orders: [{ state: 'agreed', agreed: { ...agreement, as: 'line', by: people.mara } }] });
    await move(world, 'HARB-2', 'done');
    expect(amounts()).toEqual([['HARB-C1-001', expect.stringMatching(/^20000 Menu and ordering/), '5000 Change order 1: Loyalty points']]);
    expect((await order()).bill).toMatchObject({ number: 'HARB-C1-001', status: 'draft', amount: { amount: '25000.00' } });
    expect((await projectView(world)).contracts[0]).toMatchObject({ price: { amount: '60000.00' }, agreed: { amount: '5000.00' }, unallocated: { amount: '0.00' }, billed: { amount: '25000.00' }, toBill: { amount: '40000.00' } });
    await move(world, 'HARB-3', 'done');
    expect(amounts()).toHaveLength(2);
    expect((await projectView(world)).contracts[0]).toMatchObject({ billed: { amount: '65000.00' }, toBill: { amount: '0.00' } });
    expect((await projectView(world)).attention).toEqual([]);
  });

  it('becomes a milestone of its own, billed when the work that was added is done', async () => {
    await draft();
    await agree(whenDone(extra.key));
    expect((await projectView(world)).contracts[0]?.milestones[2]).toMatchObject({ name: 'Change order 1: Loyalty points', issueKey: extra.key, amount: { amount: '5000.00' }, deliverable: 'Collect and redeem.' });
    expect((await scope()).milestones.map(({ issueKey }) => issueKey)).toEqual(['HARB-2', 'HARB-3']);
    await move(world, extra.key, 'done');
    expect(amounts()).toEqual([['HARB-C1-001', expect.stringMatching(/^5000 Change order 1: Loyalty points/)]]);
    await move(world, 'HARB-2', 'done');
    await move(world, 'HARB-3', 'done');
    expect((await projectView(world)).contracts[0]).toMatchObject({ billed: { amount: '65000.00' } });
  });

  it('becomes one by a date, or by hand, or at once where the work is done already', async () => {
    await move(world, extra.key, 'done');
    await draft();
    await agree({ kind: 'milestone', workItem: extra.key, trigger: { kind: 'date', date: '2026-11-24' } });
    expect(books(world)).toEqual([]);
    await world.advance(60 * HOUR_MS);
    expect(amounts()).toHaveLength(1);
  });

  it('moves the baseline, and nothing else does: what was agreed is no drift any more', async () => {
    await draft();
    expect((await scope()).milestones[0]).toMatchObject({ baseline: { items: 5 }, drift: { added: 1 } });
    await agree();
    expect((await scope()).milestones[0]).toMatchObject({ baseline: { items: 6, points: 20 }, drift: { level: 'none', added: 0 } });
  });

  it('that is declined is kept with its reason, raises nothing, and its work can be asked for again', async () => {
    const { id: orderId } = await draft();
    await must(world, 'mara', HARB, 'scope.decline', { ...(await seen()), orderId, reason: 'Later, perhaps' });
    expect(await order()).toMatchObject({ state: 'declined', declined: { reason: 'Later, perhaps', by: people.mara } });
    expect(await scope()).toMatchObject({ agreed: { amount: '0.00' }, milestones: [{ drift: { added: 1 } }, {}] });
    expect(await draft('4,000')).toMatchObject({ number: 2 });
    await move(world, 'HARB-2', 'done');
    expect(amounts()).toEqual([['HARB-C1-001', expect.stringMatching(/^20000/)]]);
  });

  it('can be changed while it is a draft', async () => {
    const { id: orderId } = await draft();
    await must(world, 'mara', HARB, 'scope.change', { ...(await seen()), orderId, title: 'Loyalty', text: '', price: '6k' });
    expect(await order()).toMatchObject({ title: 'Loyalty', price: { amount: '6000.00' } });
    await agree();
    expect(await refusedCodes(world, 'mara', HARB, 'scope.change', { ...(await seen()), orderId, title: 'x', text: '', price: '1' })).toEqual(['CHANGE_ORDER_SETTLED']);
  });

  it('leaves its story in the record', async () => {
    await draft();
    await agree();
    const { rows } = await must(world, 'finn', HARB, 'project.activity', {});
    expect(rows.slice(0, 2).map(({ event }) => event)).toEqual([
      { kind: 'change-order-agreed', order: 1, title: 'Loyalty points', price: { amount: '5000.00', currency: 'AUD' }, ...agreement },
      { kind: 'change-order-drafted', order: 1, title: 'Loyalty points', milestone: 'Menu and ordering', price: { amount: '5000.00', currency: 'AUD' } },
    ]);
  });

  it.each([['0', 'AMOUNT_NOT_POSITIVE'], ['-100', 'AMOUNT'], ['a lot', 'AMOUNT_NOT_A_NUMBER'], ['60,000.01', 'CHANGE_ORDER_TOO_LARGE']])('for %s is refused at its price', async (price) => {
    const { id, rev, milestones } = await scope();
    const answer = await call(world, 'mara', HARB, 'scope.draft', { contractId: id, rev, milestoneId: milestones[0]?.milestoneId ?? '', itemIds: [extra.id], title: 'x', text: '', price });
    expect(answer).toMatchObject({ ok: false, problems: [{ path: 'price' }] });
    expect((await scope()).orders).toEqual([]);
  });

  it('without a title, without work, for work elsewhere, or agreed by nobody is refused', async () => {
    const { id, rev, milestones } = await scope();
    const made = { contractId: id, rev, milestoneId: milestones[0]?.milestoneId ?? '', itemIds: [extra.id], title: 'x', text: '', price: '1' };
    expect(await refusedCodes(world, 'mara', HARB, 'scope.draft', { ...made, title: ' ' })).toEqual(['FIELD_MISSING']);
    expect(await refusedCodes(world, 'mara', HARB, 'scope.draft', { ...made, itemIds: [] })).toEqual(['CHANGE_ORDER_EMPTY']);
    expect(await refusedCodes(world, 'mara', HARB, 'scope.draft', { ...made, itemIds: [world.jira.issue(people.priya, 'HARB-20').id] })).toEqual(['STALE_PAGE']);
    const { id: orderId } = await draft();
    expect(await refusedCodes(world, 'mara', HARB, 'scope.agree', { ...(await seen()), orderId, with: ' ', evidence: '', as: LINE })).toEqual(['FIELD_MISSING', 'FIELD_MISSING']);
    expect(await refusedCodes(world, 'mara', HARB, 'scope.agree', { ...(await seen()), orderId, ...agreement, as: whenDone('HARB-3') })).toEqual(['ALREADY_TAGGED']);
    expect(await refusedCodes(world, 'mara', HARB, 'scope.agree', { ...(await seen()), orderId, ...agreement, as: whenDone('HARB-999') })).toEqual(['WORK_ITEM_NOT_FOUND']);
    expect(await refusedCodes(world, 'mara', HARB, 'scope.agree', { ...(await seen()), orderId, ...agreement, as: whenDone('LUMI-1') })).toEqual(['WRONG_PROJECT']);
    expect(await order()).toMatchObject({ state: 'drafted' });
  });

  it('with a milestone that was taken off the plan waits for somebody to say how it is billed', async () => {
    await draft();
    await agree(whenDone(extra.key));
    const [plan] = (await projectView(world)).contracts;
    await must(world, 'finn', HARB, 'milestone.untag', { contractId: plan?.id ?? '', milestoneId: plan?.milestones[2]?.id ?? '', rev: plan?.rev ?? 0 });
    await world.settle();
    expect(await order()).toMatchObject({ state: 'agreed', stranded: true });
    const waits = async () => (await projectView(world)).attention.filter(({ problem }) => problem.code === 'CHANGE_ORDER_STRANDED');
    expect(await waits()).toMatchObject([{ amount: { amount: '5000.00' }, problem: { params: { number: '1', title: 'Loyalty points' } }, answers: ['open_billing', 'open_work'] }]);
    await must(world, 'mara', HARB, 'scope.place', { ...(await seen()), orderId: (await order()).id, as: LINE });
    expect(await order()).toMatchObject({ stranded: false, agreed: { as: 'line' } });
    expect(await waits()).toEqual([]);
    await move(world, 'HARB-2', 'done');
    expect(amounts()).toMatchObject([['HARB-C1-001', expect.anything(), expect.stringMatching(/^5000/)]]);
  });

  it('goes along with its milestone when the invoice was voided and is billed again', async () => {
    await draft();
    await agree();
    await move(world, 'HARB-2', 'done');
    const { invoices: { rows } } = await projectView(world);
    await must(world, 'finn', HARB, 'invoice.void', { invoiceId: rows[0]?.invoiceId ?? '', rev: rows[0]?.rev ?? 0, reason: 'Wrong address' });
    await world.settle();
    expect((await order()).bill).toBeUndefined();
    const [plan] = (await projectView(world)).contracts;
    await must(world, 'finn', HARB, 'milestone.billAgain', { contractId: plan?.id ?? '', milestoneId: plan?.milestones[0]?.id ?? '', rev: plan?.rev ?? 0 });
    await world.settle();
    expect((await order()).bill).toMatchObject({ number: 'HARB-C1-002' });
    expect(books(world).filter(({ status }) => status === 'DRAFT').map(({ lines }) => lines.map(({ unitAmount }) => Number(unitAmount)))).toEqual([[20_000, 5_000]]);
  });

  it('shows in what reaching its milestone would bill', async () => {
    await draft();
    await agree();
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.load', {})).toMatchObject({ preview: { amount: { amount: '25000.00' }, blockers: [] } });
  });
});

describe('A change order is agreed and billed once', () => {
  it('when two people agree at once', async () => {
    const { id: orderId } = await draft();
    const both = await seen();
    const press = async () => must(world, 'mara', HARB, 'scope.agree', { ...both, orderId, ...agreement, as: LINE }).then(() => 'done', () => 'refused');
    expect((await Promise.all([press(), press()])).sort()).toEqual(['done', 'refused']);
    expect(await scope()).toMatchObject({ agreed: { amount: '5000.00' }, milestones: [{ baseline: { items: 6 } }, {}] });
  });

  it('when two orders are agreed at once, and neither passes what the other raised', async () => {
    const more = world.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: '10001', summary: 'Vouchers', parentId: world.jira.issue(people.priya, 'HARB-2').id });
    await draft();
    await draft('7,000', [more.id]);
    const both = await seen();
    const [first, second] = [await order(1), await order(2)];
    const press = async (orderId: string, as: OrderPlaceInput) => must(world, 'mara', HARB, 'scope.agree', { ...both, orderId, ...agreement, as }).then(() => 'done', () => 'refused');
    expect((await Promise.all([press(first.id, whenDone(extra.key)), press(second.id, LINE)])).sort()).toEqual(['done', 'refused']);
    await world.settle();
    await Promise.all([first, second].map(async ({ id }, place) => must(world, 'mara', HARB, 'scope.agree', { ...(await seen()), orderId: id, ...agreement, as: place === 0 ? whenDone(extra.key) : LINE }).catch(() => undefined)));
    await world.settle();
    expect((await scope()).agreed).toEqual({ amount: '12000.00', currency: 'AUD' });
    for (const key of ['HARB-2', 'HARB-3', extra.key]) await move(world, key, 'done');
    expect((await projectView(world)).contracts[0]).toMatchObject({ billed: { amount: '72000.00' }, toBill: { amount: '0.00' } });
    expect(books(world).flatMap(({ lines }) => lines.map(({ unitAmount }) => Number(unitAmount))).sort((a, b) => a - b)).toEqual([5_000, 7_000, 20_000, 40_000]);
  });

  it.each(['before', 'after'] as const)('when agreeing crashes at any one call it makes, %s the call took effect', async (when) => {
    await draft();
    let counted = 0;
    world.faults.onCall(() => {
      counted += 1;
      return false;
    }, { kind: 'crash', when });
    await agree(whenDone(extra.key));
    expect(counted).toBeGreaterThan(8);
    // The first three only ask who may: nothing is made when they fail.
    for (let index = 3; index < counted; index += 1) {
      await begin();
      const { id: orderId } = await draft();
      await move(world, extra.key, 'done');
      const before = await seen();
      let place = -1;
      world.faults.onCall(() => (place += 1) === index, { kind: 'crash', when });
      await must(world, 'mara', HARB, 'scope.agree', { ...before, orderId, ...agreement, as: whenDone(extra.key) }).catch(() => undefined);
      await world.advance(3 * HOUR_MS);
      const agreed = (await order()).state === 'agreed';
      expect([index, books(world).length]).toEqual([index, agreed ? 1 : 0]);
      expect([index, (await scope()).milestones[0]?.baseline?.items]).toEqual([index, agreed ? 6 : 5]);
      if (!agreed) await agree(whenDone(extra.key));
      expect([index, books(world).length]).toEqual([index, 1]);
    }
  }, 180_000);
});
