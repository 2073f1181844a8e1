import { connect } from './xero-world';
import { createWorld, START } from './world';
import { describe, expect, it } from '@jest/globals';
import { clientIds, customConnections, organisationIds } from '../../local/agency/xero';
import type { ClientId } from '../../src/billing/ids';
import { requestToken, xeroClient } from '../../src/xero';

const NORTHLIGHT = organisationIds.northlight;

describe('the connection', () => {
  it('is made with the client’s id and secret, for half an hour by the platform’s clock', async () => {
    const { token } = await connect();
    expect(token.expiresAt).toBe(START + 30 * 60 * 1000);
  });

  it('is refused with a wrong secret or an unknown client', async () => {
    const { failureOf } = await connect();
    const { clientId } = customConnections.northlight;
    expect(await failureOf(() => requestToken({ clientId, clientSecret: 'wrong' }))).toEqual({ kind: 'credentials', detail: 'invalid_client' });
    expect((await failureOf(() => requestToken({ clientId: 'nobody', clientSecret: 'wrong' }))).kind).toBe('credentials');
  });

  it('leads to one organisation, which is said to be a demo when it is', async () => {
    const { client, run } = await connect();
    await expect(run(() => client.organisation())).resolves.toEqual({
      id: NORTHLIGHT, name: 'Northlight Studio Pty Ltd', demo: false, baseCurrency: 'AUD', countryCode: 'AU', timeZone: 'Australia/Sydney', taxName: 'GST', shortCode: '!nLs01',
    });
    const { accessToken } = await run(() => requestToken(customConnections.demo));
    await expect(run(() => xeroClient({ accessToken }).organisation())).resolves.toMatchObject({ id: organisationIds.demo, demo: true });
  });

  it('says until when the books are locked', async () => {
    const { world, client, run } = await connect();
    world.xero.model.setLockDates(NORTHLIGHT, { periodLockDate: '2026-06-30', endOfYearLockDate: '2026-10-31' });
    await expect(run(() => client.organisation())).resolves.toMatchObject({ lockedUntil: '2026-10-31' });
  });

  it('is over when the token has expired, or the connection was ended', async () => {
    const { world, client, run, failureOf } = await connect();
    world.clock.advance(31 * 60 * 1000);
    expect(await failureOf(() => client.organisation())).toEqual({ kind: 'credentials', detail: 'the access token has expired' });
    const again = await run(() => requestToken(customConnections.northlight));
    world.xero.model.setConnected(customConnections.northlight.clientId, false);
    expect((await failureOf(() => xeroClient({ accessToken: again.accessToken }).organisation())).kind).toBe('forbidden');
  });

  it('does not reach into an organisation that it is not for', async () => {
    const { token, failureOf } = await connect();
    const elsewhere = xeroClient({ accessToken: token.accessToken, tenantId: organisationIds.demo });
    expect((await failureOf(() => elsewhere.organisation())).kind).toBe('forbidden');
  });

  it('goes nowhere when the manifest does not name the host', async () => {
    const { inApp, forge } = createWorld({ manifest: { egress: ['https://api.xero.com'] } });
    const asking = inApp(() => requestToken(customConnections.northlight));
    await expect(asking).rejects.toMatchObject({ reason: { kind: 'unavailable', detail: 'the platform does not let the app reach this host' } });
    expect(forge.incidents.all().map(({ kind }) => kind)).toContain('refused-egress');
  });
});

describe('what can be chosen', () => {
  it('is what the organisation has', async () => {
    const { client, run } = await connect();
    await expect(run(() => client.currencies())).resolves.toEqual([{ code: 'AUD', name: 'Australian Dollar' }, { code: 'USD', name: 'United States Dollar' }]);
    const accounts = await run(() => client.accounts());
    expect(accounts.find(({ code }) => code === '205')).toEqual({
      code: '205', name: 'Project milestones', active: true, revenue: true, accountClass: 'revenue', defaultTaxCode: 'OUTPUT',
    });
    expect(accounts.find(({ code }) => code === '299')).toMatchObject({ active: false, revenue: true });
    expect(accounts.find(({ code }) => code === '090')).toMatchObject({ revenue: false, accountClass: 'kept' });
    const taxes = await run(() => client.taxes());
    expect(taxes.find(({ code }) => code === 'OUTPUT')).toMatchObject({ name: 'GST on Income', rate: 10, active: true });
    expect(taxes.find(({ code }) => code === 'OUTPUT')?.appliesTo).toContain('revenue');
    expect(taxes.find(({ code }) => code === 'INPUT')?.appliesTo).not.toContain('revenue');
    await expect(run(() => client.tracking())).resolves.toEqual([{ name: 'Region', options: ['Sydney', 'Melbourne'] }, { name: 'Team', options: ['Design', 'Engineering'] }]);
    await expect(run(() => client.brandings())).resolves.toEqual([{ id: expect.any(String), name: 'Standard' }, { id: expect.any(String), name: 'Project invoices' }]);
  });

  it('is a client found by part of the name, if it can be billed', async () => {
    const { client, run } = await connect();
    const names = async (text: string) => (await run(() => client.searchClients(text))).map(({ name }) => name);
    await expect(names('harb')).resolves.toEqual(['Harbour Foods']);
    await expect(names('  & sons ')).resolves.toEqual(['Gull & Sons']);
    await expect(names('')).resolves.toEqual(['Gull & Sons', 'Harbour Foods', 'Lumière Hotels']);
    await expect(names('nobody')).resolves.toEqual([]);
    await expect(names('quay')).resolves.toEqual([]);
  });

  it('is looked at again by id, archived or gone as it may be by then', async () => {
    const { client, run } = await connect();
    const get = (id: string) => run(() => client.client(id as ClientId));
    await expect(get(clientIds.harbourFoods)).resolves.toEqual({ id: clientIds.harbourFoods, name: 'Harbour Foods', email: 'accounts@harbourfoods.example', archived: false });
    await expect(get(clientIds.oldQuayCafe)).resolves.toMatchObject({ archived: true });
    await expect(get('3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8cff')).resolves.toBeUndefined();
  });
});
