/** Failure mode 24: amounts that differ between systems, found weekly by hand. */
import { describe, expect, it } from '@jest/globals';
import { clientIds, move, must, projectView, tag } from '../app/acts';
import { inXero } from '../app/billed';
import { HOUR_MS } from '../app/time';
import type { TestWorld } from '../app/world';
import { NORTHLIGHT, readyWorld } from './acts';

/** Three bills of one contract, and what finance did in Xero between two looks. */
async function threeBills(): Promise<TestWorld> {
  const world = await readyWorld();
  for (const [key, name] of [['HARB-3', 'User dashboard'], ['HARB-4', 'Payments']] as const) {
    const [contract] = (await projectView(world)).contracts;
    await tag(world, key, contract!, { name });
  }
  for (const key of ['HARB-2', 'HARB-3', 'HARB-4']) await move(world, key, 'done');
  return world;
}

describe('24: every difference between the two systems is listed within the hour, to the cent, and none besides', () => {
  it('an amount that is a cent off, a vanished invoice, and one too many', async () => {
    const world = await threeBills();
    inXero(world).editLine('HARB-C1-001', 0, { unitAmount: '12000.01' });
    world.xero.model.state.invoices.splice(world.xero.model.state.invoices.findIndex(({ number }) => number === 'HARB-C1-002'), 1);
    inXero(world).addInvoice({ number: 'HARB-C1-090', contactId: clientIds.harbourFoods, lines: [{ description: 'Copied', unitAmount: '12000', accountCode: '205' }] });
    await world.advance(HOUR_MS);
    const { rows, agreed } = await must(world, 'finn', { project: 'HARB' }, 'project.reconciliation', {});
    expect(rows.map(({ kind, invoice, found }) => [kind, invoice?.number ?? found?.number])).toEqual([['differs', 'HARB-C1-001'], ['missing', 'HARB-C1-002'], ['extra', 'HARB-C1-090']]);
    expect(rows[0]?.differences.map(({ field, expected, actual }) => [field, expected, actual])).toEqual([
      ['amount', 'AUD 12,000.00', 'AUD 12,000.01'],
      ['lines', expect.stringContaining('AUD 12,000.00'), expect.stringContaining('AUD 12,000.01')],
    ]);
    expect(agreed).toBe(1);
    expect((await projectView(world)).attention.map(({ problem }) => problem.code).sort()).toEqual(['LEDGER_DIFFERS', 'LEDGER_EXTRA', 'LEDGER_MISSING']);
  });

  it('Xero’s figures are what is shown of the money, never ours', async () => {
    const world = await threeBills();
    inXero(world).editLine('HARB-C1-001', 0, { unitAmount: '11000' });
    inXero(world).approve('HARB-C1-001');
    await world.advance(HOUR_MS);
    const rows = (await projectView(world)).invoices.rows;
    expect(rows.find(({ number }) => number === 'HARB-C1-001')).toMatchObject({ total: { amount: '12100.00' }, due: { amount: '12100.00' }, amount: { amount: '12000.00' }, differences: [{ field: 'amount' }, { field: 'tax' }, { field: 'lines' }] });
  });

  it('when Xero can’t be asked, what is shown is said to be old', async () => {
    const world = await threeBills();
    await world.advance(HOUR_MS);
    world.xero.faults.next('GET /Invoices', 'error-before-commit', { times: 1000 });
    await world.advance(6 * HOUR_MS);
    const { rows, agreed } = await must(world, 'finn', { project: 'HARB' }, 'project.reconciliation', {});
    expect(rows.map(({ kind }) => kind)).toEqual(['stale', 'stale', 'stale']);
    expect(agreed).toBe(0);
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(3);
  });
});
