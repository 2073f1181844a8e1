import type { World } from '../../local/world';
import type { PanelView } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import type { Outside } from './outside';
import type { GateSeen, Permits } from './permits';
import { broken, type Broken } from './broken';
import { EPICS } from './story';
import { people } from './town';

/** The panels of all epics whose milestone is due before release, and what Jira is told of them before a transition. */
export async function gatesOf(world: World, pages: Pages): Promise<readonly GateSeen[]> {
  const there = world.jira.issuesOf(people.mara, '10000').map(({ key }) => key);
  const seen: GateSeen[] = [];
  for (const key of EPICS.filter((epic) => there.includes(epic))) {
    const heard = await pages.ask('mara', { page: 'milestone-panel', issue: key }, 'panel.load', {});
    if (heard.kind !== 'ok' || heard.data.state !== 'tagged') continue;
    const own = heard.data.parts ? await partsSeen(pages, key, heard.data.parts.map(({ id }) => id)) : [heard.data];
    const gated = own.flatMap((tagged) => seenOf(key, tagged));
    if (gated.length > 0) seen.push(...withPassing(gated, await passes(world, key)));
  }
  return seen;
}

type Tagged = Extract<PanelView, { state: 'tagged' }>;

async function partsSeen(pages: Pages, issue: string, ids: readonly string[]): Promise<readonly Tagged[]> {
  const all = await Promise.all(ids.map(async (milestoneId) => pages.ask('mara', { page: 'milestone-panel', issue }, 'panel.load', { milestoneId })));
  return all.flatMap((heard) => (heard.kind === 'ok' && heard.data.state === 'tagged' ? [heard.data] : []));
}

function seenOf(key: string, { contract, milestone, gate, pass, invoiceLink }: Tagged): readonly Omit<GateSeen, 'passes'>[] {
  if ((milestone.terms ?? contract.terms).kind !== 'before_release') return [];
  return [{ contractId: contract.id, milestoneId: milestone.id, milestone: milestone.name, key, gate, opened: pass.opened, link: invoiceLink }];
}

/** The work passes only when no part of it keeps it: one that is refused is held against a part only when no other part can be what keeps it. */
const withPassing = (gated: readonly Omit<GateSeen, 'passes'>[], passed: boolean): readonly GateSeen[] =>
  gated.map((seen) => ({ ...seen, passes: passed || (seen.opened !== undefined && gated.some(({ opened }) => opened === undefined)) }));

/** Asked as Jira asks before a transition; the rule is that the epic's own milestone is paid. */
async function passes(world: World, epic: string): Promise<boolean> {
  const payload = { issue: { key: epic }, configuration: { of: { kind: 'item' } }, transition: { from: { id: '10000' }, to: { id: '10003' }, modifiedFields: {} } };
  const answer = await world.forge.workflowRules.validate('gate-validator', payload, undefined);
  return JSON.stringify(answer) === JSON.stringify({ kind: 'answered', value: { result: true } });
}

/** No gate is open unless the money was in, in Xero's own books, within the time for which what was last heard counts, or somebody lets its work pass. The panel and the door agree. */
export function openOnlyWhenPaid(gates: readonly GateSeen[], permits: Permits): readonly Broken[] {
  return gates.flatMap((seen) => {
    const { milestone, gate, opened, passes } = seen;
    const wrong = [
      ...(gate?.open === true && !permits.mayBePaid(seen) ? [`The gate of ${milestone} is open, and Xero has no such money.`] : []),
      ...((opened !== undefined || passes) && !permits.mayPass(seen) ? [`The gate of ${milestone} ${passes ? 'lets a transition pass' : 'is open'}, and Xero has no such money.`] : []),
    ];
    const apart = (opened !== undefined) !== passes ? [`The panel says that the gate of ${milestone} is ${opened === undefined ? 'closed' : 'open'}, and its transition is ${passes ? 'let pass' : 'refused'}.`] : [];
    return [...wrong.map((what) => broken('gate', what)), ...apart.map((what) => broken(passes ? 'gate' : 'stuck', what))];
  });
}

/** Once all is heard, every gate says whether its money is in, and a milestone that is paid as was asked waits for nobody unless something about its invoice does; nor does what a person let pass. */
export function gatesOnceSettled(outside: Outside, gates: readonly GateSeen[], permits: Permits): readonly Broken[] {
  const silent = gates.filter(({ gate }) => gate === undefined).map(({ milestone }) => broken('gate', `${milestone} is due before release, and its panel does not say whether the money is in.`));
  const letPass = gates.filter((seen) => permits.isLetPass(seen) && !seen.passes).map(({ milestone }) => broken('stuck', `Somebody lets the work of ${milestone} pass, and its transition is refused.`));
  const wrong = [...openOnlyWhenPaid(gates, permits), ...silent, ...letPass];
  return outside.project.connection.state === 'connected' ? [...wrong, ...gates.flatMap((seen) => wronglyShut(outside, seen, permits))] : wrong;
}

function wronglyShut(outside: Outside, seen: GateSeen, permits: Permits): readonly Broken[] {
  const { milestone, gate, passes, link } = seen;
  const row = outside.rows.find((each) => each.link !== undefined && each.link === link);
  // Where the milestone's invoice draws on a deposit, it is the deposit's that the gate goes by.
  const asked = outside.project.attention.some(({ id, invoice }) => !id.startsWith('released:') && invoice !== undefined && (invoice.id === row?.invoiceId || invoice.number === gate?.invoice));
  if (asked) return [];
  const paid = permits.isPaid(seen);
  if (paid && gate?.open === false) return [broken('stuck', `${milestone} is paid as was asked, and its gate is closed: ${gate.reason}.`)];
  return (paid || permits.isSpared(seen)) && !passes ? [broken('stuck', `${milestone} is paid, or need not be yet, and its transition is refused${gate?.open === false ? `: ${gate.reason}` : ''}.`)] : [];
}
