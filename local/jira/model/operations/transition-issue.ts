import type { Json } from '../../../common/ports';
import { projectOf, statusById, transitionsFrom } from '../lookups';
import { askValidators, conditionsHold, hasValidators } from './workflow-rules';
import { requirePermission, visibleIssue } from '../permissions';
import type { Change, Issue, Status, Transition } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';
import { recordChange, textChange } from './record-change';

export function transitionsOf(store: Store, accountId: string, idOrKey: string): readonly Transition[] {
  const issue = visibleIssue(store, accountId, idOrKey);
  return transitionsFrom(projectOf(store, issue), issue.statusId).filter((transition) => conditionsHold(store, accountId, issue, transition));
}

type Choose = (transition: Transition) => boolean;

/** Takes the transition that `choose` picks of those that lead out of the present status. It must have no validators: those take time. */
export function transitionIssue(store: Store, act: Act, idOrKey: string, choose: Choose): Issue {
  const { issue, chosen } = chosenOf(store, act, idOrKey, choose);
  if (hasValidators(chosen)) throw new Error(`The transition ${chosen.name} has validators, which are asked by "transition" only.`);
  return carryOut(store, act, issue, chosen);
}

/** The same, once the validators of the transition let it pass. What changed meanwhile is looked at again. */
export async function validatedTransition(store: Store, act: Act, idOrKey: string, choose: Choose, modifiedFields: { readonly [field: string]: Json } = {}): Promise<Issue> {
  const { issue, chosen } = chosenOf(store, act, idOrKey, choose);
  await askValidators(store, act.accountId, issue, chosen, modifiedFields);
  const now = chosenOf(store, act, idOrKey, choose);
  return carryOut(store, act, now.issue, now.chosen);
}

/** Each issue by itself, one after the other, as Jira's bulk change does it; an issue that is refused stops no other. */
export async function bulkTransition(store: Store, act: Act, ids: readonly string[], choose: Choose): Promise<readonly { readonly id: string; readonly refused?: string }[]> {
  const outcomes: { id: string; refused?: string }[] = [];
  for (const id of ids) {
    try {
      await validatedTransition(store, act, id, choose);
      outcomes.push({ id });
    } catch (refusal) {
      if (!(refusal instanceof JiraRefusal)) throw refusal;
      outcomes.push({ id, refused: refusal.message });
    }
  }
  return outcomes;
}

function chosenOf(store: Store, act: Act, idOrKey: string, choose: Choose): { readonly issue: Issue; readonly chosen: Transition } {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'TRANSITION_ISSUES');
  const chosen = transitionsOf(store, act.accountId, idOrKey).find(choose);
  if (chosen === undefined) throw new JiraRefusal('invalid', `The workflow of ${issue.key} has no such transition from ${statusById(store, issue.statusId).name}.`);
  return { issue, chosen };
}

function carryOut(store: Store, act: Act, issue: Issue, { to }: Transition): Issue {
  const changes = statusChanges(statusById(store, issue.statusId), statusById(store, to));
  return recordChange(store, act, issue, { statusId: to, statusChanged: store.now() }, changes, 'issue_generic');
}

/** Jira's default workflows set the resolution on the way into a done status, and its line comes before the status's own. */
export function statusChanges(from: Status, to: Status): readonly Change[] {
  const resolution = { from: resolutionOf(from), to: resolutionOf(to) };
  const line: Change = {
    ...textChange('resolution', 'resolution', resolution.from?.name ?? null, resolution.to?.name ?? null),
    from: resolution.from?.id ?? null,
    to: resolution.to?.id ?? null,
  };
  const status: Change = { field: 'status', fieldId: 'status', from: from.id, fromText: from.name, to: to.id, toText: to.name };
  return line.from === line.to ? [status] : [line, status];
}

/** Every issue in a done status is resolved as Done, and no other is resolved. */
export function resolutionOf(status: Status): { readonly id: string; readonly name: string } | undefined {
  return status.category === 'done' ? { id: '10000', name: 'Done' } : undefined;
}
