import { seedJira } from '../../local/agency/jira';
import { seedXero } from '../../local/agency/xero';
import { stoppedClock } from '../../local/common/clock';
import { scriptedFaults, type ScriptedFaults, type Switches } from '../../local/forge';
import type { JiraSettings } from '../../local/jira';
import type { XeroSettings } from '../../local/xero';
import { createWorld, type World } from '../../local/world';
import { sources } from './sources';

/** The app's own sources on the local platform, without sockets, on a clock that only moves when told. */
export interface TestWorld extends World {
  readonly faults: ScriptedFaults;
}

/** 22 November 2026, 10:00 in Sydney: still the 21st in UTC, so a date in the wrong zone shows. */
export const START = Date.parse('2026-11-21T23:00:00Z');

/** What nobody could verify, set one way or the other. */
export interface Otherwise {
  readonly forge?: Partial<Switches>;
  readonly jira?: Partial<JiraSettings>;
  readonly xero?: Partial<XeroSettings>;
}

/** The sample agency with the app installed, nothing set up. */
export async function testWorld(otherwise: Otherwise = {}): Promise<TestWorld> {
  const faults = scriptedFaults();
  const world = await createWorld({
    transport: 'direct',
    clock: stoppedClock(START),
    loadApp: sources,
    seed: ({ jira, xero, clock }) => {
      seedJira(jira);
      seedXero(xero.model, clock.now());
    },
    forge: { faults, automatic: false, ...(otherwise.forge ? { switches: otherwise.forge } : {}) },
    ...(otherwise.jira ? { jira: otherwise.jira } : {}),
    ...(otherwise.xero ? { xero: { settings: otherwise.xero } } : {}),
  });
  await world.settle();
  return { ...world, faults };
}
