import type { GateRuleSetting, LinkDirection, RuleScope } from '../../../src/handlers/pages/api';

/** A validator's settings as they are typed. */
export interface RuleDraft {
  readonly of: RuleScope['kind'];
  /** `type direction`, as the one choice they are. */
  readonly link: string;
  /** `contract milestone`. */
  readonly target: string;
  readonly every: boolean;
  /** What becomes of work that no milestone counts for. */
  readonly without: 'pass' | 'wait';
  readonly counts: 'contract' | 'cash' | 'cash-and-credit';
  readonly share: string;
  readonly grace: string;
  readonly overrides: 'all' | 'named' | 'none';
}

/** What a rule does that nobody set up: see `DEFAULT_RULE` in src/billing/gate-rule.ts. */
export const NEW_DRAFT: RuleDraft = { of: 'epic', link: '', target: '', every: false, without: 'pass', counts: 'contract', share: '', grace: '', overrides: 'all' };

/** The draft of what was saved; a new one for what can't be read. */
export function draftOf(saved: unknown): RuleDraft {
  const setting = saved as Partial<GateRuleSetting> | null | undefined;
  const of = setting?.of;
  if (!setting || typeof of !== 'object') return NEW_DRAFT;
  return {
    of: of.kind,
    link: of.kind === 'linked' ? linkChoice(of.linkType, of.direction) : '',
    target: of.kind === 'milestone' ? targetChoice(of.contractId, of.milestoneId) : '',
    every: setting.every === true,
    without: setting.without ?? 'pass',
    counts: setting.counts ?? 'contract',
    share: setting.shareBasisPoints === undefined ? '' : String(setting.shareBasisPoints / 100),
    grace: setting.graceDays === undefined ? '' : String(setting.graceDays),
    overrides: setting.overrides ?? 'all',
  };
}

export const linkChoice = (type: string, direction: LinkDirection): string => `${type} ${direction}`;
export const targetChoice = (contract: string, milestone: string): string => `${contract} ${milestone}`;

/** The field that a rule can't be saved with. */
export type RuleFault = 'link' | 'target' | 'share' | 'grace';

const MAX_GRACE_DAYS = 90;

export function faultsOf({ of, link, target, share, grace }: RuleDraft): readonly RuleFault[] {
  return [
    ...(of === 'linked' && link === '' ? (['link'] as const) : []),
    ...(of === 'milestone' && target === '' ? (['target'] as const) : []),
    ...(share.trim() === '' || basisPoints(share) !== undefined ? [] : (['share'] as const)),
    ...(grace.trim() === '' || daysOf(grace) !== undefined ? [] : (['grace'] as const)),
  ];
}

/** The settings to be saved; undefined when something is wrong with the draft. */
export function settingOf(draft: RuleDraft): object | undefined {
  if (faultsOf(draft).length > 0) return undefined;
  const { of, every, without, counts, share, grace, overrides } = draft;
  return {
    of: scopeOf(draft),
    ...(every ? { every } : {}),
    ...(without === 'pass' || of === 'milestone' ? {} : { without }),
    ...(counts === 'contract' ? {} : { counts }),
    ...(share.trim() === '' ? {} : { shareBasisPoints: basisPoints(share) }),
    ...(grace.trim() === '' ? {} : { graceDays: daysOf(grace) }),
    ...(overrides === 'all' ? {} : { overrides }),
  };
}

function scopeOf({ of, link, target }: RuleDraft): object {
  const [first, second] = (of === 'linked' ? link : target).split(' ');
  switch (of) {
    case 'linked':
      return { kind: of, linkType: first, direction: second };
    case 'milestone':
      return { kind: of, contractId: first, milestoneId: second };
    case 'item':
    case 'epic':
    case 'version':
      return { kind: of };
  }
}

/** Per cent as typed, with at most two decimals, in whole basis points. */
function basisPoints(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  const points = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
  return points >= 1 && points <= 10_000 ? points : undefined;
}

function daysOf(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= MAX_GRACE_DAYS ? Number(text) : undefined;
}
