import type { Random } from '../../local/common/random';
import type { World } from '../../local/world';
import type { PageCalls, PanelView, TriggerInput } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import { broken, type Broken } from './broken';
import { said, type Done } from './done';
import type { Outside } from './outside';
import type { Permits } from './permits';
import type { Act, Epic } from './story';
import { people } from './town';
import { centsOf } from './xero-people';

type What = 'hold' | 'unhold' | 'reach' | 'keep';

/** What Mara does with milestones that are billed in parts. */
export type PartAct =
  | { readonly kind: 'split'; readonly epic: Epic; readonly parts: readonly { readonly percent: string; readonly trigger: TriggerInput }[]; readonly stale: boolean }
  | { readonly kind: 'join'; readonly epic: Epic; readonly stale: boolean }
  | { readonly kind: 'on-part'; readonly epic: Epic; readonly pick: number; readonly what: What; readonly stale: boolean };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];
const anEpic = (random: Random): Epic => oneOf<Epic>(random, ['HARB-1', 'HARB-2', 'HARB-3']);

/** Half at the start and half when it is done, most often; and what people do to one part of it. */
export function partActs(random: Random): readonly Act[] {
  const count = 3 + random.below(5);
  return Array.from({ length: count }, (_none, index): readonly Act[] => (index < 2 ? [split(random)] : random.chance(0.2) ? heldAtTheStart(random) : [later(random)])).flat();
}

/** One part is on hold when the work of all comes to its end: the others wait for nobody. */
function heldAtTheStart(random: Random): readonly Act[] {
  const epic = anEpic(random);
  return [{ kind: 'move', epic, status: 'toDo' }, { kind: 'on-part', epic, pick: 0, what: 'hold', stale: false }, { kind: 'move', epic, status: 'done' }];
}

function split(random: Random): PartAct {
  const shares = oneOf(random, [['50', '50'], ['50', '50'], ['33.33', '66.67'], ['30', '40', '30'], ['25', '25', '25', '25']]);
  const ends = shares.length - 1;
  return { kind: 'split', epic: anEpic(random), parts: shares.map((percent, index) => ({ percent, trigger: index === 0 ? first(random) : index === ends ? last(random) : between(random) })), stale: random.chance(0.1) };
}

const first = (random: Random): TriggerInput => oneOf<TriggerInput>(random, [{ kind: 'category', category: 'doing' }, { kind: 'category', category: 'doing' }, { kind: 'start' }, { kind: 'date', date: '2026-11-23' }]);
const last = (random: Random): TriggerInput => oneOf<TriggerInput>(random, [{ kind: 'category', category: 'done' }, { kind: 'category', category: 'done' }, { kind: 'manual' }]);
const between = (random: Random): TriggerInput => oneOf<TriggerInput>(random, [{ kind: 'status', statusId: '10002' }, { kind: 'category', category: 'doing' }, { kind: 'manual' }]);

function later(random: Random): PartAct {
  const choice = random.next();
  if (choice < 0.2) return split(random);
  if (choice < 0.3) return { kind: 'join', epic: anEpic(random), stale: random.chance(0.2) };
  return { kind: 'on-part', epic: anEpic(random), pick: random.below(100), what: oneOf<What>(random, ['hold', 'unhold', 'reach', 'reach', 'keep']), stale: random.chance(0.15) };
}

const isPartKind: Readonly<Record<PartAct['kind'], true>> = { split: true, join: true, 'on-part': true };
export const isPartAct = (act: { readonly kind: string }): act is PartAct => Object.hasOwn(isPartKind, act.kind);

const oldTab = ({ stale }: PartAct): string => (stale ? ', in a tab that was open already' : '');

export function partWords(act: PartAct): string {
  switch (act.kind) {
    case 'split':
      return `Mara splits the milestone of ${act.epic}: ${act.parts.map(({ percent, trigger }) => `${percent} % ${trigger.kind === 'category' ? `when ${trigger.category}` : trigger.kind}`).join(', ')}${oldTab(act)}`;
    case 'join':
      return `Mara joins the parts of ${act.epic}${oldTab(act)}`;
    case 'on-part':
      return `Mara does to one part of ${act.epic} (choice ${String(act.pick)}): ${act.what}${oldTab(act)}`;
  }
}

type Tagged = Extract<PanelView, { state: 'tagged' }>;
type OnPart = 'panel.split' | 'panel.join' | 'panel.hold' | 'panel.unhold' | 'panel.reach' | 'panel.keepBill';
type PartCall = { [Call in OnPart]: [Call, PageCalls[Call][0]] }[OnPart];
const CALLS = { unhold: 'panel.unhold', reach: 'panel.reach', keep: 'panel.keepBill' } as const;

/** Mara at the panel of an epic that is billed in parts, or shall be. */
export class PartPeople {
  private readonly tabs = new Map<Epic, Tagged>();
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
    private readonly permits: Permits,
  ) {}

  async perform(act: PartAct): Promise<Done> {
    const tab = await this.panel(act.epic, act.stale);
    if (!tab) return 'none';
    const { contract, milestone, parts = [] } = tab;
    const at = { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev };
    switch (act.kind) {
      case 'split':
        return this.call(act.epic, 'panel.split', { ...at, parts: act.parts.map(({ percent, trigger }, index) => ({ name: `${milestone.name}, part ${String(index + 1)}`, percent, trigger })) });
      case 'join':
        return this.join(act.epic, at, parts.map(({ id }) => id));
      case 'on-part': {
        const part = parts[act.pick % Math.max(1, parts.length)];
        if (!part) return 'none';
        const onPart = { ...at, milestoneId: part.id };
        return act.what === 'hold' ? this.call(act.epic, 'panel.hold', { ...onPart, reason: 'The client asked us to wait' }) : this.call(act.epic, CALLS[act.what], onPart);
      }
    }
  }

  /** What let one part's work pass lets the whole's not. */
  private async join(epic: Epic, at: PageCalls['panel.join'][0], parts: readonly string[]): Promise<Done> {
    const now = (): number => this.world.clock.now();
    const asked = this.pages.ask('mara', { page: 'milestone-panel', issue: epic }, 'panel.join', at);
    await Promise.all(parts.map(async (id) => this.permits.overrideOf(id).say('none', now, async () => asked)));
    return said(await asked);
  }

  private async call(epic: Epic, ...[call, payload]: PartCall): Promise<Done> {
    return said(await this.pages.ask<OnPart>('mara', { page: 'milestone-panel', issue: epic }, call, payload));
  }

  private async panel(epic: Epic, stale: boolean): Promise<Tagged | undefined> {
    const open = this.tabs.get(epic);
    if (stale && open) return open;
    if (!this.world.jira.issuesOf(people.mara, '10000').some(({ key }) => key === epic)) return undefined;
    const heard = await this.pages.ask('mara', { page: 'milestone-panel', issue: epic }, 'panel.load', {});
    if (heard.kind !== 'ok' || heard.data.state !== 'tagged') return undefined;
    this.tabs.set(epic, heard.data);
    return heard.data;
  }
}

/** Whenever a milestone was split, its parts came to its price, to the cent; and when they were joined before anything of them was billed, to theirs. */
export function partsAddUp({ activity }: Outside): readonly Broken[] {
  return activity.flatMap(({ event }) => {
    if (event.kind !== 'milestone-split') return [];
    const off = event.parts.reduce((sum, { amount }) => sum + centsOf(amount.amount), -centsOf(event.amount.amount));
    return off === 0 ? [] : [broken('cents', `The parts of ${event.milestone} are ${String(off)} cents off its price.`, Math.abs(off))];
  });
}
