import { permissionsOf } from '../permissions';
import { JiraRefusal } from '../refusal';
import type { Store } from '../store';

/** Jira's limit on a summary, in characters. */
const SUMMARY_LENGTH = 255;

export function checkSummary(summary: string): void {
  if (summary.trim() === '') throw new JiraRefusal('invalid', '', { summary: 'You must specify a summary of the issue.' });
  if (summary.length > SUMMARY_LENGTH) throw new JiraRefusal('invalid', '', { summary: `Summary must be less than ${SUMMARY_LENGTH} characters.` });
  if (summary.includes('\n')) throw new JiraRefusal('invalid', '', { summary: 'The summary is invalid because it contains newline characters.' });
}

export function checkDueDate(date: string): void {
  const parsed = new Date(`${date}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  if (!real) throw new JiraRefusal('invalid', '', { duedate: `Error parsing date string: ${date}` });
}

export function checkEstimate(points: number): void {
  if (!Number.isFinite(points) || points < 0) throw new JiraRefusal('invalid', '', { customfield_10016: 'Operation value must be a number' });
}

export function checkAssignee(store: Store, projectId: string, accountId: string): void {
  if (permissionsOf(store, accountId, projectId).has('ASSIGNABLE_USER')) return;
  throw new JiraRefusal('invalid', '', { assignee: `User '${accountId}' cannot be assigned issues.` });
}
