import type { World } from '../../local/world';
import type { GateView, PassView } from '../../src/handlers/pages/api';
import type { MoneySeen, Standing } from './money-seen';
import { Sayings } from './sayings';

/** What the money of a contract has to be, as it was asked for on its settings. */
export interface Policy {
  readonly counts: 'cash' | 'cash-and-credit';
  readonly sharePercent: number;
  readonly graceDays: number;
  readonly staleAfterHours: number;
  readonly claimOpens: boolean;
}

/** What holds where nobody said otherwise. */
export const FIRST_POLICY: Policy = { counts: 'cash', sharePercent: 100, graceDays: 0, staleAfterHours: 6, claimOpens: false };

/** What the panel says of a milestone whose work may go out only when its money is in. */
export interface GateSeen {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly milestone: string;
  readonly key: string;
  /** What the money alone says. */
  readonly gate: GateView | undefined;
  readonly opened: PassView['opened'];
  /** Whether Jira, which asks the app's own door before a transition, would let its work pass. */
  readonly passes: boolean;
  /** Where the panel leads to: its invoice in Xero. */
  readonly link: string | undefined;
}

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sydney's summer, in which stories play. */
const today = (now: number): string => new Date(now + 11 * HOUR_MS).toISOString().slice(0, 10);

const enough = (cents: number, { total }: Standing, { sharePercent }: Policy): boolean => total > 0 && cents * 100 >= total * sharePercent;
const isIn = (standing: Standing, policy: Policy): boolean => standing.nothing || enough(standing.cash, standing, policy) || (policy.counts === 'cash-and-credit' && enough(standing.settled, standing, policy));
const inGrace = ({ dueDate }: Standing, { graceDays }: Policy, now: number): boolean => graceDays > 0 && dueDate !== '' && today(now) <= new Date(Date.parse(dueDate) + graceDays * DAY_MS).toISOString().slice(0, 10);

/** Until when an override holds, in milliseconds since the epoch; `none`: there is none. */
type Override = { readonly until: number } | 'none';
const holds = (override: Override, now: number): boolean => override !== 'none' && now < override.until;

/**
 * What people said that lets work pass without its money, or with less of it: known from what they asked for, not from what the app says of it. With Xero's own books it tells which
 * gates may be open and which must be.
 */
export class Permits {
  private readonly policies = new Map<string, Sayings<Policy>>();
  private readonly overrides = new Map<string, Sayings<Override>>();
  private readonly claims = new Map<string, Sayings<boolean>>();
  private readonly offs = new Map<string, Sayings<boolean>>();

  constructor(
    private readonly world: World,
    private readonly money: MoneySeen,
  ) {}

  policyOf(contractId: string): Sayings<Policy> {
    return kept(this.policies, contractId, FIRST_POLICY);
  }

  overrideOf(milestoneId: string): Sayings<Override> {
    return kept<Override>(this.overrides, milestoneId, 'none');
  }

  /** Of the milestone's invoice to which that link leads. */
  claimOf(milestoneId: string, link: string | undefined): Sayings<boolean> {
    return kept(this.claims, `${milestoneId} ${link ?? ''}`, false);
  }

  /** Whether a site administrator opened all gates of a contract. */
  offOf(contractId: string): Sayings<boolean> {
    return kept(this.offs, contractId, false);
  }

  /** Whether the money may count as in, within the time for which what was last heard is believed. */
  mayBePaid({ contractId, link }: Pick<GateSeen, 'contractId' | 'link'>): boolean {
    const now = this.world.clock.now();
    return this.policyOf(contractId).at(now).some((policy) => this.money.lately(link, now, policy.staleAfterHours).some((standing) => isIn(standing, policy)) && this.depositPasses(link, policy, () => false));
  }

  /** Whether what an invoice draws on may be paid, or else let pass by what is so of it. */
  private depositPasses(link: string | undefined, policy: Policy, orElse: (standing: Standing) => boolean): boolean {
    const deposits = this.money.depositsOf(this.world, link);
    return deposits === undefined || deposits.some((id) => this.money.lately(id, this.world.clock.now(), policy.staleAfterHours).some((standing) => isIn(standing, policy) || orElse(standing)));
  }

  /** Whether the deposit that it draws on, if it does, stands and is surely paid. */
  private depositIsPaid(link: string | undefined, policy: Policy): boolean {
    const deposits = this.money.depositsOf(this.world, link);
    return deposits === undefined || deposits.some((id) => [this.money.now(id)].some((standing) => standing && isIn(standing, policy)));
  }

  /** Whether its work may pass: by its money, or by what somebody said. */
  mayPass(seen: Pick<GateSeen, 'contractId' | 'milestoneId' | 'link'>): boolean {
    const now = this.world.clock.now();
    if (this.mayBePaid(seen) || this.offOf(seen.contractId).at(now).includes(true) || this.overrideOf(seen.milestoneId).at(now).some((override) => holds(override, now))) return true;
    const claimed = this.claimOf(seen.milestoneId, seen.link).at(now).includes(true);
    return this.policyOf(seen.contractId)
      .at(now)
      .some((policy) => {
        const ofGrace = (standing: Standing): boolean => standing.owed && inGrace(standing, policy, now);
        // Grace runs for either by its own due date; the client's word about one says nothing of the other.
        const own = this.money.lately(seen.link, now, policy.staleAfterHours).some((standing) => isIn(standing, policy) || ofGrace(standing) || (standing.owed && claimed && policy.claimOpens));
        return own && this.depositPasses(seen.link, policy, ofGrace);
      });
  }

  /** Whether its money is surely in, once all is heard. */
  isPaid({ contractId, link }: GateSeen): boolean {
    const [policy, standing] = [this.policyOf(contractId).surely()?.what, this.money.now(link)];
    return policy !== undefined && standing !== undefined && isIn(standing, policy) && this.depositIsPaid(link, policy);
  }

  /** Whether somebody surely lets its work pass, whatever its money is. */
  isLetPass({ contractId, milestoneId }: GateSeen): boolean {
    const override = this.overrideOf(milestoneId).surely()?.what;
    return this.offOf(contractId).surely()?.what === true || (override !== undefined && holds(override, this.world.clock.now()));
  }

  /** Whether its work surely passes unpaid, for some days or on the client's word: what was never paid and is owed in full. */
  isSpared({ contractId, milestoneId, link }: GateSeen): boolean {
    const [policy, standing] = [this.policyOf(contractId).surely()?.what, this.money.now(link)];
    if (!policy || standing?.owed !== true || standing.settled > 0 || standing.mostCash > 0 || !this.depositIsPaid(link, policy)) return false;
    return inGrace(standing, policy, this.world.clock.now()) || (policy.claimOpens && this.claimOf(milestoneId, link).surely()?.what === true);
  }
}

function kept<T>(all: Map<string, Sayings<T>>, id: string, first: T): Sayings<T> {
  const known = all.get(id) ?? new Sayings<T>(first);
  all.set(id, known);
  return known;
}
