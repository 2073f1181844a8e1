import { expect, it } from '@jest/globals';
import { move, organisationIds, ready, tagged } from './acts';
import { HOUR_MS } from './time';
import { testWorld } from './world';

it.each(['inclusive', 'exclusive'] as const)('hears what happened in the very second of the first connection (If-Modified-Since %s), or earlier by a clock that goes otherwise', async (modifiedSince) => {
  const world = await testWorld({ xero: { modifiedSince } });
  await ready(world);
  await move(world, 'HARB-2', 'done');
  // The world's clock stands still: all of this is one instant.
  expect(world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' }).ok).toBe(true);
  await world.advance(2 * HOUR_MS);
  expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('approved');
});
