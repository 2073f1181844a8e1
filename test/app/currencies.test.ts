import { expect, it, jest } from '@jest/globals';
import { connect, contract, lookNow, move, must, projectView, refusedCodes, tag } from './acts';
import { inXero } from './billed';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { MINUTE_MS } from './time';
import { testWorld } from './world';

jest.setTimeout(60_000);

const HARB = { project: 'HARB' } as const;

it('An invoice in another currency than the books are kept in is shown in theirs too, at the rate that Xero put on it', async () => {
  const world = await testWorld();
  await connect(world);
  const dollars = await contract(world, { currency: 'USD', taxCode: 'EXEMPTEXPORT' });
  await tag(world, 'HARB-2', dollars, { price: { kind: 'amount', amount: '6,543.21' } });
  await move(world, 'HARB-2', 'done');
  const [row] = (await projectView(world)).invoices.rows;
  expect(row).toMatchObject({ total: { amount: '6543.21', currency: 'USD' }, base: { total: { amount: '10000.00', currency: 'AUD' }, rate: '0.654321' } });
  // Nobody owes a draft.
  expect((await projectView(world)).contracts[0]?.inBase).toBeUndefined();
  inXero(world).approve('HARB-C1-001');
  await world.advance(MINUTE_MS);
  await lookNow(world);
  expect((await must(world, 'finn', HARB, 'invoice.load', { invoiceId: row!.invoiceId })).invoice).toMatchObject({ status: 'approved', base: { rate: '0.654321' }, differences: [] });
  // What is owed in all is shown so too, in the project and over all of them, and of each open invoice.
  const [owing] = (await projectView(world)).contracts;
  const inBooks = { outstanding: { amount: '10000.00', currency: 'AUD' }, overdue: { amount: '0.00', currency: 'AUD' } };
  expect(owing).toMatchObject({ outstanding: { amount: '6543.21', currency: 'USD' }, inBase: inBooks });
  expect((await must(world, 'finn', 'finance', 'finance.load', {})).totals).toMatchObject([{ currency: 'USD', inBase: inBooks }]);
  expect((await must(world, 'finn', 'finance', 'finance.owed', {})).rows).toMatchObject([{ base: { due: inBooks.outstanding, rate: '0.654321' } }]);
  expect(await refusedCodes(world, 'finn', HARB, 'settings.saveContract', { ...HARBOUR_CONTRACT, numberPrefix: 'HARB-C2', currency: 'KWD', price: '1.234' })).toEqual(['AMOUNT_TOO_PRECISE']);
});
