import { describe, expect, it } from '@jest/globals';
import { books, connect, contract, move, must, organisationIds, people, tag, tagged } from './acts';
import { MINUTE_MS } from './time';
import { hearWebhooks } from './webhooks';
import { SWITCHES } from '../../local/xero';
import { testWorld, type Otherwise } from './world';

/**
 * The main job with each thing that nobody could verify turned the other way: what Milepost promises may not hang on a guess. docs/not-verified.md lists
 * them, with the one that it does hang on.
 */
const OTHERWISE: readonly (readonly [string, Otherwise])[] = [
  ['as the stand-ins are by default', {}],
  ['queries lag until all is settled', { forge: { queryLag: 'until-settled' } }],
  ['filters run before paging', { forge: { filterAfterPaging: false } }],
  ['absent is not unequal', { forge: { absentIsUnequal: false } }],
  ['undeclared attributes are stored', { forge: { undeclaredAttributes: 'stored' } }],
  ['keys are unique in a whole transaction', { forge: { transactionKeysUnique: 'overall' } }],
  ['expired records are gone at once', { forge: { expiredLingersMs: 0 } }],
  ['thrown events come again', { forge: { retryThrownEvents: true } }],
  ["web triggers' headers are capitalised", { forge: { webTriggerHeaders: 'capitalised' } }],
  ['schedules start together', { forge: { schedulesSpread: false } }],
  ["permissions' keys are spelled with a prefix", { jira: { permissionKeys: 'prefixed' } }],
  ['the app may not ask about other people', { jira: { appChecksOthers: 'refused' } }],
  ['a missing scope is 403 in Jira', { jira: { missingScope: 403 } }],
  ['the new status comes first', { jira: { associatedStatuses: 'current-first' } }],
  ['searches lag by a minute', { jira: { indexLagMs: MINUTE_MS } }],
  ['a missing scope is 403 in Xero', { xero: { scopeRefusal: 403 } }],
  ['idempotency keys belong to a token', { xero: { idempotencyScope: 'token' } }],
  ['a repeat under way is refused', { xero: { idempotencyInFlight: 'refuse' } }],
  ['a repeat under way is processed', { xero: { idempotencyInFlight: 'process' } }],
  ['a 500 is not remembered', { xero: { idempotencyAfterServerError: 'forgotten' } }],
  ["a removed invoice's number is free", { xero: { numberOfRemovedInvoice: 'free' } }],
  ['good elements of a bad batch are saved', { xero: { batchWithErrors: 'good-ones-saved' } }],
  ['a voided invoice keeps its amount due', { xero: { amountDueOfVoided: 'kept' } }],
  ['approval takes the due date from terms', { xero: { approvalWithoutDueDate: 'from-terms' } }],
  ['lock dates stop approval only', { xero: { lockDates: 'approved-only' } }],
  ['If-Modified-Since leaves its second out', { xero: { modifiedSince: 'exclusive' } }],
  ['payments send no webhook', { xero: { paymentSendsInvoiceUpdate: false } }],
  ['credits send no webhook', { xero: { allocationSendsInvoiceUpdate: false } }],
  ['voiding a credit takes it off its invoices', { xero: { voidingAllocatedCredit: 'unallocates' } }],
  ['the first of two refresh tokens lives on', { xero: { concurrentRefresh: 'first' } }],
  ['all refresh tokens live on', { xero: { concurrentRefresh: 'all' } }],
  ['a disconnected app can not refresh', { xero: { refreshAfterDisconnect: 'refused' } }],
  ['wrong scopes are told to the app', { xero: { scopeErrorAt: 'redirect' } }],
  ['a broad scope is refused in another word', { xero: { broadScopeRefusal: 'unauthorized_client' } }],
  ['credit notes can share a number', { xero: { creditNoteNumber: 'repeatable' } }],
  ['refusals come in other quotes and full stops', { xero: { refusalWords: 'varied' } }],
  ['limits are named as in older documents', { xero: { limitNames: 'as-in-old-docs' } }],
  ['approval goes without a due date', { xero: { approvalWithoutDueDate: 'left-empty' } }],
  ['drafts take a due date from terms', { xero: { draftWithoutDueDate: 'from-terms' } }],
  ['half a cent below zero goes up', { xero: { halfCentBelowZero: 'up' } }],
  ['tracking that is gone is passed over', { xero: { unknownTracking: 'ignored' } }],
  ['filters take no OR', { xero: { whereOr: 'refused' } }],
  ['merged invoices do not count as changed', { xero: { mergeUpdatesInvoices: false } }],
  ['webhooks are spelled as in examples', { xero: { webhookSpelling: 'as-in-docs' } }],
  ['webhooks are tried less and less often', { xero: { webhookRetries: 'less-and-less' } }],
  ['what a silent webhook missed is lost', { xero: { webhookAfterDisabled: 'lost' } }],
];

it('no switch of local Xero is left out', () => {
  const turned = OTHERWISE.flatMap(([, { xero = {} }]) => Object.entries(xero).map(([name, value]) => `${name} ${String(value)}`));
  const all = Object.entries(SWITCHES).flatMap(([name, [, ...others]]) => others.map((value) => `${name} ${String(value)}`));
  expect(turned.sort()).toEqual(all.sort());
});

describe.each(OTHERWISE)('When %s', (_name, otherwise) => {
  it('one milestone is one invoice, through a lost answer, until it is paid', async () => {
    const world = await testWorld(otherwise);
    await connect(world);
    await hearWebhooks(world);
    await tag(world, 'HARB-2', await contract(world));
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as: 'network-error' });
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'duplicate', copies: 2 });
    await move(world, 'HARB-2', 'done');
    await world.advance(30 * MINUTE_MS);
    expect(books(world)).toHaveLength(1);
    const { model } = world.xero;
    model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' });
    await world.settle();
    await world.advance(MINUTE_MS);
    model.pay(organisationIds.northlight, 'HARB-C1-001');
    await world.advance(2 * 60 * MINUTE_MS);
    const { milestone, contract: shown } = await tagged(world, 'HARB-2');
    expect(milestone.bill).toMatchObject({ number: 'HARB-C1-001', status: 'paid', paid: { amount: '13200.00' } });
    expect(shown.billed.amount).toBe('12000.00');
    expect(books(world)).toHaveLength(1);
  });

  it('shows nobody what they may not see', async () => {
    const world = await testWorld(otherwise);
    await connect(world);
    await tag(world, 'HARB-2', await contract(world));
    expect(await must(world, 'dev', { issue: 'HARB-2' }, 'panel.load', {})).toEqual({ state: 'no_permission' });
    expect((await must(world, 'vera', { issue: 'HARB-2' }, 'panel.load', {})).state).toBe('tagged');
  });
});

describe('Webhooks', () => {
  it('bring a payment within moments, without anyone asking', async () => {
    const world = await testWorld();
    await connect(world);
    await hearWebhooks(world);
    expect((await must(world, 'priya', 'admin', 'admin.load', {})).webhook).toBe('verified');
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    world.clock.advance(MINUTE_MS);
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' });
    // Notices come in bursts: the look waits for a few seconds to answer them all.
    await world.advance(5_000);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('approved');
  });

  it('that Xero did not sign are refused and wake nothing', async () => {
    const world = await testWorld();
    await connect(world);
    await hearWebhooks(world);
    const body = JSON.stringify({ events: [{ resourceId: people.priya, eventCategory: 'INVOICE', eventType: 'UPDATE' }] });
    const forged = new Request(world.forge.webTriggerUrl('xero-webhook'), { method: 'POST', headers: { 'x-xero-signature': 'AAAA' }, body });
    const { result, used } = await world.forge.measure(async () => world.forge.webTriggers(forged));
    expect(result.status).toBe(401);
    expect(used.queuePushes).toBe(0);
    expect(Object.keys(used.egress)).toEqual([]);
  });
});
