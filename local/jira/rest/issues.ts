import { visibleIssue } from '../model/permissions';
import { list, ok, type Call, type Route } from './call';
import { notEmulated } from './errors';
import { changelogShape, chosenFields, issueShape } from './issue-shape';

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}', scopes: [['read:jira-work']], query: ['fields', 'properties', 'expand'], handle: (call) => ok(getIssue(call)) },
];

function getIssue(call: Call) {
  const { store, act } = call;
  const issue = visibleIssue(store, act.accountId, call.part('issueIdOrKey'));
  const [properties, expand] = [list(call, 'properties'), list(call, 'expand')];
  const other = expand.find((name) => name !== 'changelog');
  if (other !== undefined) throw notEmulated(`expand=${other} of an issue`);
  const shown = Object.entries(issue.properties).filter(([key]) => properties.includes('*all') || properties.includes(key));
  return {
    ...issueShape(store, issue, chosenFields(list(call, 'fields'))),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(shown) }),
    ...(expand.length === 0 ? {} : { changelog: changelogShape(store, issue) }),
  };
}
