import { describe, expect, it } from '@jest/globals';
import type { AdminView, ConsentView } from '../../../src/handlers/pages/api';
import { consentNews } from './consent-news';

const organisation = { name: 'Northlight Studio Pty Ltd', demo: false, baseCurrency: 'AUD', timeZone: 'Australia/Sydney', taxName: 'GST' };
const redirectUri = 'https://example.org/back';
const consents = {
  none: { state: 'none', redirectUri },
  asked: { state: 'asked', redirectUri, until: '2026-11-22T03:20:00Z' },
  choosing: { state: 'choosing', organisations: [{ tenantId: 'a', name: 'Northlight' }] },
  failed: { state: 'failed', redirectUri, problem: { code: 'CONSENT_DENIED', severity: 'error' } },
} as const satisfies Record<ConsentView['state'], ConsentView>;
const none: AdminView = { connection: { state: 'not_connected' }, consent: consents.none, queue: { sending: 0, held: 0 }, webhookUrl: '', webhook: 'off' };
const asked: AdminView = { ...none, consent: consents.asked };
const connectedAt = '2026-11-22T03:12:00Z';
const connected: AdminView = { ...none, connection: { state: 'connected', organisation }, connectedAt };

describe('what is said while an admin waits for Xero', () => {
  it('is nothing as long as nothing happens', () => {
    expect(consentNews(asked, asked)).toBeUndefined();
  });

  it('is that access was given, when there is an organisation to choose', () => {
    expect(consentNews(asked, { ...none, consent: consents.choosing })).toContain('Choose the organisation');
  });

  it('is whose books are connected now', () => {
    expect(consentNews(asked, connected)).toBe('Milepost is connected to Northlight Studio Pty Ltd.');
  });

  it('is no success when somebody gave up a consent beside a connection that stands', () => {
    expect(consentNews({ ...connected, consent: consents.asked }, connected)).toBe('');
  });

  it('is left to the failure itself', () => {
    expect(consentNews(asked, { ...none, consent: consents.failed })).toBe('');
  });
});
