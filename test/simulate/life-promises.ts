import type { ActivityView } from '../../src/handlers/pages/api';
import { broken, type Broken } from './broken';
import type { AskedPlan, Rule } from './life';
import { milestones, type Outside } from './outside';
import { people } from './town';
import { centsOf } from './xero-people';

/** The record of one contract, oldest first. */
function recordOf({ activity }: Outside, contractId: string): readonly ActivityView[] {
  return activity.filter((entry) => entry.contractId === contractId).toReversed();
}

/** Nothing is billed on a contract that is paused or closed, and nothing is let go on one that is paused. */
export function stoppedBillsNothing(outside: Outside): readonly Broken[] {
  return outside.project.contracts.flatMap(({ id, name }) => {
    let state: 'active' | 'paused' | 'closed' = 'active';
    return recordOf(outside, id).flatMap(({ event }) => {
      if (event.kind === 'contract-paused') state = 'paused';
      if (event.kind === 'contract-resumed') state = 'active';
      if (event.kind === 'contract-closed') state = 'closed';
      if ((event.kind === 'invoice-prepared' || event.kind === 'invoice-joined') && state !== 'active') return [broken('duplicate', `${event.invoice} was billed while ${name} was ${state}.`)];
      return event.kind === 'invoice-released' && state === 'paused' ? [broken('duplicate', `${event.invoice} was released while ${name} was paused.`)] : [];
    });
  });
}

/** From its first moment on, what a rule holds back reaches Xero only when somebody let it go who may. */
export function ruleKept(outside: Outside, rule: Rule | undefined): readonly Broken[] {
  const contract = outside.project.contracts.find(({ name }) => name === `Phase ${String((rule?.contract ?? 0) + 1)}`);
  if (!rule || !contract) return [];
  const record = recordOf(outside, contract.id);
  const made = record.findIndex(({ event }) => event.kind === 'contract-changed' && event.changes.some(({ field }) => field === 'release' || field === 'who may release' || field === 'four eyes'));
  if (made < 0) return [];
  const since = record.slice(made + 1);
  const isHeldBack = (amount: string): boolean => (rule.threshold === '' ? rule.releaser !== undefined : centsOf(amount) > centsOf(rule.threshold.replace(',', '')));
  return since.flatMap(({ event, by }, place) => {
    if (event.kind === 'invoice-released') {
      const notNamed = rule.releaser !== undefined && isHeldBack(event.amount.amount) && by !== people[rule.releaser] ? [broken('duplicate', `${event.invoice} was released by somebody whom the rule does not name.`)] : [];
      const hand = record.some((entry) => (entry.event.kind === 'invoice-prepared' || entry.event.kind === 'invoice-joined') && entry.event.invoice === event.invoice && entry.by === by);
      return [...notNamed, ...(rule.fourEyes && hand ? [broken('duplicate', `${event.invoice} was released by whoever had it billed.`)] : [])];
    }
    if (event.kind !== 'invoice-prepared' || !isHeldBack(event.amount.amount)) return [];
    const { invoice } = event;
    const next = since.slice(place).find((entry) => (entry.event.kind === 'invoice-released' || entry.event.kind === 'invoice-recorded') && entry.event.invoice === invoice);
    return next?.event.kind === 'invoice-recorded' ? [broken('duplicate', `${invoice} went to Xero, and the rule says that somebody must let it go first.`)] : [];
  });
}

/** A plan is on its contract with all that was asked for, or with nothing of it. */
export function plansWhole(outside: Outside, plans: readonly AskedPlan[]): readonly Broken[] {
  return plans.flatMap(({ name, size }) => {
    const isOf = (milestone: string): boolean => milestone.startsWith(`${name}, part `);
    const applied = outside.activity.flatMap(({ event }) => (event.kind === 'plan-applied' && event.milestones.some(({ milestone }) => isOf(milestone)) ? [event.milestones] : []));
    const gone = outside.activity.filter(({ event }) => event.kind === 'milestone-untagged' && isOf(event.milestone)).length;
    const there = milestones(outside).filter((milestone) => isOf(milestone.name)).length;
    const whole = applied.length === 0 ? there === 0 : applied.length === 1 && applied[0]?.length === size;
    return whole && (applied.length === 0 || there + gone >= size) ? [] : [broken('lost', `${name} is of ${String(size)} milestones; ${String(there)} are there, and the record has it ${String(applied.length)} times.`)];
  });
}
