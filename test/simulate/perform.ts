import { customConnections } from '../../local/agency/xero';
import type { LoadApp } from '../../local/forge';
import type { World } from '../../local/world';
import type { InvoiceView, PageCalls, PanelView, PriceInput, ProjectView } from '../../src/handlers/pages/api';
import { sources } from '../app/sources';
import type { Heard, Pages } from './ask';
import { Finance } from './finance';
import { consentTo } from './consent';
import { said, type Done } from './done';
import { isGateAct } from './gate-acts';
import { GatePeople } from './gate-people';
import { Agreed, priceSeen, triggerSeen, type Word } from './agreed';
import { isLifeAct, Life } from './life';
import { HoldbackPeople } from './holdbacks';
import { Orders } from './orders';
import { isPartAct, PartPeople } from './parts';
import { isTogetherAct, TogetherPeople } from './together';
import type { Permits } from './permits';
import { isReminderAct, ReminderPeople } from './reminders';
import { Retainers } from './retainers';
import type { Act } from './story';
import { people, statusIds } from './town';
import { isVersionAct, Versions, VersionsSeen, type VersionAct } from './versions';
import { actInXero, type InXero } from './xero-people';

type Tagged = Extract<PanelView, { state: 'tagged' }>;
/** What the milestone says of itself, beside its trigger. */
const aloneOf = ({ milestone: { autonomy } }: Tagged): Pick<Word, 'autonomy'> => (autonomy ? { autonomy } : {});

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const ADMIN = { page: 'milepost-admin' } as const;

/** The people of the story: they remember what their open tabs showed. */
export class People {
  private readonly panels = new Map<string, PanelView>();
  private project: ProjectView | undefined;
  readonly finance: Finance;
  readonly gates: GatePeople;
  readonly life: Life;
  readonly agreed = new Agreed();
  readonly seeVersions: Versions;
  readonly reminders: ReminderPeople;
  private readonly parts: PartPeople;
  private readonly together: TogetherPeople;
  private readonly retainers: Retainers;
  private readonly orders: Orders;
  private readonly holdbacks: HoldbackPeople;
  private deployed = 0;
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
    private readonly books: InXero,
    /** Copies of the app that follow each other when it is deployed. */
    private readonly versions: readonly LoadApp[],
    /** How the agency connects: by consent to its own app, or with a custom connection. */
    private readonly consent: boolean,
    permits: Permits,
    sleep: (until: number) => void,
  ) {
    this.finance = new Finance(world, pages);
    const seen = new VersionsSeen();
    this.gates = new GatePeople(world, pages, permits, seen);
    this.life = new Life(world, pages, sleep);
    this.seeVersions = new Versions(world, seen);
    this.reminders = new ReminderPeople(world, pages, this.life, sleep);
    this.parts = new PartPeople(world, pages, permits);
    this.together = new TogetherPeople(pages, this.life);
    this.orders = new Orders(world, pages);
    this.retainers = new Retainers(pages);
    this.holdbacks = new HoldbackPeople(pages);
  }

  async perform(act: Act): Promise<Done> {
    if (isGateAct(act)) return this.gates.perform(act);
    if (isLifeAct(act)) return this.life.perform(act);
    if (isReminderAct(act)) return this.reminders.perform(act);
    if (isVersionAct(act)) return this.ofVersions(act);
    if (isPartAct(act)) return this.parts.perform(act);
    if (isTogetherAct(act)) return this.together.perform(act);
    switch (act.kind) {
      case 'tag':
        return this.tag(act);
      case 'edit':
        return this.onMilestone(act.epic, act.stale, async (tagged) => this.update(act.epic, tagged, act.price, { trigger: act.trigger }));
      case 'untag':
      case 'hold':
      case 'unhold':
      case 'reach':
      case 'keep':
        return this.onMilestone(act.epic, act.stale, async (tagged) => this.decide(act.kind, act.epic, tagged));
      case 'move':
        return this.inJira(() => this.world.jira.transitionIssue(people.mara, this.issueId(act.epic), statusIds.HARB[act.status]));
      case 'delete-epic':
        return this.inJira(() => this.world.jira.deleteIssue(people.mara, this.issueId(act.epic)));
      case 'release':
      case 'retry':
      case 'adopt':
        return this.onInvoice(act.kind, act.pick);
      case 'ask':
        return this.finance.ask(act);
      case 'answer':
        return this.finance.answer(act);
      case 'price':
        return this.life.reprice(act.contract, act.price);
      case 'retain':
      case 'retainer':
        return this.retainers.perform(act);
      case 'order':
      case 'settle-order':
        return this.orders.perform(act);
      case 'agree-holdbacks':
      case 'bill-beside':
        return this.holdbacks.perform(act);
      case 'refresh':
        return said(await this.pages.ask('finn', PROJECT, 'project.refresh', {}));
      case 'connect':
        return this.connect('northlight');
      case 'connect-other':
        return this.connect('demo');
      case 'disconnect':
        return said(await this.pages.ask('priya', ADMIN, 'admin.disconnect', {}));
      case 'deploy':
        this.deployed += 1;
        this.world.forge.deploy(this.versions[this.deployed % this.versions.length] ?? sources);
        return 'done';
      case 'wait':
        await this.world.advance(act.minutes * 60_000);
        return 'done';
      default:
        return actInXero(this.books, act);
    }
  }

  private async connect(which: 'northlight' | 'demo'): Promise<Done> {
    if (!this.consent) return said(await this.pages.ask('priya', ADMIN, 'admin.connect', customConnections[which]));
    return said(await consentTo(this.world, which, async (call, payload) => this.pages.ask('priya', ADMIN, call, payload)));
  }

  private async tag(act: Extract<Act, { kind: 'tag' }>): Promise<Done> {
    const view = await this.panel(act.epic, act.stale);
    if (view?.state !== 'untagged') return view?.state ?? 'no page';
    const contract = [...view.contracts].sort((a, b) => (a.name < b.name ? -1 : 1))[act.contract];
    if (!contract) return 'no contract';
    const { name, price, trigger } = act;
    return this.agree(name, { trigger }, async () => this.onPanel(act.epic, 'panel.tag', { contractId: contract.id, rev: contract.rev, name, deliverable: '', price, trigger }));
  }

  private async ofVersions(act: VersionAct): Promise<Done> {
    switch (act.kind) {
      case 'await-version':
        return this.awaitVersion(act);
      case 'go-alone':
        return this.onMilestone(act.epic, act.stale, async (tagged) => this.update(act.epic, tagged, priceSeen(tagged.milestone), { trigger: triggerSeen(tagged.milestone), ...(act.autonomy ? { autonomy: act.autonomy } : {}) }));
      default:
        return this.inJira(() => this.seeVersions.perform(act));
    }
  }

  /** Has a milestone wait for it, or makes the epic one that does. */
  private async awaitVersion({ epic, name, version, stale }: Extract<VersionAct, { kind: 'await-version' }>): Promise<Done> {
    const view = await this.panel(epic, stale);
    const trigger = this.seeVersions.trigger(version);
    if (view?.state === 'tagged') return this.update(epic, view, priceSeen(view.milestone), { ...aloneOf(view), trigger });
    return this.tag({ kind: 'tag', epic, contract: 0, name, price: { kind: 'amount', amount: '10.01' }, trigger, stale });
  }

  private async update(epic: string, { contract, milestone }: Tagged, price: PriceInput, word: Word): Promise<Done> {
    const { id, name, deliverable } = milestone;
    return this.agree(name, word, async () => this.onPanel(epic, 'panel.update', { contractId: contract.id, rev: contract.rev, milestoneId: id, name, deliverable, price, ...word }));
  }

  /** Says it by `ask`, and keeps that it was said. */
  private async agree(name: string, word: Word, ask: () => Promise<Heard<unknown> | undefined>): Promise<Done> {
    const heard = await this.agreed.of(name).say(word, () => this.world.clock.now(), async () => (await ask()) ?? { kind: 'refused', codes: [] });
    return said(heard);
  }

  /** Bills one by hand, whichever epic it is of. */
  async reach(epic: string, milestoneId: string): Promise<Done> {
    return this.onMilestone(epic, false, async ({ contract }) => said(await this.onPanel(epic, 'panel.reach', { contractId: contract.id, milestoneId, rev: contract.rev })));
  }

  private async decide(kind: 'untag' | 'hold' | 'unhold' | 'reach' | 'keep', epic: string, { contract, milestone }: Tagged): Promise<Done> {
    const at = { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev };
    switch (kind) {
      case 'untag':
        return said(await this.onPanel(epic, 'panel.untag', at));
      case 'hold':
        return said(await this.onPanel(epic, 'panel.hold', { ...at, reason: 'The client asked us to wait' }));
      case 'unhold':
        return said(await this.onPanel(epic, 'panel.unhold', at));
      case 'reach':
        return said(await this.onPanel(epic, 'panel.reach', at));
      case 'keep':
        return said(await this.onPanel(epic, 'panel.keepBill', at));
    }
  }

  private async onMilestone(epic: string, stale: boolean, act: (tagged: Tagged) => Promise<Done>): Promise<Done> {
    const view = await this.panel(epic, stale);
    return view?.state === 'tagged' ? act(view) : (view?.state ?? 'no page');
  }

  /** `stale`: the tab that is open already, as it was. */
  private async panel(epic: string, stale: boolean): Promise<PanelView | undefined> {
    const open = this.panels.get(epic);
    if (stale && open) return open;
    if (!this.exists(epic)) return undefined;
    const heard = await this.pages.ask('mara', { page: 'milestone-panel', issue: epic }, 'panel.load', {});
    if (heard.kind !== 'ok') return undefined;
    this.panels.set(epic, heard.data);
    return heard.data;
  }

  /** Undefined: there is no such issue. */
  private async onPanel(epic: string, ...[call, payload]: PanelCall): Promise<Heard<unknown> | undefined> {
    return this.exists(epic) ? this.pages.ask<OnPanel>('mara', { page: 'milestone-panel', issue: epic }, call, payload) : undefined;
  }

  private async onInvoice(kind: keyof typeof CAN, pick: number): Promise<Done> {
    const heard = await this.pages.ask('finn', PROJECT, 'project.load', {});
    if (heard.kind === 'ok') this.project = heard.data;
    const able = [...(this.project?.invoices.rows ?? [])].filter(CAN[kind]).sort((a, b) => (a.number < b.number ? -1 : 1));
    const row = able[pick % Math.max(1, able.length)];
    if (row && kind === 'retry') this.finance.count('email', row.number);
    return row ? said(await this.pages.ask('finn', PROJECT, `invoice.${kind}`, { invoiceId: row.invoiceId, rev: row.rev })) : 'none';
  }

  private exists(epic: string): boolean {
    return this.world.jira.issuesOf(people.mara, '10000').some(({ key }) => key === epic);
  }

  private issueId(epic: string): string {
    return this.world.jira.issue(people.mara, epic).id;
  }

  private inJira(act: () => unknown): Done {
    try {
      act();
      return 'done';
    } catch {
      return 'refused by Jira';
    }
  }
}

/** Whose invoices somebody would do it to: of those that may be in Xero already, what was found is ours once people gave their own other numbers. */
const CAN = {
  release: (row: InvoiceView) => row.canRelease,
  retry: (row: InvoiceView) => row.canRetry,
  adopt: ({ problem }: InvoiceView) => problem?.code === 'NUMBER_TAKEN' || problem?.code === 'POSSIBLY_THERE',
} as const;

type OnPanel = 'panel.tag' | 'panel.update' | 'panel.untag' | 'panel.hold' | 'panel.unhold' | 'panel.reach' | 'panel.keepBill';
type PanelCall = { [Call in OnPanel]: [Call, PageCalls[Call][0]] }[OnPanel];
