import type { World } from '../../local/world';
import { STALE_AFTER_HOURS } from '../../src/billing/gate';
import type { GateView } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import { EPICS } from './story';
import { people } from './town';
import { centsOf, isRemoved, ORGANISATION } from './xero-people';

/** What the panel says of a milestone whose work may go out only when its money is in. */
export interface GateSeen {
  readonly milestone: string;
  readonly gate: GateView | undefined;
  /** Whether Jira, which asks the app's own door before a transition, would let its work pass. */
  readonly passes: boolean;
  /** Where the panel leads to: its invoice in Xero. */
  readonly link: string | undefined;
}

/** Xero's invoices that stand and are paid in full with money, by their id: credit, prepayments and overpayments put on them are none. */
export function paidInFull({ xero: { model } }: World): readonly string[] {
  const isPaid = (invoice: ReturnType<typeof model.invoices>[number]): boolean => {
    const cash = model.payments(invoice).reduce((sum, { amount }) => sum + centsOf(amount), 0);
    return !isRemoved(invoice) && cash > 0 && cash >= centsOf(model.balance(invoice).total.toString());
  };
  return model.invoices(ORGANISATION).filter(isPaid).map(({ id }) => id);
}

/** When each invoice was last paid in full, in milliseconds since the epoch. */
export class LastPaid {
  private readonly at = new Map<string, number>();

  /** To be called whenever the books may have changed, before time goes on. */
  note(world: World): void {
    for (const id of paidInFull(world)) this.at.set(id, world.clock.now());
  }

  /** Those that were, within the time for which a gate may go by what it last heard. */
  lately(now: number): readonly string[] {
    return [...this.at].filter(([, at]) => now - at <= STALE_AFTER_HOURS * 3600_000).map(([id]) => id);
  }
}

/** The panels of all epics whose milestone is due before release. */
export async function gatesOf(world: World, pages: Pages): Promise<readonly GateSeen[]> {
  const there = world.jira.issuesOf(people.mara, '10000').map(({ key }) => key);
  const seen: GateSeen[] = [];
  for (const epic of EPICS.filter((key) => there.includes(key))) {
    const heard = await pages.ask('mara', { page: 'milestone-panel', issue: epic }, 'panel.load', {});
    if (heard.kind !== 'ok' || heard.data.state !== 'tagged') continue;
    const { contract, milestone, gate, invoiceLink } = heard.data;
    if ((milestone.terms ?? contract.terms).kind === 'before_release') seen.push({ milestone: milestone.name, gate, passes: await passes(world, epic), link: invoiceLink });
  }
  return seen;
}

/** Asked as Jira asks before a transition; the rule is that the epic's own milestone is paid. */
async function passes(world: World, epic: string): Promise<boolean> {
  const payload = { issue: { key: epic }, configuration: { of: { kind: 'item' } }, transition: { from: { id: '10000' }, to: { id: '10003' }, modifiedFields: {} } };
  const answer = await world.forge.workflowRules.validate('gate-validator', payload, undefined);
  return JSON.stringify(answer) === JSON.stringify({ kind: 'answered', value: { result: true } });
}
