import type { MilestoneView, PriceInput, TriggerInput } from '../../src/handlers/pages/api';
import type { Reaching } from '../../src/billing/reaching';
import { broken, type Broken } from './broken';
import type { Outside } from './outside';
import { Sayings } from './sayings';
import type { VersionsSeen } from './versions';

/** What was said of a milestone that decides when it is billed by itself. Without `autonomy`: as its contract says. */
export interface Word {
  readonly trigger: TriggerInput;
  readonly autonomy?: Reaching;
}

/** What was said of milestones, by their names, which are unique in a story. */
export class Agreed {
  private readonly words = new Map<string, Sayings<Word | undefined>>();

  /** Undefined: it is no milestone. */
  of(name: string): Sayings<Word | undefined> {
    const known = this.words.get(name) ?? new Sayings<Word | undefined>(undefined);
    this.words.set(name, known);
    return known;
  }

  /** Whether anybody may have wanted its invoices to be emailed. */
  everEmails(name: string): boolean {
    return this.words.get(name)?.between(-Infinity, Infinity).some((word) => word?.autonomy === 'email') === true;
  }

  /** What plans put there is named in parts, and more is said of it than is listened to here. */
  knows(name: string): boolean {
    return this.words.has(name) && !/, part \d+$/.test(name);
  }
}

/** As a form would send what it showed. */
export const triggerSeen = ({ trigger }: MilestoneView): TriggerInput =>
  trigger.kind === 'version' ? { kind: 'version', ...(trigger.version ? { versionId: trigger.version.id } : {}) } : trigger.kind === 'status' ? { kind: 'status', statusId: trigger.statusId } : trigger;
export const priceSeen = ({ price, amount }: MilestoneView): PriceInput => (price.kind === 'share' ? { kind: 'share', percent: price.percent } : { kind: 'amount', amount: amount.amount });

/** Longer than any run of the app lasts: what it read may have changed by the time that it writes. */
export const LONGEST_RUN_MS = 15 * 60_000;

/** Nothing is billed by itself that only reminds, or whose version was not out at that time, or that a hand must bill. */
export function billedAsAgreed({ activity }: Outside, agreed: Agreed, versions: VersionsSeen): readonly Broken[] {
  return activity.flatMap(({ event, at }) => {
    if (event.kind !== 'milestone-reached' || event.cause === 'person' || !agreed.knows(event.milestone)) return [];
    const { milestone, workItem } = event;
    const from = Date.parse(at);
    const words = agreed.of(milestone).between(from, from + LONGEST_RUN_MS);
    const invoice = activity.flatMap((entry) => (entry.at === at && entry.event.kind === 'invoice-prepared' && entry.event.milestone === milestone ? [entry.event.invoice] : []))[0];
    const mayBeReached = ({ trigger }: Word): boolean => (trigger.kind === 'version' ? versions.wasOut(trigger.versionId, workItem, from, invoice) : trigger.kind !== 'manual');
    const mayBill = words.some((word) => word && word.autonomy !== 'remind' && mayBeReached(word));
    return mayBill ? [] : [broken('duplicate', `${milestone} was billed by itself, and nobody agreed to that: ${words.map((word) => JSON.stringify(word)).join(' or ')}.`)];
  });
}
