import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, call, clientIds, connect, contract, CONTRACT, customConnections, milestone, move, must, organisationIds, people, projectView, ready, refusedCodes, tag, tagged } from './acts';
import { testWorld, type TestWorld } from './world';
import type { ContractInput, MilestoneInput } from '../../src/handlers/pages/api';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});

/** What the app holds: a refused call must leave it exactly as it was. */
const stored = () => JSON.stringify(world.forge.store.snapshot());

async function expectNothingChanged(act: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const before = stored();
  const codes = await act();
  await world.settle();
  expect(stored()).toBe(before);
  return codes;
}

describe('Not connected', () => {
  it('an epic says so, and a contract can not be set up', async () => {
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.load', {})).toEqual({ state: 'not_connected', admin: false });
    expect(await must(world, 'priya', { issue: 'HARB-2' }, 'panel.load', {})).toEqual({ state: 'not_connected', admin: true });
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', CONTRACT)).toEqual(['NOT_CONNECTED']);
  });

  it('a wrong secret is refused, and nothing is kept', async () => {
    const wrong = { ...customConnections.northlight, clientSecret: 'not-the-secret' };
    expect(await expectNothingChanged(async () => refusedCodes(world, 'priya', 'admin', 'admin.test', wrong))).toEqual(['CREDENTIALS_NOT_ACCEPTED']);
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.connect', wrong)).toEqual(['CREDENTIALS_NOT_ACCEPTED']);
    expect((await must(world, 'priya', 'admin', 'admin.load', {})).connection).toEqual({ state: 'not_connected' });
  });

  it('testing says whose books they are, labels a demo company, and keeps nothing', async () => {
    const before = stored();
    expect(await must(world, 'priya', 'admin', 'admin.test', customConnections.northlight)).toMatchObject({ organisation: { name: 'Northlight Studio Pty Ltd', demo: false } });
    expect(await must(world, 'priya', 'admin', 'admin.test', customConnections.demo)).toMatchObject({ organisation: { demo: true } });
    expect(stored()).toBe(before);
  });

  it('another organisation is refused once there are contracts', async () => {
    await connect(world);
    await contract(world);
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.connect', customConnections.demo)).toEqual(['ORGANISATION_CHANGED']);
  });

  it('a milestone reached while disconnected waits, and is billed once when connected again', async () => {
    await ready(world);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await move(world, 'HARB-2', 'done');
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'NOT_CONNECTED' } });
    await connect(world);
    await world.settle();
    expect(books(world)).toHaveLength(1);
  });
});

describe('Contracts', () => {
  beforeEach(async () => void (await connect(world)));
  const TABLE: readonly (readonly [string, Partial<ContractInput>, string, string])[] = [
    ['price of zero', { price: '0' }, 'AMOUNT_NOT_POSITIVE', 'price'],
    ['negative price', { price: '-5' }, 'AMOUNT_NOT_POSITIVE', 'price'],
    ['too many decimals', { price: '100.005' }, 'AMOUNT_TOO_PRECISE', 'price'],
    ['not a number', { price: 'twelve' }, 'AMOUNT_NOT_A_NUMBER', 'price'],
    ['no price', { price: ' ' }, 'AMOUNT_MISSING', 'price'],
    ['no name', { name: '' }, 'FIELD_MISSING', 'name'],
    ['currency not enabled', { currency: 'EUR' }, 'CURRENCY_NOT_ENABLED', 'currency'],
    ['no such currency', { currency: 'XQZ' }, 'CURRENCY_NOT_ENABLED', 'currency'],
    ['archived client', { clientId: clientIds.oldQuayCafe }, 'CLIENT_ARCHIVED', 'clientId'],
    ['unknown client', { clientId: '00000000-0000-4000-8000-000000000000' }, 'CLIENT_NOT_FOUND', 'clientId'],
    ['archived account', { accountCode: '299' }, 'ACCOUNT_ARCHIVED', 'accountCode'],
    ['expense account', { accountCode: '400' }, 'ACCOUNT_NOT_REVENUE', 'accountCode'],
    ['unknown account', { accountCode: '999' }, 'ACCOUNT_NOT_FOUND', 'accountCode'],
    ['tax for expenses', { taxCode: 'INPUT' }, 'TAX_NOT_ALLOWED', 'taxCode'],
    ['unknown tax', { taxCode: 'NOPE' }, 'TAX_NOT_FOUND', 'taxCode'],
    ['terms without days', { terms: { kind: 'days_after_invoice', days: -1 } }, 'TERMS_INVALID', 'terms'],
    ['bad prefix', { numberPrefix: 'HARB/1' }, 'FIELD_INVALID', 'numberPrefix'],
  ];

  it.each(TABLE)('%s', async (_name, change, code, path) => {
    const answer = await call(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, ...change });
    expect(answer.ok ? [] : answer.problems).toContainEqual(expect.objectContaining({ code, path }));
    expect((await must(world, 'finn', { project: 'HARB' }, 'settings.load', {})).contracts).toEqual([]);
  });

  it('names every field at fault at once', async () => {
    const codes = await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, name: '', price: '0' });
    expect([...codes].sort()).toEqual(['AMOUNT_NOT_POSITIVE', 'FIELD_MISSING']);
  });

  it('refuses a prefix that another contract numbers by', async () => {
    await contract(world);
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', CONTRACT)).toEqual(['NUMBER_PREFIX_TAKEN']);
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, numberPrefix: 'HARB' })).toEqual(['NUMBER_PREFIX_TAKEN']);
  });

  it('two tabs: the second is told that its page is stale', async () => {
    const { id, rev } = await contract(world);
    await must(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id, rev, name: 'Renamed' });
    expect(await refusedCodes(world, 'priya', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id, rev, name: 'Renamed otherwise' })).toEqual(['STALE_PAGE']);
    expect((await projectView(world)).contracts[0]?.name).toBe('Renamed');
  });

  it('keeps its price above what is billed, and its client once there are bills', async () => {
    const made = await contract(world);
    await tag(world, 'HARB-2', made);
    await move(world, 'HARB-2', 'done');
    const { id, rev } = (await tagged(world, 'HARB-2')).contract;
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id, rev, price: '11,999.99' })).toContain('PRICE_BELOW_BILLED');
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id, rev, clientId: clientIds.gullAndSons })).toContain('CONTRACT_HAS_BILLS');
  });
});

describe('Milestones', () => {
  let made: { id: string; rev: number };
  beforeEach(async () => {
    await connect(world);
    made = await contract(world);
  });
  const TABLE: readonly (readonly [string, Partial<MilestoneInput>, string])[] = [
    ['amount of zero', { price: { kind: 'amount', amount: '0' } }, 'AMOUNT_NOT_POSITIVE'],
    ['negative amount', { price: { kind: 'amount', amount: '-12' } }, 'AMOUNT_NOT_POSITIVE'],
    ['too many decimals', { price: { kind: 'amount', amount: '12.345' } }, 'AMOUNT_TOO_PRECISE'],
    ['more than the contract', { price: { kind: 'amount', amount: '60,000.01' } }, 'PLAN_OVER_PRICE'],
    ['a share of zero', { price: { kind: 'share', percent: '0' } }, 'SHARE_OUT_OF_RANGE'],
    ['a share over 100 %', { price: { kind: 'share', percent: '100.01' } }, 'SHARE_OUT_OF_RANGE'],
    ['a share that is no number', { price: { kind: 'share', percent: 'half' } }, 'SHARE_NOT_A_NUMBER'],
    ['a status that the workflow does not have', { trigger: { kind: 'status', statusId: '10012' } }, 'TRIGGER_STATUS_UNKNOWN'],
    ['a date that does not exist', { trigger: { kind: 'date', date: '2027-02-30' } }, 'DATE_INVALID'],
    ['no name', { name: '   ' }, 'FIELD_MISSING'],
  ];

  it.each(TABLE)('%s', async (_name, change, code) => {
    const codes = await refusedCodes(world, 'mara', { issue: 'HARB-3' }, 'panel.tag', milestone(made, change));
    expect(codes).toContain(code);
    expect((await projectView(world)).contracts[0]?.milestones).toEqual([]);
    expect(world.jira.property({ type: 'issue', id: world.jira.issue(people.mara, 'HARB-3').id }, 'milepost')).toBeUndefined();
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-3' }, 'panel.preview', milestone(made, change))).toContain(code);
  });

  it('percentages over 100 together', async () => {
    await tag(world, 'HARB-2', made, { price: { kind: 'share', percent: '60' } });
    const { contract: now } = await tagged(world, 'HARB-2');
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-3' }, 'panel.tag', milestone(now, { price: { kind: 'share', percent: '40.01' } }))).toContain('SHARES_OVER_WHOLE');
    await tag(world, 'HARB-3', now, { price: { kind: 'share', percent: '40' } });
  });

  it('an epic of another project', async () => {
    expect(await refusedCodes(world, 'priya', { issue: 'LUMI-1' }, 'panel.tag', milestone(made))).toEqual(['WRONG_PROJECT']);
  });

  it('an issue that is not an epic', async () => {
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-6' }, 'panel.tag', milestone(made))).toEqual(['WORK_ITEM_NOT_EPIC']);
    expect(await must(world, 'mara', { issue: 'HARB-6' }, 'panel.load', {})).toEqual({ state: 'not_epic', issueType: 'Story' });
  });

  it('an epic that is tagged already, and a stale page', async () => {
    await tag(world, 'HARB-2', made);
    const { contract: now } = await tagged(world, 'HARB-2');
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.tag', milestone(now))).toEqual(['ALREADY_TAGGED']);
    expect(await refusedCodes(world, 'finn', { issue: 'HARB-3' }, 'panel.tag', milestone(made))).toEqual(['STALE_PAGE']);
  });

  it('two tabs tag one epic at the same moment: one wins, and it is on one plan', async () => {
    const answers = await Promise.all(['mara', 'finn'].map(async (who) => call(world, who as 'mara' | 'finn', { issue: 'HARB-2' }, 'panel.tag', milestone(made))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await projectView(world)).contracts[0]?.milestones).toHaveLength(1);
  });

  it('what was archived in Xero after the contract was made holds the invoice, with the code, until it is mended', async () => {
    await tag(world, 'HARB-2', made);
    world.xero.model.setAccountStatus(organisationIds.northlight, '205', 'ARCHIVED');
    await move(world, 'HARB-2', 'done');
    const view = await projectView(world);
    const [held] = view.invoices.rows;
    expect(held).toMatchObject({ status: 'needs_attention', canRetry: true, problem: { code: 'ACCOUNT_ARCHIVED' } });
    expect(view.attention).toMatchObject([{ invoice: { number: held?.number }, problem: { code: 'ACCOUNT_ARCHIVED' }, answers: ['fix_mapping', 'retry', 'cancel'] }]);
    world.xero.model.setAccountStatus(organisationIds.northlight, '205', 'ACTIVE');
    await must(world, 'finn', { project: 'HARB' }, 'invoice.retry', { invoiceId: held?.invoiceId ?? '', rev: held?.rev ?? 0 });
    await world.settle();
    expect(books(world)).toHaveLength(1);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('draft');
  });
});
