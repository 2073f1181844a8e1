import type { Random } from '../../local/common/random';
import type { World } from '../../local/world';
import type { ContractInput, PlanRowInput, ProjectView, SettingsContract, SettingsView } from '../../src/handlers/pages/api';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import type { Heard, Pages } from './ask';
import { said, type Done } from './done';
import { mayBeWritten } from './sayings';
import { EPICS, type Epic } from './story';
import { people, prefixOf } from './town';

/** What is made of contracts: they are paused, go on and are closed; somebody must let their invoices go; whole plans are put on them; and weeks pass. */
export type LifeAct =
  | { readonly kind: 'pause' | 'resume' | 'close'; readonly contract: number; readonly stale: boolean }
  | { readonly kind: 'rule'; readonly contract: number; readonly threshold: string; readonly releaser?: 'finn' | 'priya'; readonly fourEyes: boolean }
  | { readonly kind: 'let-go'; readonly who: 'finn' | 'priya' | 'mara'; readonly pick: number }
  | { readonly kind: 'plan'; readonly contract: number; readonly name: string; readonly epics: number; readonly own: readonly Epic[] }
  | { readonly kind: 'weeks'; readonly days: number };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];
const aContract = (random: Random): number => (random.chance(0.9) ? 0 : 1);

/** Contracts are paused more often than they are closed, and mostly they go on. */
export function stateActs(random: Random): readonly LifeAct[] {
  return Array.from({ length: 2 + random.below(3) }, (): LifeAct => ({ kind: oneOf(random, ['pause', 'pause', 'pause', 'resume', 'resume', 'close']), contract: aContract(random), stale: random.chance(0.15) }));
}

/** A rule is made once a story, so that it is known which one an invoice was let go by. */
export function ruleActs(random: Random): readonly LifeAct[] {
  const releaser = oneOf<'finn' | 'priya' | undefined>(random, ['finn', 'priya', undefined]);
  const rule: LifeAct = { kind: 'rule', contract: 0, threshold: oneOf(random, ['', '100', '5,000']), ...(releaser ? { releaser } : {}), fourEyes: random.chance(0.4) };
  return [rule, ...Array.from({ length: 3 + random.below(3) }, (): LifeAct => ({ kind: 'let-go', who: oneOf(random, ['finn', 'priya', 'mara']), pick: random.below(100) }))];
}

/** A few epics, or more than one write can hold; some of them may be on the plan already. */
export function planActs(random: Random): readonly LifeAct[] {
  return Array.from({ length: 1 + random.below(2) }, (_, index): LifeAct => ({
    kind: 'plan', contract: aContract(random), name: `Plan ${String(index + 1)}`, epics: random.chance(0.07) ? 30 : 1 + random.below(4), own: EPICS.slice(3).filter(() => random.chance(0.6)),
  }));
}

export const weekActs = (random: Random): readonly LifeAct[] => [{ kind: 'weeks', days: oneOf(random, [7, 7, 14]) }];

const isLifeKind: Readonly<Record<LifeAct['kind'], true>> = { pause: true, resume: true, close: true, rule: true, 'let-go': true, plan: true, weeks: true };
export const isLifeAct = (act: { readonly kind: string }): act is LifeAct => Object.hasOwn(isLifeKind, act.kind);

export function lifeWords(act: LifeAct): string {
  switch (act.kind) {
    case 'pause':
    case 'resume':
    case 'close':
      return `Finn ${act.kind}s contract ${String(act.contract + 1)}${act.stale ? ', in a tab that was open already' : ''}`;
    case 'rule':
      return `Finn has invoices of contract ${String(act.contract + 1)}${act.threshold === '' ? '' : ` above ${act.threshold}`} wait for ${act.releaser ?? 'somebody'}${act.fourEyes ? ', with four eyes' : ''}`;
    case 'let-go':
      return `${act.who} releases an invoice (choice ${String(act.pick)})`;
    case 'plan':
      return `Mara puts "${act.name}" on contract ${String(act.contract + 1)}: ${String(act.epics)} new epics${act.own.length > 0 ? ` and ${act.own.join(', ')}` : ''}`;
    case 'weeks':
      return `${String(act.days)} days pass, without Forge's schedules`;
  }
}

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const EPIC_TYPE = '10000';
const DAY_MS = 86_400_000;

export type Rule = Extract<LifeAct, { readonly kind: 'rule' }>;
/** A plan that was asked for, by the name that its milestones begin with, and of how many. */
export interface AskedPlan {
  readonly name: string;
  readonly size: number;
}

/** Finn in the settings, and Mara with a plan. */
export class Life {
  /** The rule that may hold since, and plans that were asked for. */
  rule: Rule | undefined;
  readonly plans: AskedPlan[] = [];
  private tab: SettingsView | undefined;
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
    /** Has Forge's schedules lost until then. */
    private readonly sleep: (until: number) => void,
  ) {}

  async perform(act: LifeAct): Promise<Done> {
    switch (act.kind) {
      case 'pause':
      case 'resume':
      case 'close':
        return this.move(act);
      case 'rule':
        return this.makeRule(act);
      case 'let-go':
        return this.letGo(act);
      case 'plan':
        return this.plan(act);
      case 'weeks':
        this.sleep(this.world.clock.now() + act.days * DAY_MS);
        await this.world.advance(act.days * DAY_MS);
        return 'done';
    }
  }

  private async move({ kind, contract: index, stale }: Extract<LifeAct, { kind: 'pause' | 'resume' | 'close' }>): Promise<Done> {
    const contract = await this.settings(index, stale);
    return contract ? this.moveTo(contract, STATES[kind]) : 'none';
  }

  async moveTo({ id, rev }: Pick<SettingsContract, 'id' | 'rev'>, to: 'active' | 'paused' | 'closed'): Promise<Done> {
    return said(await this.pages.ask('finn', PROJECT, 'settings.moveContract', { id, rev, to, reason: 'The client disputes the scope' }));
  }

  /** Another price, with everything else as it is. */
  async reprice(index: number, price: string): Promise<Done> {
    const contract = await this.settings(index, false);
    return contract ? said(await this.save(contract, { price, reason: 'Agreed with the client' })) : 'none';
  }

  /** Says something else of a contract, with everything else as it is. */
  async rewrite(index: number, change: Partial<ContractInput>): Promise<Heard<SettingsView> | undefined> {
    const contract = await this.settings(index, false);
    return contract && this.save(contract, change);
  }

  private async makeRule(act: Rule): Promise<Done> {
    const contract = await this.settings(act.contract, false);
    if (!contract) return 'none';
    const heard = await this.save(contract, { release: { threshold: act.threshold, releasers: act.releaser ? [people[act.releaser]] : [], fourEyes: act.fourEyes } });
    if (heard.kind !== 'refused' || mayBeWritten(heard.codes)) this.rule = act;
    return said(heard);
  }

  private async save(contract: SettingsContract, change: Partial<ContractInput>): Promise<Heard<SettingsView>> {
    const { id, rev, name, clientId, currency, price, terms, taxMode, accountCode, taxCode, autonomy, poNumber, numberPrefix, release, reminders, together } = contract;
    const kept = { ...(release ? { release: { threshold: release.threshold?.amount ?? '', releasers: release.releasers, fourEyes: release.fourEyes } } : {}), ...(reminders ? { reminders } : {}), ...(together ? { together } : {}) };
    return this.pages.ask('finn', PROJECT, 'settings.saveContract', { ...HARBOUR_CONTRACT, id, rev, name, clientId, currency, price: price.amount, terms, taxMode, accountCode, taxCode, autonomy, poNumber, numberPrefix, ...kept, ...change });
  }

  private async letGo({ who, pick }: Extract<LifeAct, { kind: 'let-go' }>): Promise<Done> {
    const rows = ((await this.project())?.invoices.rows ?? []).filter(({ status }) => status === 'prepared').sort((a, b) => (a.number < b.number ? -1 : 1));
    const row = rows[pick % Math.max(1, rows.length)];
    return row ? said(await this.pages.ask(who, PROJECT, 'invoice.release', { invoiceId: row.invoiceId, rev: row.rev })) : 'none';
  }

  private async plan({ contract: index, name, epics, own }: Extract<LifeAct, { kind: 'plan' }>): Promise<Done> {
    const { jira } = this.world;
    const made = Array.from({ length: epics }, (_, nth) => jira.createIssue(people.mara, { projectId: '10000', typeId: EPIC_TYPE, summary: `Part ${String(nth + 1)}` }).key);
    const there = own.filter((key) => jira.issuesOf(people.mara, '10000').some((issue) => issue.key === key));
    const contract = (await this.project())?.contracts.find((each) => each.name === `Phase ${String(index + 1)}`);
    if (!contract) return 'no contract';
    const rows = [...made, ...there].map((issueKey, nth): PlanRowInput => ({
      issueKey, name: `${name}, part ${String(nth + 1)}`, deliverable: '', price: { kind: 'amount', amount: '10.01' }, trigger: nth === 0 ? { kind: 'start' } : { kind: 'category', category: 'done' },
    }));
    this.plans.push({ name, size: rows.length });
    return said(await this.pages.ask('mara', PROJECT, 'plan.apply', { contractId: contract.id, rev: contract.rev, rows }));
  }

  private async project(): Promise<ProjectView | undefined> {
    const heard = await this.pages.ask('mara', PROJECT, 'project.load', {});
    return heard.kind === 'ok' ? heard.data : undefined;
  }

  private async settings(index: number, stale: boolean): Promise<SettingsContract | undefined> {
    if (!stale || !this.tab) {
      const heard = await this.pages.ask('finn', PROJECT, 'settings.load', {});
      if (heard.kind === 'ok') this.tab = heard.data;
    }
    return this.tab?.contracts.find(({ numberPrefix }) => numberPrefix === prefixOf(index));
  }
}

const STATES = { pause: 'paused', resume: 'active', close: 'closed' } as const;
