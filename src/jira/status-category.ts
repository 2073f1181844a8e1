import type { StatusCategory } from '../billing/milestone';

/** Jira's keys; a status that no category was given to counts as not begun, as Jira's board shows it. */
const CATEGORIES: Readonly<Record<string, StatusCategory>> = { new: 'todo', undefined: 'todo', indeterminate: 'doing', done: 'done' };

/** The stage that a category's key stands for; undefined for a key Jira doesn't have. Names are no help: they are translated. */
export function statusCategory(key: string): StatusCategory | undefined {
  return Object.hasOwn(CATEGORIES, key) ? CATEGORIES[key] : undefined;
}
