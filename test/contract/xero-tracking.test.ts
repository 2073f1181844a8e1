import { connect, harbour } from './xero-world';
import { describe, expect, it } from '@jest/globals';
import { organisationIds } from '../../local/agency/xero';
import type { XeroSettings } from '../../local/xero';
import { LedgerFailure, type InvoiceRequest } from '../../src/billing/ledger';
import { refusalProblem } from '../../src/xero';

const NORTHLIGHT = organisationIds.northlight;
const tracked = (...tracking: { category: string; option: string }[]): InvoiceRequest => ({ ...harbour, lines: harbour.lines.map((line) => ({ ...line, tracking })) });

/** The codes by which a refused bill is held. */
async function refusal(request: InvoiceRequest, settings: Partial<XeroSettings> = {}): Promise<string> {
  const { client, run } = await connect({ xero: settings });
  try {
    await run(() => client.createInvoice(request, 'i1.1'));
  } catch (error) {
    if (error instanceof LedgerFailure && error.reason.kind === 'refused') return refusalProblem(error.reason.messages, request).code;
    throw error;
  }
  return 'none';
}

describe('a bill with tracking and branding', () => {
  it('has them in the books as finance chose them', async () => {
    const { world, client, run } = await connect();
    const branding = (await run(() => client.brandings()))[1];
    if (!branding) throw new Error('no theme');
    await run(() => client.createInvoice({ ...tracked({ category: 'Region', option: 'Sydney' }, { category: 'Team', option: 'Design' }), branding }, 'i1.1'));
    const [made] = world.xero.model.invoices(NORTHLIGHT);
    const categories = world.xero.model.state.organisations.find(({ id }) => id === NORTHLIGHT)?.trackingCategories ?? [];
    const names = made?.lines[0]?.tracking?.map((chosen) => categories.find(({ id }) => id === chosen.category)?.options.find(({ id }) => id === chosen.option)?.name);
    expect(names).toEqual(['Sydney', 'Design']);
    expect(made?.brandingThemeId).toBe(branding.id);
  });

  it.each([
    ['an option that nobody has', { category: 'Region', option: 'Hobart' }],
    ['an option that was archived', { category: 'Region', option: 'Perth' }],
    ['a category that nobody has', { category: 'Client', option: 'Sydney' }],
  ])('is refused for %s, and says so', async (_what, chosen) => {
    await expect(refusal(tracked(chosen))).resolves.toBe('TRACKING_NOT_FOUND');
  });

  it('goes through untracked where Xero passes over what it does not know', async () => {
    await expect(refusal(tracked({ category: 'Region', option: 'Hobart' }), { unknownTracking: 'ignored' })).resolves.toBe('none');
  });

  it('is refused for a branding theme that is gone, and says so', async () => {
    await expect(refusal({ ...harbour, branding: { id: '9d4e2f10-1b7c-4a55-b0d3-6e8f9a0b1cff', name: 'Gone' } })).resolves.toBe('BRANDING_NOT_FOUND');
  });
});
