import { describe, expect, it } from '@jest/globals';
import { organisationIds } from '../../agency/xero';
import { invoiceBody, openXero } from '../testing/caller';

describe('Tokens of a custom connection', () => {
  it('#2: wants the client as Basic authentication, and tells a wrong secret from an empty id', async () => {
    const { token } = await openXero();
    const given = await token();
    expect([given.status, given.at('token_type'), given.at('expires_in')]).toEqual([200, 'Bearer', 1800]);
    const wrong = await token({ clientSecret: 'guess' });
    expect([wrong.status, wrong.at('error')]).toEqual([400, 'invalid_client']);
    const nobody = await token({ clientId: '' });
    expect(nobody.at('error')).toBe('unauthorized_client');
  });

  it('#12: gives no refresh token, and the organisation goes with it', async () => {
    const { token, call } = await openXero();
    expect((await token()).at('refresh_token')).toBeUndefined();
    const organisation = await call('GET', '/Organisation');
    expect(organisation.at('Organisations.0.Name')).toBe('Northlight Studio Pty Ltd');
  });

  it('#11: refuses the broad scopes of before March 2026, in one of two words (unverified which)', async () => {
    for (const broadScopeRefusal of ['invalid_scope', 'unauthorized_client'] as const) {
      const { token } = await openXero({ settings: { broadScopeRefusal } });
      const broad = await token({ scope: 'accounting.invoices accounting.transactions' });
      expect([broad.status, broad.at('error')]).toEqual([400, broadScopeRefusal]);
      expect((await token({ scope: 'accounting.everything' })).at('error')).toBe('invalid_scope');
    }
  });

  it('#11: refuses an endpoint whose scope was not asked for, as 401 or 403 (unverified which)', async () => {
    for (const scopeRefusal of [401, 403] as const) {
      const { call } = await openXero({ scope: 'accounting.invoices', settings: { scopeRefusal } });
      const contacts = await call('GET', '/Contacts');
      expect([contacts.status, contacts.at('Detail')]).toEqual([scopeRefusal, 'AuthorizationUnsuccessful']);
      expect((await call('GET', '/Invoices')).status).toBe(200);
    }
  });

  it('#11: reading with a .read scope works, writing does not', async () => {
    const { call } = await openXero({ scope: 'accounting.invoices.read' });
    expect((await call('GET', '/Invoices')).status).toBe(200);
    expect((await call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(401);
  });

  it('#9: is refused once its half hour is over, in words that say so', async () => {
    const { call, clock } = await openXero();
    clock.advance(1_799_999);
    expect((await call('GET', '/Organisation')).status).toBe(200);
    clock.advance(1);
    const late = await call('GET', '/Organisation');
    expect(late.status).toBe(401);
    expect(late.at('Title')).toBe('Unauthorized');
    expect(late.at('Detail')).toMatch(/^TokenExpired: token expired at /);
  });

  it('#10: refuses an organisation that is not its own', async () => {
    const { call } = await openXero();
    const other = await call('GET', '/Organisation', { headers: { 'xero-tenant-id': organisationIds.demo } });
    expect([other.status, other.at('Title')]).toEqual([403, 'Forbidden']);
    expect((await call('GET', '/Organisation', { headers: { 'xero-tenant-id': organisationIds.northlight } })).status).toBe(200);
    expect((await call('GET', '/Organisation', { token: 'made-up' })).status).toBe(401);
  });

  it('#8: lists the one organisation it reaches', async () => {
    const { call } = await openXero();
    const listed = await call('GET', '/connections');
    expect(listed.at('length')).toBe(1);
    expect([listed.at('0.tenantId'), listed.at('0.tenantName')]).toEqual([organisationIds.northlight, 'Northlight Studio Pty Ltd']);
    expect(listed.at('0.id')).not.toBe(listed.at('0.tenantId'));
    expect((await call('GET', '/connections?authEventId=00000000-0000-0000-0000-000000000000')).at('length')).toBe(0);
  });

  it('#7: deleting the connection ends access; deleting it again finds nothing', async () => {
    const { call, token } = await openXero();
    const id = String((await call('GET', '/connections')).at('0.id'));
    expect((await call('DELETE', `/connections/${id}`)).status).toBe(204);
    expect((await call('GET', '/Organisation')).status).toBe(403);
    expect((await call('DELETE', `/connections/${id}`)).status).toBe(404);
    expect((await token()).at('error')).toBe('unauthorized_client');
  });
});
