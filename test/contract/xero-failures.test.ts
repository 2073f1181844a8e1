import { byNumber, connect, harbour } from './xero-world';
import type { World } from './world';
import { describe, expect, it } from '@jest/globals';
import { clientIds, organisationIds } from '../../local/agency/xero';
import type { ClientId } from '../../src/billing/ids';
import type { InvoiceRequest } from '../../src/billing/ledger';
import { currencyCode, money } from '../../src/billing/money';
import { refusalProblem } from '../../src/xero';

const NORTHLIGHT = organisationIds.northlight;

describe('a refusal', () => {
  const refused = async (change: Partial<InvoiceRequest>, arrange: (world: World) => unknown = () => undefined) => {
    const { world, client, failureOf } = await connect();
    arrange(world);
    const request = { ...harbour, ...change };
    const reason = await failureOf(() => client.createInvoice(request, 'i1.1'));
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(0);
    return reason.kind === 'refused' ? refusalProblem(reason.messages, request) : reason;
  };
  const line = (change: object) => ({ lines: harbour.lines.map((one) => ({ ...one, ...change })) });

  it.each<[string, Partial<InvoiceRequest>, object]>([
    ['an archived client', { clientId: clientIds.oldQuayCafe as ClientId }, { code: 'CLIENT_ARCHIVED' }],
    ['an archived account', line({ accountCode: '299' }), { code: 'ACCOUNT_ARCHIVED', params: { account: '299' } }],
    ['an account nobody has', line({ accountCode: '999' }), { code: 'ACCOUNT_NOT_FOUND', params: { account: '999' } }],
    ['a tax not for this account', line({ taxCode: 'INPUT' }), { code: 'TAX_NOT_ALLOWED', params: { tax: 'INPUT', account: '205' } }],
    ['a currency not switched on', { currency: currencyCode('EUR'), ...line({ unitAmount: money(100, currencyCode('EUR')) }) }, { code: 'CURRENCY_NOT_ENABLED', params: { currency: 'EUR' } }],
  ])('of %s is said as what it is, and nothing is recorded', async (_what, change, expected) => {
    expect(await refused(change)).toMatchObject(expected);
  });

  it('of a date in a locked period is said as what it is', async () => {
    expect(await refused({}, (world) => world.xero.model.setLockDates(NORTHLIGHT, { periodLockDate: '2026-11-30' }))).toMatchObject({
      code: 'PERIOD_LOCKED', params: { issueDate: '2026-11-22' },
    });
  });
});

describe('an outcome that never came', () => {
  it.each<[string, 0 | 1, Parameters<World['xero']['faults']['next']>[1]]>([
    ['the line broke before Xero saved', 0, 'drop-before-commit'],
    ['the line broke after Xero saved', 1, 'commit-then-drop'],
    ['Xero failed before it saved', 0, 'error-before-commit'],
    ['Xero failed after it saved', 1, 'error-after-commit'],
    ['Xero answers too late', 1, 'slow-to-answer'],
    ['a page of HTML', 1, 'html'],
    ['an empty answer', 1, 'empty-body'],
  ])('is unknown, and a look tells: %s', async (_what, saved, fault) => {
    const { world, client, run, failureOf } = await connect({}, 200);
    world.xero.faults.next('PUT /Invoices', fault, { delayMs: 600 });
    expect(await failureOf(() => client.createInvoice(harbour, 'i1.1'))).toMatchObject({ kind: 'unknown' });
    const found = await run(() => byNumber(client, 'HARB-1-001'));
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(saved);
    expect(found?.number).toBe(saved === 0 ? undefined : 'HARB-1-001');
  });

  it.each(['network-error', 'timeout', 'status-504'] as const)('is unknown when it was lost on the platform: %s', async (as) => {
    const { world, client, run, failureOf } = await connect();
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as });
    expect(await failureOf(() => client.createInvoice(harbour, 'i1.1'))).toMatchObject({ kind: 'unknown' });
    await expect(run(() => byNumber(client, 'HARB-1-001'))).resolves.toMatchObject({ status: 'draft' });
  });

  it.each<Parameters<World['xero']['faults']['next']>[1]>(['drop-before-commit', 'error-before-commit', 'html', 'empty-body'])('of a read is only a read to repeat: %s', async (fault) => {
    const { world, client, run, failureOf } = await connect();
    world.xero.faults.next('GET /Organisation', fault);
    expect(await failureOf(() => client.organisation())).toMatchObject({ kind: 'unavailable' });
    await expect(run(() => client.organisation())).resolves.toMatchObject({ id: NORTHLIGHT });
  });
});

describe('a limit', () => {
  it('of calls in a minute says when to come back, and nothing was done', async () => {
    const { world, client, run, failureOf } = await connect({ xero: { callsPerMinute: 1 } });
    await run(() => client.organisation());
    const reason = await failureOf(() => client.createInvoice(harbour, 'i1.1'));
    expect(reason).toMatchObject({ kind: 'limit', scope: 'minute' });
    expect(reason.kind === 'limit' && reason.retryAfterSeconds > 0 && reason.retryAfterSeconds <= 60).toBe(true);
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(0);
  });

  it('of calls in a day is hours long', async () => {
    const { client, run, failureOf } = await connect({ xero: { callsPerDay: 1 } });
    await run(() => client.organisation());
    const reason = await failureOf(() => client.organisation());
    expect(reason).toMatchObject({ kind: 'limit', scope: 'day' });
    expect(reason.kind === 'limit' && reason.retryAfterSeconds > 900).toBe(true);
  });

  it('of calls at once is short', async () => {
    const { world, client, failureOf } = await connect();
    world.xero.faults.next('GET /Organisation', 'concurrent-limit');
    expect(await failureOf(() => client.organisation())).toEqual({ kind: 'limit', scope: 'concurrent', retryAfterSeconds: 5 });
  });
});
