import { seedJira, statusIds, people } from '../../local/agency/jira';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { customConnections, seedXero } from '../../local/agency/xero';
import { stoppedClock } from '../../local/common/clock';
import { seededRandom, spreadOf } from '../../local/common/random';
import type { FaultPolicy, LoadApp } from '../../local/forge';
import { askPage } from '../../local/demo/ask-page';
import type { SavedState } from '../../local/state';
import { createWorld, type World, type WorldOptions } from '../../local/world';
import { sources } from '../app/sources';
import { consentTo } from './consent';
import type { Setting } from './story';

/** 22 November 2026, 10:00 in Sydney: still the 21st in UTC. */
const START = Date.parse('2026-11-21T23:00:00Z');
export const WEBHOOK_KEY = 'simulated-webhook-signing-key';

/**
 * The real app for the sample agency, connected, with two contracts: nothing went wrong so far. How it comes to that is the same in every story of such a
 * setting, so it is done once, and then taken up from there: only ids and chances differ from then on.
 */
export async function town(setting: Setting, seed: number, loadApp: LoadApp = sources, onEgress?: WorldOptions['onEgress']): Promise<World> {
  const world = await createWorld({ ...partsOf(setting, seed, loadApp), ...(onEgress ? { onEgress } : {}), state: await begun(setting, seed) });
  await world.settle();
  return world;
}

const partsOf = (setting: Setting, seed: number, loadApp: LoadApp): Omit<WorldOptions, 'seed' | 'state'> => ({
  transport: 'direct',
  clock: stoppedClock(START),
  loadApp,
  forge: { automatic: false, seed, switches: setting.forge },
  xero: { settings: setting.xero, newId: seededRandom(spreadOf(`ids of ${String(seed)}`)).uuid, spec: async () => undefined },
});

const beginnings = new Map<string, Promise<SavedState>>();

/** The state a story of this seed begins with. */
async function begun(setting: Setting, seed: number): Promise<SavedState> {
  const { autonomy, taxMode, prices, gated, consent, webhooks } = setting;
  const kind = JSON.stringify([autonomy, taxMode, prices, gated, consent, webhooks]);
  const known = beginnings.get(kind) ?? begin(setting);
  beginnings.set(kind, known);
  const state = await known;
  return { ...state, forge: { ...(state['forge'] as object), random: seed } };
}

/** Verified behaviour only: what a story's switches turn round comes after its beginning. */
async function begin(setting: Setting): Promise<SavedState> {
  const world = await createWorld({
    ...partsOf({ ...setting, forge: {}, xero: {} }, 0, sources),
    seed: ({ jira, xero, clock }) => {
      seedJira(jira);
      seedXero(xero.model, clock.now());
    },
  });
  await world.settle();
  await connect(world, setting);
  for (const [index, price] of setting.prices.entries()) await makeContract(world, setting, index, price);
  if (setting.webhooks) await hearWebhooks(world);
  await world.settle();
  const state = world.snapshot();
  await world.close();
  return state;
}

async function connect(world: World, { consent }: Setting): Promise<void> {
  const place = { page: 'milepost-admin' } as const;
  if (!consent) await askPage(world, people.priya, place, 'admin.connect', customConnections.northlight);
  else await consentTo(world, 'northlight', async (call, payload) => ({ kind: 'ok', data: await askPage(world, people.priya, place, call, payload) }));
}

export const prefixOf = (contract: number): string => `HARB-C${String(contract + 1)}`;

async function makeContract(world: World, { autonomy, taxMode, gated }: Setting, index: number, price: string): Promise<void> {
  const tax = taxMode === 'none' ? { taxMode, taxCode: '' } : { taxMode };
  const terms = gated ? ({ kind: 'before_release' } as const) : HARBOUR_CONTRACT.terms;
  const input = { ...HARBOUR_CONTRACT, ...tax, terms, autonomy, price, name: `Phase ${String(index + 1)}`, numberPrefix: prefixOf(index) };
  await askPage(world, people.finn, { page: 'billing-page', project: 'HARB' }, 'settings.saveContract', input);
}

async function hearWebhooks(world: World): Promise<void> {
  const place = { page: 'milepost-admin' } as const;
  const { webhookUrl } = await askPage(world, people.priya, place, 'admin.load', {});
  await askPage(world, people.priya, place, 'admin.saveWebhookKey', { key: WEBHOOK_KEY });
  const { clientId } = customConnections.northlight;
  world.xero.model.setWebhook(clientId, { deliveryUrl: webhookUrl, signingKey: WEBHOOK_KEY });
  await world.xero.webhooks.sendIntent(clientId);
}

/** From here on the world's calls and deliveries go through this weather. */
export const expose = (world: World, weather: FaultPolicy): void => world.forge.setFaults(weather);

export { statusIds, people };
