import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from '../../tools/build/paths';
import { Decimal } from '../../local/xero/rules/decimal';
import { clientIds, must, organisationIds, ready } from '../app/acts';
import { testWorld } from '../app/world';

const HOUR_MS = 3_600_000;
const OPEN = 900;

export interface ForecastPageUse {
  /** Storage requests of a project's forecast. */
  readonly kvsRequests: number;
  /** Bytes of the largest answer: all projects', with so many open invoices that not each is listed. */
  readonly bytes: number;
}

/** What the forecast costs a page, on a site with 900 open invoices of one client. */
export async function forecastPage(): Promise<ForecastPageUse> {
  const world = await testWorld();
  for (let place = 0; place < OPEN; place += 1) {
    const made = world.xero.model.createInvoice(organisationIds.northlight, {
      number: `IMP-${place}`, contact: { id: [clientIds.harbourFoods, clientIds.lumiereHotels, clientIds.gullAndSons][place % 3] ?? '' }, date: '2026-10-01', dueDate: '2026-11-01', status: 'AUTHORISED',
      lines: [{ description: 'Work', quantity: Decimal.of(1), unitAmount: Decimal.of(100 + place), accountCode: '200', taxType: 'OUTPUT' }],
    });
    if (!made.ok) throw new Error(made.messages.join(' '));
  }
  await ready(world);
  await world.advance(2 * HOUR_MS);
  const { used } = await world.forge.measure(async () => must(world, 'finn', { project: 'HARB' }, 'forecast.load', {}));
  const all = await must(world, 'finn', 'finance', 'forecast.load', {});
  if (all.rest.length === 0) throw new Error('Each invoice is listed: the page is not at its largest.');
  return { kvsRequests: used.kvs.requests, bytes: new TextEncoder().encode(JSON.stringify(all)).length };
}

/** Bytes of the forecast's own script, which is fetched when it is first looked at. */
export function forecastScript(): number {
  const assets = path.join(PAGES, 'assets');
  const script = readdirSync(assets).find((name) => /^forecast-tab-.*\.js$/.test(name));
  if (script === undefined) throw new Error('The pages have no script of the forecast of its own.');
  return statSync(path.join(assets, script)).size;
}
