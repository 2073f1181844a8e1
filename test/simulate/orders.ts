import type { Random } from '../../local/common/random';
import type { World } from '../../local/world';
import type { OrderPlaceInput, ScopeView } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import { said, type Done } from './done';
import type { Outside } from './outside';
import { people } from './town';

type Settling = 'line' | 'at-once' | 'by-hand' | 'declined';

/** What Mara does with change orders: each is for a story that is added to an epic then, under a title of its own. Often the client's answer is there at once. */
export type OrderAct =
  | { readonly kind: 'order'; readonly contract: number; readonly pick: number; readonly title: string; readonly price: string; readonly then?: Settling }
  | { readonly kind: 'settle-order'; readonly pick: number; readonly as: Settling; readonly stale: boolean };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];
const anySettling = (random: Random): Settling => oneOf(random, ['line', 'line', 'line', 'line', 'line', 'at-once', 'by-hand', 'declined']);

export function orderActs(random: Random): readonly OrderAct[] {
  const draft = (index: number): OrderAct => ({
    kind: 'order', contract: random.chance(0.95) ? 0 : 1, pick: random.below(100), title: `Extra ${String(index)}`, price: oneOf(random, ['50', '33.33', '0.05', '90']), ...(random.chance(0.85) ? { then: anySettling(random) } : {}),
  });
  const settle = (): OrderAct => ({ kind: 'settle-order', pick: random.below(100), as: anySettling(random), stale: random.chance(0.2) });
  return Array.from({ length: 5 + random.below(4) }, (_, index) => (random.chance(0.85) ? draft(index) : settle()));
}

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const STORY = '10001';

/** Mara on the Scope tab: she remembers what it showed. */
export class Orders {
  private tab: ScopeView | undefined;
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
  ) {}

  async perform(act: OrderAct): Promise<Done> {
    const view = await this.page(act.kind === 'settle-order' && act.stale);
    if (!view) return 'no page';
    if (act.kind === 'settle-order') return this.settle(act, view);
    const drafted = await this.draft(act, view);
    const fresh = drafted === 'done' && act.then ? await this.page(false) : undefined;
    return fresh && act.then ? this.settle({ pick: act.pick, as: act.then }, fresh) : drafted;
  }

  private async draft({ contract: index, pick, title, price }: Extract<OrderAct, { kind: 'order' }>, { contracts }: ScopeView): Promise<Done> {
    const contract = contracts.find(({ name }) => name === `Phase ${String(index + 1)}`);
    const milestone = contract?.milestones[pick % Math.max(1, contract.milestones.length)];
    const story = milestone && this.addStory(milestone.issueKey, title);
    if (!contract || !milestone || story === undefined) return 'none';
    return said(await this.pages.ask('mara', PROJECT, 'scope.draft', { contractId: contract.id, rev: contract.rev, milestoneId: milestone.milestoneId, itemIds: [story], title, text: '', price }));
  }

  /** Undefined when the epic is gone. */
  private addStory(epic: string, summary: string): string | undefined {
    try {
      const { jira } = this.world;
      const { id, projectId } = jira.issue(people.mara, epic);
      return jira.createIssue(people.mara, { projectId, typeId: STORY, summary, parentId: id }).id;
    } catch {
      return undefined;
    }
  }

  private async settle({ pick, as }: { readonly pick: number; readonly as: Settling }, { contracts }: ScopeView): Promise<Done> {
    const drafts = contracts.flatMap((contract) => contract.orders.filter(({ state }) => state === 'drafted').map((order) => ({ contract, order })));
    const chosen = drafts[pick % Math.max(1, drafts.length)];
    if (!chosen) return 'none';
    const seen = { contractId: chosen.contract.id, rev: chosen.contract.rev, orderId: chosen.order.id };
    if (as === 'declined') return said(await this.pages.ask('mara', PROJECT, 'scope.decline', { ...seen, reason: 'Not this year' }));
    const place: OrderPlaceInput = as === 'line' ? { kind: 'line' } : { kind: 'milestone', workItem: chosen.order.items[0]?.key ?? '', trigger: as === 'at-once' ? { kind: 'start' } : { kind: 'manual' } };
    return said(await this.pages.ask('mara', PROJECT, 'scope.agree', { ...seen, with: 'Jo Park', evidence: 'Call of the day', as: place }));
  }

  private async page(stale: boolean): Promise<ScopeView | undefined> {
    if (stale && this.tab) return this.tab;
    const heard = await this.pages.ask('mara', PROJECT, 'scope.load', {});
    if (heard.kind === 'ok') this.tab = heard.data;
    return this.tab;
  }
}

/** The change orders that an invoice's lines name, by their titles: one may be billed in two parts. */
export const ordersIn = (descriptions: readonly string[]): readonly string[] => [...new Set(descriptions.flatMap((text) => /^Change order \d+: (Extra \d+)/.exec(text)?.[1] ?? []))];

/** What is wrong with how agreed orders are billed, by Xero's books: none twice, and none that nobody agreed to. */
export function wrongOfOrders({ books, activity }: Pick<Outside, 'books' | 'activity'>): readonly string[] {
  const live = books.filter((invoice) => invoice.live).flatMap(({ orders }) => orders);
  const agreed = activity.flatMap(({ event }) => (event.kind === 'change-order-agreed' ? [event.title] : []));
  return [
    ...[...new Set(live)].filter((title) => live.filter((other) => other === title).length > 1).map((title) => `${title} stands on several live invoices`),
    ...live.filter((title) => !agreed.includes(title)).map((title) => `${title} is billed, and nobody agreed to it`),
  ];
}

/**
 * Agreed orders that nothing on the plan will bill: `surely` so, or `perhaps`, where Xero's books do not tell yet what an invoice on its way has on it, or where nobody hears of what
 * becomes of those in the books, because Xero is not connected.
 */
export function strandedOrders({ books, rows, activity, project }: Pick<Outside, 'books' | 'rows' | 'activity' | 'project'>): { readonly surely: readonly string[]; readonly perhaps: readonly string[] } {
  const billed = books.filter((invoice) => invoice.live).flatMap(({ orders }) => orders);
  const seen = activity.toReversed().flatMap(({ contractId, event }) => (event.kind === 'change-order-agreed' || event.kind === 'change-order-placed' ? [{ contractId, ...event }] : []));
  const places = [...new Map(seen.map((each) => [`${each.contractId} ${String(each.order)}`, each])).values()];
  const stranded = places.flatMap(({ contractId, order, title, milestone }) => {
    const place = project.contracts.findIndex(({ id }) => id === contractId);
    const plan = project.contracts[place]?.milestones ?? [];
    const isStranded = milestone === undefined ? !billed.includes(title) && plan.every(({ state }) => state === 'billed') : plan.every(({ name }) => name !== milestone);
    const onItsWay = milestone === undefined && rows.some((row) => row.contractId === contractId && row.link === undefined);
    return isStranded ? [{ id: `order:HARB-C${String(place + 1)}-CO${String(order)}`, sure: !onItsWay && project.connection.state === 'connected' }] : [];
  });
  return { surely: stranded.filter(({ sure }) => sure).map(({ id }) => id), perhaps: stranded.map(({ id }) => id) };
}
