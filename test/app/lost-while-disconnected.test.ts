import { expect, it } from '@jest/globals';
import { books, call, connect, must, projectView, ready, tagged } from './acts';
import { HOUR_MS } from './time';
import { testWorld } from './world';

it('an invoice whose job was lost says that it waits for the connection, and goes out once when that is back', async () => {
  const world = await testWorld();
  await ready(world);
  const { contract, milestone } = await tagged(world, 'HARB-2');
  // The claim is written, the page never hears so, and the job that follows is never asked for.
  world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'transaction' && point.functionKey === 'panel-calls' && point.body.includes('invoice-prepared'), { kind: 'lose-answer', as: 'status-504' });
  await call(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev });
  expect(world.faults.pending()).toBe(0);
  await must(world, 'priya', 'admin', 'admin.disconnect', {});
  await world.advance(3 * HOUR_MS);
  expect((await projectView(world)).invoices.rows).toMatchObject([{ number: 'HARB-C1-001', status: 'needs_attention', problem: { code: 'NOT_CONNECTED' } }]);
  await connect(world);
  await world.advance(HOUR_MS);
  expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
});
