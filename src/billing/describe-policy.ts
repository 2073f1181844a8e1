import type { FieldChange } from './activity';
import type { GatePolicy } from './gate-policy';
import { formatPercent } from './share';

/** What is different about a gate's policy, as people read it. People it names are counted, not named: whose a pseudonym is may be erased. */
export function describePolicyChanges(before: GatePolicy, after: GatePolicy): readonly FieldChange[] {
  const was = facts(before);
  const changed = Object.entries(facts(after)).flatMap(([field, to]) => (was[field] === to ? [] : [{ field, from: was[field] ?? '', to }]));
  const others = before.overriders.length === after.overriders.length && before.overriders.some((person) => !after.overriders.includes(person));
  return others ? [...changed, { field: 'who may override', from: people(before), to: `${people(after)}, others` }] : changed;
}

const facts = (policy: GatePolicy): Readonly<Record<string, string>> => ({
  'what counts as paid': policy.counts === 'cash' ? 'money paid in' : 'money paid in and credit',
  'how much must be in': `${formatPercent(policy.shareBasisPoints)} %`,
  'days of grace': String(policy.graceDays),
  'hours without the ledger': String(policy.staleAfterHours),
  'who may override': people(policy),
  'a payment the client claims': policy.claimOpens ? 'opens the gate' : 'opens nothing',
});

const people = ({ overriders }: GatePolicy): string => (overriders.length === 0 ? 'those who manage billing' : `those who manage billing and ${overriders.length} named`);
