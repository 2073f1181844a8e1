import type { World } from '../../local/world';
import type { GateSettingsView, PanelView } from '../../src/handlers/pages/api';
import type { Heard, Pages } from './ask';
import { Builds } from './builds';
import { said, type Done } from './done';
import type { GateAct } from './gate-acts';
import type { Permits } from './permits';
import type { Epic } from './story';
import { people } from './town';
import type { VersionsSeen } from './versions';

type Tagged = Extract<PanelView, { state: 'tagged' }>;
type Of<Kind extends GateAct['kind']> = Extract<GateAct, { readonly kind: Kind }>;

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const ADMIN = { page: 'milepost-admin' } as const;
const WHY = 'The client said so on the telephone';

/** A version that was released with work whose gate was surely closed. */
export interface Shipped {
  readonly version: string;
  readonly key: string;
  readonly milestoneId: string;
}

/** What was written into the property of an epic, by its key: undefined where it was taken away. */
export interface Tampered {
  readonly key: string;
  readonly value: unknown;
}

/** Those who see to gates: Mara on the panel, Finn in the settings, Priya as the site's administrator, and builds. */
export class GatePeople {
  readonly builds: Builds;
  readonly shipped: Shipped[] = [];
  readonly tampered: Tampered[] = [];
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
    private readonly permits: Permits,
    private readonly versions: VersionsSeen,
  ) {
    this.builds = new Builds(world, permits);
  }

  async perform(act: GateAct): Promise<Done> {
    switch (act.kind) {
      case 'open-all':
      case 'close-all':
        return this.switchAll(act.kind === 'open-all');
      case 'rotate-token':
      case 'revoke-token':
        return this.changeToken(act);
      case 'build':
        return String((await this.builds.ask(act.pick, act.forged, act.epic)) ?? 'no answer');
      case 'tamper':
        return this.tamper(act);
      default:
        return this.onMilestone(act);
    }
  }

  private async onMilestone(act: Of<'override' | 'end-override' | 'claim' | 'drop-claim' | 'policy' | 'token' | 'ship'>): Promise<Done> {
    const panel = await this.panel(act.epic);
    if (!panel) return 'none';
    const { contract, milestone } = panel;
    const place = { page: 'milestone-panel', issue: act.epic } as const;
    const seen = { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev };
    const [override, claim] = [this.permits.overrideOf(milestone.id), this.permits.claimOf(milestone.id, panel.invoiceLink)];
    switch (act.kind) {
      case 'override': {
        const { hours } = act;
        const until = hours === undefined ? Infinity : this.world.clock.now() + hours * 3600_000;
        return said(await override.say({ until }, this.now, async () => this.pages.ask('mara', place, 'gate.override', { ...seen, reason: WHY, ...(hours === undefined ? {} : { hours }) })));
      }
      case 'end-override':
        return said(await override.say('none', this.now, async () => this.pages.ask('mara', place, 'gate.endOverride', seen)));
      case 'claim':
        return said(await claim.say(true, this.now, async () => this.pages.ask('mara', place, 'gate.claim', { ...seen, paidOn: '2026-11-21', reference: 'Told by telephone' })));
      case 'drop-claim':
        return said(await claim.say(false, this.now, async () => this.pages.ask('mara', place, 'gate.dropClaim', seen)));
      case 'policy': {
        const { sharePercent, ...rest } = act.policy;
        const policy = { contractId: contract.id, rev: contract.rev, ...rest, sharePercent: String(sharePercent), overriders: [] };
        return said(await this.permits.policyOf(contract.id).say(act.policy, this.now, async () => this.pages.ask('finn', PROJECT, 'gate.savePolicy', policy)));
      }
      case 'token':
        return this.makeToken(act, panel);
      case 'ship':
        return this.ship(act, panel);
    }
  }

  private async makeToken({ one, days }: Of<'token'>, { contract, milestone }: Tagged): Promise<Done> {
    const heard = await this.pages.ask('finn', PROJECT, 'gate.createToken', { contractId: contract.id, rev: contract.rev, name: 'Deploy', amounts: false, ...(one ? { milestoneId: milestone.id } : {}), ...(days === undefined ? {} : { days }) });
    const made = heard.kind === 'ok' ? heard.data.view.tokens.at(-1) : undefined;
    if (heard.kind === 'ok' && made) this.builds.shown(heard.data.text, made.id, contract.id, days);
    return said(heard);
  }

  private async changeToken(act: Of<'rotate-token' | 'revoke-token'>): Promise<Done> {
    const view = await this.tokens();
    const token = view?.tokens[act.pick % Math.max(1, view.tokens.length)];
    if (!view || !token) return 'none';
    const seen = { contractId: view.contract.id, rev: view.contract.rev, tokenId: token.id };
    if (act.kind === 'revoke-token') {
      const heard = await this.pages.ask('finn', PROJECT, 'gate.revokeToken', seen);
      if (heard.kind === 'ok') this.builds.ends(token.id);
      return said(heard);
    }
    const heard = await this.pages.ask('finn', PROJECT, 'gate.rotateToken', { ...seen, graceHours: act.graceHours });
    if (heard.kind === 'ok') {
      this.builds.shown(heard.data.text, token.id, view.contract.id);
      this.builds.ends(token.id, act.graceHours, heard.data.text);
    }
    return said(heard);
  }

  /** Of the first contract that has any. */
  private async tokens(): Promise<GateSettingsView | undefined> {
    const settings = await this.pages.ask('finn', PROJECT, 'settings.load', {});
    const contracts = settings.kind === 'ok' ? [...settings.data.contracts].sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
    for (const { id } of contracts) {
      const heard = await this.pages.ask('finn', PROJECT, 'gate.load', { contractId: id });
      if (heard.kind === 'ok' && heard.data.tokens.length > 0) return heard.data;
    }
    return undefined;
  }

  private async switchAll(open: boolean): Promise<Done> {
    const gates = await this.pages.ask('priya', ADMIN, 'admin.gates', {});
    if (gates.kind !== 'ok' || gates.data.contracts.length === 0) return 'none';
    const contractIds = gates.data.contracts.map(({ id }) => id);
    const asked: Promise<Heard<unknown>> = this.pages.ask('priya', ADMIN, 'admin.switchGates', { contractIds, open, reason: WHY, confirm: 'open' });
    await Promise.all(contractIds.map(async (id) => this.permits.offOf(id).say(open, this.now, async () => asked)));
    return said(await asked);
  }

  /** Jira stops no release. It is held against the app only where its gate was surely closed. */
  private ship({ epic, version }: Of<'ship'>, { contract, milestone, gate, invoiceLink }: Tagged): Done {
    const { jira } = this.world;
    const { projectId, fixVersionIds = [] } = jira.issue(people.mara, epic);
    const { id } = jira.addVersion(people.mara, projectId, version);
    jira.setFixVersions(people.mara, epic, [...fixVersionIds, id]);
    const closed = gate !== undefined && !this.permits.mayPass({ contractId: contract.id, milestoneId: milestone.id, link: invoiceLink });
    jira.releaseVersion(people.mara, id);
    this.versions.note(this.world);
    if (closed) this.shipped.push({ version, key: epic, milestoneId: milestone.id });
    return 'done';
  }

  /** Anyone who may edit an issue may do it. */
  private tamper({ epic, how }: Of<'tamper'>): Done {
    const { jira } = this.world;
    const issue = jira.issuesOf(people.mara, '10000').find(({ key }) => key === epic);
    const entity = issue && ({ type: 'issue', id: issue.id } as const);
    const before = entity && jira.property(entity, 'milepost');
    if (!entity || typeof before !== 'object' || before === null) return 'none';
    if (how === 'remove') jira.deleteProperty(people.dev, entity, 'milepost');
    const value = how === 'remove' ? undefined : how === 'rubbish' ? 'paid' : { ...before, ...(how === 'open' ? { gate: 'open' } : { state: 'held' }), v: 99 };
    if (value !== undefined) jira.setProperty(people.dev, entity, 'milepost', value);
    this.tampered.push({ key: epic, value });
    return 'done';
  }

  private async panel(epic: Epic): Promise<Tagged | undefined> {
    if (!this.world.jira.issuesOf(people.mara, '10000').some(({ key }) => key === epic)) return undefined;
    const heard = await this.pages.ask('mara', { page: 'milestone-panel', issue: epic }, 'panel.load', {});
    return heard.kind === 'ok' && heard.data.state === 'tagged' ? heard.data : undefined;
  }

  private readonly now = (): number => this.world.clock.now();
}
