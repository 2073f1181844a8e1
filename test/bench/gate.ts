import { seedJira } from '../../local/agency/jira';
import { seedXero } from '../../local/agency/xero';
import { runningClock } from '../../local/common/clock';
import { scriptedFaults } from '../../local/forge';
import { createWorld } from '../../local/world';
import { peopleIn } from '../../local/xero';
import { connect, contract, lookNow, move, must, organisationIds, people, projectIds, projectView, statusIds, tag } from '../app/acts';
import { sources } from '../app/sources';
import { MINUTE_MS } from '../app/time';
import { testWorld, type TestWorld } from '../app/world';
import { LATENCY } from './reach-time';
import { summary } from './counts';

/** The transition into In Review, of work in HARB-2. */
const LIVE = '31';

/** HARB-2 is billed, due before release, and paid; work in it waits for that where `ruled`. Gives the key of such work. */
async function gated(world: TestWorld, ruled: boolean): Promise<string> {
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
  await move(world, 'HARB-2', 'done');
  const xero = peopleIn(world.xero, organisationIds.northlight);
  xero.approve('HARB-C1-001');
  xero.pay('HARB-C1-001');
  await world.advance(MINUTE_MS);
  await lookNow(world);
  if (ruled) world.jira.setRules(people.priya, projectIds.HARB, LIVE, [{ kind: 'validator', module: 'gate-validator', configuration: { of: { kind: 'epic' } } }]);
  return world.jira.childrenOf(people.mara, world.jira.issue(people.mara, 'HARB-2').id)[0]?.key ?? '';
}

/** What one transition of work in a milestone costs: `reads` of storage decide, and one more request records what was let pass. */
export async function transitionCost(ruled: boolean): Promise<{ readonly invocations: number; readonly reads: number; readonly kvsRequests: number; readonly jiraPoints: number }> {
  const world = await testWorld();
  const story = await gated(world, ruled);
  const { used } = await world.forge.measure(async () => void (await world.jira.transition(people.dev, story, statusIds.HARB.inReview)));
  const { invocations, kvsRequests, jiraPoints } = summary(used);
  return { invocations, kvsRequests, jiraPoints, reads: ruled ? kvsRequests - 1 : kvsRequests };
}

/** What an answer to a build costs that asks with a token used within the hour. */
export async function buildCost(): Promise<{ readonly invocations: number; readonly kvsRequests: number; readonly jiraPoints: number }> {
  const world = await testWorld();
  const request = await buildsRequest(world);
  await world.forge.webTriggers(request());
  await world.advance(MINUTE_MS);
  const { used } = await world.forge.measure(async () => void (await world.forge.webTriggers(request())));
  const { invocations, kvsRequests, jiraPoints } = summary(used);
  return { invocations, kvsRequests, jiraPoints };
}

/** Real milliseconds for which a build waits for its answer; every call as slow as the bar says. */
export const buildTime = async (): Promise<number> => timed(async (world) => {
  const request = await buildsRequest(world);
  return async () => void (await world.forge.webTriggers(request()));
});

/** Asks for HARB-2, which is paid. */
async function buildsRequest(world: TestWorld): Promise<() => Request> {
  await gated(world, false);
  const [seen] = (await projectView(world)).contracts;
  const { text } = await must(world, 'finn', { project: 'HARB' }, 'gate.createToken', { contractId: seen?.id ?? '', rev: seen?.rev ?? 0, name: 'Deploy', amounts: false });
  return () => new Request(world.forge.webTriggerUrl('release-gate'), { headers: { authorization: `Bearer ${text}` } });
}

/** Real milliseconds for which a person waits for a transition with the rule; every call as slow as the bar says. */
export const transitionTime = async (): Promise<number> => timed(async (world) => {
  const story = await gated(world, true);
  return async () => void (await world.jira.transition(people.dev, story, statusIds.HARB.inReview));
});

async function timed(prepare: (world: TestWorld) => Promise<() => Promise<void>>): Promise<number> {
  const world = {
    faults: scriptedFaults(),
    ...(await createWorld({
      transport: 'direct',
      clock: runningClock(),
      loadApp: sources,
      seed: ({ jira, xero, clock }) => {
        seedJira(jira);
        seedXero(xero.model, clock.now());
      },
      forge: { latency: LATENCY },
    })),
  };
  try {
    await world.settle();
    const act = await prepare(world);
    const from = performance.now();
    await act();
    return performance.now() - from;
  } finally {
    await world.close();
  }
}
