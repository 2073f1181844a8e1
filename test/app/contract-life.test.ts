import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import type { SettingsContract } from '../../src/handlers/pages/api';
import { books, call, clientIds, connect, CONTRACT, contract, lookNow, move, must, organisationIds, people, projectView, refusedCodes, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
});

const HARB = { project: 'HARB' } as const;
const activity = async () => (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(({ event }) => event);
const inSettings = async (): Promise<SettingsContract> => {
  const [found] = (await must(world, 'finn', HARB, 'settings.load', {})).contracts;
  if (!found) throw new Error('no contract');
  return found;
};

async function moveTo(to: 'active' | 'paused' | 'closed', reason = ''): Promise<void> {
  const { id, rev } = await inSettings();
  await must(world, 'finn', HARB, 'settings.moveContract', { id, rev, to, reason });
  await world.settle();
}

async function reachByHand(issue: string): Promise<readonly string[]> {
  const { contract: seen, milestone } = await tagged(world, issue);
  const answer = await call(world, 'mara', { issue }, 'panel.reach', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev });
  await world.settle();
  return answer.ok ? [] : answer.problems.map(({ code }) => code);
}

describe('a contract that is a draft', () => {
  it('lets its plan be made, bills nothing, and bills what was reached once it is activated', async () => {
    const made = await contract(world, { draft: true });
    await tag(world, 'HARB-2', made);
    const view = await tag(world, 'HARB-3', { id: made.id, rev: (await inSettings()).rev }, { name: 'User dashboard', trigger: { kind: 'start' } });
    expect(view).toMatchObject({ preview: { immediate: false, blockers: [{ code: 'CONTRACT_DRAFT' }] } });
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toEqual([]);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'CONTRACT_DRAFT' } });
    expect((await tagged(world, 'HARB-3')).milestone.state).toBe('planned');
    expect((await inSettings()).reached).toEqual({ count: 2, amount: { amount: '24000.00', currency: 'AUD' } });
    await moveTo('active');
    expect(books(world).map(({ number }) => number).sort()).toEqual(['HARB-C1-001', 'HARB-C1-002']);
    expect((await activity()).map(({ kind }) => kind)).toContain('contract-activated');
  });

  it('is billed within the hour when what should follow its activation is lost', async () => {
    const made = await contract(world, { draft: true });
    await tag(world, 'HARB-2', made);
    await move(world, 'HARB-2', 'done');
    world.faults.onCall((point) => point.kind === 'platform', { kind: 'status', status: 503 });
    const { id, rev } = await inSettings();
    expect(await refusedCodes(world, 'finn', HARB, 'settings.moveContract', { id, rev, to: 'active', reason: '' })).toEqual(['UNEXPECTED']);
    expect(books(world)).toEqual([]);
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('refuses a person’s word too, and writes nothing down of it', async () => {
    await tag(world, 'HARB-2', await contract(world, { draft: true }), { trigger: { kind: 'manual' } });
    expect(await reachByHand('HARB-2')).toEqual(['CONTRACT_DRAFT']);
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('planned');
  });
});

describe('a contract that is paused', () => {
  beforeEach(async () => {
    await tag(world, 'HARB-2', await contract(world));
    await moveTo('paused', 'The client disputes the scope.');
    await move(world, 'HARB-2', 'done');
  });

  it('has what is reached wait for a person, also after it goes on', async () => {
    const [waiting] = (await projectView(world)).attention;
    expect(waiting).toMatchObject({ problem: { code: 'CONTRACT_PAUSED' }, answers: expect.not.arrayContaining(['bill_again']) });
    await moveTo('active');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toEqual([]);
    const [resumed] = (await projectView(world)).attention;
    expect(resumed?.answers[0]).toBe('bill_again');
    expect(await reachByHand('HARB-2')).toEqual([]);
    expect(books(world)).toHaveLength(1);
    expect(await activity()).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'contract-paused', reason: 'The client disputes the scope.' }), expect.objectContaining({ kind: 'contract-resumed' })]));
  });

  it('bills what is reached after it goes on, and what came back to its trigger then', async () => {
    await move(world, 'HARB-2', 'toDo');
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('planned');
    await moveTo('active');
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
  });

  it('takes a reason, and says nothing without one', async () => {
    const { id, rev } = await inSettings();
    await must(world, 'finn', HARB, 'settings.moveContract', { id, rev, to: 'active', reason: '' });
    expect(await refusedCodes(world, 'finn', HARB, 'settings.moveContract', { id, rev: rev + 1, to: 'paused', reason: ' ' })).toEqual(['FIELD_MISSING']);
  });
});

it('what was prepared is not released while its contract is paused', async () => {
  await tag(world, 'HARB-2', await contract(world, { autonomy: 'prepare' }));
  await move(world, 'HARB-2', 'done');
  await moveTo('paused', 'Dispute');
  const [prepared] = (await projectView(world)).invoices.rows;
  if (!prepared) throw new Error('no invoice');
  expect(await refusedCodes(world, 'finn', HARB, 'invoice.release', { invoiceId: prepared.invoiceId, rev: prepared.rev })).toEqual(['CONTRACT_PAUSED']);
  await moveTo('active');
  await must(world, 'finn', HARB, 'invoice.release', { invoiceId: prepared.invoiceId, rev: prepared.rev });
  await world.settle();
  expect(books(world)).toHaveLength(1);
});

it('a closed contract stays closed, and a draft has nothing to pause', async () => {
  await contract(world, { draft: true });
  const draft = await inSettings();
  expect(await refusedCodes(world, 'finn', HARB, 'settings.moveContract', { id: draft.id, rev: draft.rev, to: 'paused', reason: 'x' })).toEqual(['CONTRACT_DRAFT']);
  await moveTo('closed');
  const closed = await inSettings();
  expect(await refusedCodes(world, 'finn', HARB, 'settings.moveContract', { id: closed.id, rev: closed.rev, to: 'active', reason: '' })).toEqual(['CONTRACT_CLOSED']);
});

describe('a contract’s own days', () => {
  it('bill nothing before the start, and what waits on the day by itself: in the organisation’s zone', async () => {
    // It is the 22nd, ten in the morning, in Sydney; still the 21st in UTC.
    await tag(world, 'HARB-2', await contract(world, { startsOn: '2026-11-23' }));
    await move(world, 'HARB-2', 'done');
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'CONTRACT_NOT_STARTED', params: { date: '2026-11-23' } } });
    expect(await reachByHand('HARB-2')).toEqual(['CONTRACT_NOT_STARTED']);
    await world.advance(13 * HOUR_MS);
    expect(books(world)).toEqual([]);
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toMatchObject([{ date: '2026-11-23' }]);
  });

  it('have what is reached after the end wait, until a person says that it is owed', async () => {
    await tag(world, 'HARB-2', await contract(world, { endsOn: '2026-11-21' }));
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'CONTRACT_ENDED' } });
    expect(await reachByHand('HARB-2')).toEqual([]);
    expect(books(world)).toHaveLength(1);
  });

  it.each<[string, object, readonly string[]]>([
    ['a day that no calendar has', { startsOn: '2027-02-30' }, ['DATE_INVALID']],
    ['an end before the start', { startsOn: '2026-12-02', endsOn: '2026-12-01' }, ['FIELD_INVALID']],
  ])('are refused for %s', async (_what, change, codes) => {
    expect(await refusedCodes(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, ...change })).toEqual(codes);
  });
});

describe('a change of price', () => {
  it('on an active contract is a line of the record with its reason, and is refused without one', async () => {
    const made = await contract(world);
    const change = { ...CONTRACT, id: made.id, rev: made.rev, price: '65,000' };
    expect(await refusedCodes(world, 'finn', HARB, 'settings.saveContract', change)).toEqual(['FIELD_MISSING']);
    await must(world, 'finn', HARB, 'settings.saveContract', { ...change, name: 'Ordering app, phases 1 and 2', reason: 'The client added a loyalty card.' });
    expect(await activity()).toEqual(
      expect.arrayContaining([
        { kind: 'price-changed', name: 'Ordering app, phases 1 and 2', from: { amount: '60000.00', currency: 'AUD' }, to: { amount: '65000.00', currency: 'AUD' }, reason: 'The client added a loyalty card.' },
        expect.objectContaining({ kind: 'contract-changed', changes: [expect.objectContaining({ field: 'name' })] }),
      ]),
    );
  });

  it('on a draft needs none', async () => {
    const made = await contract(world, { draft: true });
    await must(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, id: made.id, rev: made.rev, price: '65,000' });
    expect((await inSettings()).price.amount).toBe('65000.00');
  });
});

describe('tracking and branding', () => {
  it('that finance chose are on the invoice in Xero', async () => {
    const { tracking, brandings } = await must(world, 'finn', HARB, 'settings.choices', {});
    expect(tracking).toContainEqual({ name: 'Region', options: ['Sydney', 'Melbourne'] });
    const theme = brandings.find(({ name }) => name === 'Project invoices');
    await tag(world, 'HARB-2', await contract(world, { tracking: [{ category: 'Region', option: 'Sydney' }], brandingId: theme?.id ?? '' }));
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toMatchObject([{ brandingThemeId: theme?.id, lines: [{ tracking: [{ category: expect.any(String), option: expect.any(String) }] }] }]);
    expect(await inSettings()).toMatchObject({ tracking: [{ category: 'Region', option: 'Sydney' }], branding: { name: 'Project invoices' } });
  });

  it('that the organisation does not have are refused when they are chosen', async () => {
    const wrong = { ...CONTRACT, tracking: [{ category: 'Region', option: 'Perth' }], brandingId: 'gone' };
    expect(await refusedCodes(world, 'finn', HARB, 'settings.saveContract', wrong)).toEqual(['TRACKING_NOT_FOUND', 'BRANDING_NOT_FOUND']);
  });

  it('whose option was archived since hold the invoice, which goes on with what the contract has then', async () => {
    const made = await contract(world, { tracking: [{ category: 'Region', option: 'Sydney' }] });
    await tag(world, 'HARB-2', made);
    const option = world.xero.model.state.organisations[0]?.trackingCategories?.[0]?.options[0];
    if (!option) throw new Error('no option');
    option.status = 'ARCHIVED';
    await move(world, 'HARB-2', 'done');
    const [held] = (await projectView(world)).invoices.rows;
    expect(held).toMatchObject({ problem: { code: 'TRACKING_NOT_FOUND' }, canRetry: true });
    const { id, rev } = await inSettings();
    await must(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, id, rev, tracking: [{ category: 'Region', option: 'Melbourne' }] });
    const again = (await projectView(world)).invoices.rows[0];
    await must(world, 'finn', HARB, 'invoice.retry', { invoiceId: again?.invoiceId ?? '', rev: again?.rev ?? 0 });
    await world.settle();
    expect(books(world)).toHaveLength(1);
  });
});

describe('an invoice that somebody has to release', () => {
  const release = { threshold: '10,000', releasers: [people.finn], fourEyes: true };
  const prepared = async () => {
    const [row] = (await projectView(world)).invoices.rows;
    if (!row) throw new Error('no invoice');
    return { invoiceId: row.invoiceId, rev: row.rev };
  };

  it('goes nowhere by itself above the threshold, and only by those who are named', async () => {
    const view = await tag(world, 'HARB-2', await contract(world, { autonomy: 'approve', release }), { name: 'Development sprint 3' });
    expect(view).toMatchObject({ preview: { autonomy: 'prepare', vague: true } });
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toEqual([]);
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.release', await prepared())).toEqual(['RELEASE_NOT_YOURS']);
    await must(world, 'finn', HARB, 'invoice.release', await prepared());
    await world.settle();
    expect(books(world)).toMatchObject([{ status: 'AUTHORISED' }]);
    expect((await inSettings()).release).toEqual({ threshold: { amount: '10000.00', currency: 'AUD' }, releasers: [people.finn], fourEyes: true });
  });

  it('is not released by who reached it by hand, though they are named', async () => {
    const made = await contract(world, { release });
    await tag(world, 'HARB-2', made, { trigger: { kind: 'manual' } });
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    await must(world, 'finn', { issue: 'HARB-2' }, 'panel.reach', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev });
    await world.settle();
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.release', await prepared())).toEqual(['RELEASE_FOUR_EYES']);
  });

  it('at the threshold goes as far as the contract lets it', async () => {
    await tag(world, 'HARB-2', await contract(world, { release }), { price: { kind: 'amount', amount: '10,000' } });
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
  });

  it('may be given other words until then, and not by the one who releases it', async () => {
    await tag(world, 'HARB-2', await contract(world, { release }));
    await move(world, 'HARB-2', 'done');
    await must(world, 'finn', HARB, 'invoice.editText', { ...(await prepared()), descriptions: ['Menu and ordering, as shown on 20 November'] });
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.release', await prepared())).toEqual(['RELEASE_FOUR_EYES']);
    expect((await activity())[0]).toMatchObject({ kind: 'invoice-edited', changes: [{ field: 'text', to: 'Menu and ordering, as shown on 20 November' }] });
    const { id, rev } = await inSettings();
    await must(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, id, rev, release: { ...release, releasers: [people.finn, people.priya] } });
    await must(world, 'priya', HARB, 'invoice.release', await prepared());
    await world.settle();
    expect(books(world)).toMatchObject([{ lines: [{ description: 'Menu and ordering, as shown on 20 November' }] }]);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.editText', { ...(await prepared()), descriptions: ['Too late'] })).toEqual(['NOT_RELEASABLE']);
  });

  it.each<[string, { descriptions: readonly string[] }, readonly string[]]>([
    ['no words', { descriptions: [' '] }, ['FIELD_MISSING']],
    ['more than an invoice can hold', { descriptions: ['x'.repeat(4001)] }, ['FIELD_TOO_LONG']],
    ['another number of lines', { descriptions: ['a', 'b'] }, ['STALE_PAGE']],
  ])('is not given %s', async (_what, input, codes) => {
    await tag(world, 'HARB-2', await contract(world, { autonomy: 'prepare' }));
    await move(world, 'HARB-2', 'done');
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.editText', { ...(await prepared()), ...input })).toEqual(codes);
  });

  it('and was changed in Xero since has to be released again: only who may do so has it approved, even if the difference was accepted', async () => {
    await tag(world, 'HARB-2', await contract(world, { release }));
    await move(world, 'HARB-2', 'done');
    await must(world, 'finn', HARB, 'invoice.release', await prepared());
    await world.settle();
    const [draft] = books(world);
    if (!draft) throw new Error('nothing in Xero');
    await world.advance(MINUTE_MS);
    peopleIn(world.xero, organisationIds.northlight).editLine(draft.number, 0, { unitAmount: '14000' });
    await lookNow(world);
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.approve', await prepared())).toEqual(['RELEASE_NOT_YOURS']);
    await must(world, 'mara', HARB, 'invoice.acceptDifferences', { ...(await prepared()), note: 'Agreed on the phone' });
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.approve', await prepared())).toEqual(['RELEASE_NOT_YOURS']);
    await must(world, 'finn', HARB, 'invoice.approve', await prepared());
    await world.settle();
    expect(books(world)).toMatchObject([{ status: 'AUTHORISED' }]);
  });

  it('is released again, by those who may, when what Xero refused of it was mended by another client', async () => {
    await tag(world, 'HARB-2', await contract(world, { release }));
    await move(world, 'HARB-2', 'done');
    peopleIn(world.xero, organisationIds.northlight).archiveContact(clientIds.harbourFoods);
    await must(world, 'finn', HARB, 'invoice.release', await prepared());
    await world.settle();
    expect((await projectView(world)).invoices.rows[0]).toMatchObject({ problem: { code: 'CLIENT_ARCHIVED' } });
    peopleIn(world.xero, organisationIds.northlight).mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    const { id, rev } = await inSettings();
    await must(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, id, rev, clientId: clientIds.gullAndSons, release });
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.retry', await prepared())).toEqual(['RELEASE_NOT_YOURS']);
    await must(world, 'finn', HARB, 'invoice.retry', await prepared());
    await world.settle();
    expect(books(world)).toMatchObject([{ contactId: clientIds.gullAndSons }]);
  });
});
