import { projectOf, statusById, transitionsFrom } from '../lookups';
import { requirePermission, visibleIssue } from '../permissions';
import type { Change, Issue, Status, Transition } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';
import { recordChange, textChange } from './record-change';

export function transitionsOf(store: Store, accountId: string, idOrKey: string): readonly Transition[] {
  const issue = visibleIssue(store, accountId, idOrKey);
  return transitionsFrom(projectOf(store, issue), issue.statusId);
}

/** Takes the transition that `choose` picks of those that lead out of the present status. */
export function transitionIssue(store: Store, act: Act, idOrKey: string, choose: (transition: Transition) => boolean): Issue {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'TRANSITION_ISSUES');
  const chosen = transitionsFrom(projectOf(store, issue), issue.statusId).find(choose);
  const from = statusById(store, issue.statusId);
  if (chosen === undefined) throw new JiraRefusal('invalid', `The workflow of ${issue.key} has no such transition from ${from.name}.`);
  const changes = statusChanges(from, statusById(store, chosen.to));
  return recordChange(store, act, issue, { statusId: chosen.to, statusChanged: store.now() }, changes, 'issue_generic');
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
