import type { FieldChange } from './activity';
import type { Contract } from './contract';
import type { Milestone } from './milestone';
import { formatMoney } from './money';
import { contractReaching } from './reaching';
import type { ReleaseRule } from './release-rule';
import type { ReminderPolicy } from './reminders';
import { formatPercent } from './share';
import { describeTerms } from './terms';
import { describeTrigger } from './trigger';

/** What is different about a milestone, as people read it. */
export const describeMilestoneChanges = (before: Milestone, after: Milestone): readonly FieldChange[] => changed(milestoneFacts(before), milestoneFacts(after));

/** What is different about a contract's own terms, as people read it; its milestones have entries of their own. */
export const describeContractChanges = (before: Contract, after: Contract): readonly FieldChange[] => [...changed(contractFacts(before), contractFacts(after)), ...otherReleasers(before, after)];

type Facts = Readonly<Record<string, string>>;

function changed(before: Facts, after: Facts): readonly FieldChange[] {
  return Object.entries(after).flatMap(([field, to]) => {
    const from = before[field] ?? '';
    return from === to ? [] : [{ field, from, to }];
  });
}

function milestoneFacts(milestone: Milestone): Facts {
  const { price, amount, terms } = milestone;
  return {
    name: milestone.name,
    deliverable: milestone.deliverable ?? 'none',
    price: price.kind === 'share' ? `${formatPercent(price.basisPoints)} % (${formatMoney(amount)})` : formatMoney(price.amount),
    trigger: describeTrigger(milestone.trigger),
    terms: terms === undefined ? 'as the contract' : describeTerms(terms),
    'how far Milepost goes alone': milestone.autonomy ?? 'as the contract',
  };
}

/** People have no names in our records: how many they are. */
function releaseFacts(rule: ReleaseRule | undefined): Facts {
  const { threshold, releasers = [], fourEyes } = rule ?? {};
  return {
    release: threshold ? `above ${formatMoney(threshold)}` : releasers.length > 0 ? 'always' : 'none',
    'who may release': releasers.length === 0 ? 'those who manage billing' : `${releasers.length} people`,
    'four eyes': fourEyes ? 'yes' : 'no',
  };
}

function reminderFacts({ people = [], aheadDays, aheadShare, overdueDays = [], client, language }: Partial<ReminderPolicy> = {}): Facts {
  return {
    'who is reminded': people.length === 0 ? 'none' : `${people.length} people`,
    'days ahead': aheadDays === undefined ? 'none' : String(aheadDays),
    'work done': aheadShare === undefined ? 'none' : `${formatPercent(aheadShare)} %`,
    'days overdue': overdueDays.length === 0 ? 'none' : overdueDays.join(', '),
    'reminders to the client': client ? 'yes' : 'no',
    'language of reminders': language === 'de' ? 'German' : 'English',
  };
}

/** As many as before, and not the same ones. */
function otherReleasers({ release: before }: Contract, { release: after }: Contract): readonly FieldChange[] {
  const [was, is] = [before?.releasers ?? [], after?.releasers ?? []];
  const others = is.filter((person) => !was.includes(person)).length;
  return is.length === was.length && others > 0 ? [{ field: 'who may release', from: `${was.length} people`, to: `${others} others` }] : [];
}

function contractFacts(contract: Contract): Facts {
  const { mapping } = contract;
  return {
    name: contract.name,
    client: contract.client.name,
    currency: contract.currency,
    price: formatMoney(contract.price),
    terms: describeTerms(contract.terms),
    account: `${mapping.accountCode} ${mapping.accountName}`,
    tax: mapping.taxName ?? mapping.taxCode ?? 'none',
    'tax mode': mapping.taxMode,
    'how far Milepost goes alone': contractReaching(contract),
    'one invoice for several': contract.together ? 'yes' : 'no',
    'purchase order': contract.poNumber ?? 'none',
    tracking: mapping.tracking?.map(({ category, option }) => `${category}: ${option}`).join(', ') ?? 'none',
    'branding theme': contract.branding?.name ?? 'none',
    start: contract.startsOn ?? 'none',
    end: contract.endsOn ?? 'none',
    ...releaseFacts(contract.release),
    ...reminderFacts(contract.reminders),
    'number prefix': contract.numberPrefix,
    state: contract.state,
  };
}
