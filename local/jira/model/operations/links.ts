import { requirePermission, visibleIssue } from '../permissions';
import { JiraRefusal } from '../refusal';
import type { Issue, Link } from '../records';
import type { Act, Store } from '../store';

export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

/** The types that every site starts with and that matter here. */
export const LINK_TYPES: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

/** `from` does to `to` what the type's outward words say. The same link twice is one. */
export function linkIssues(store: Store, act: Act, typeName: string, from: string, to: string): void {
  const [source, target] = [visibleIssue(store, act.accountId, from), visibleIssue(store, act.accountId, to)];
  requirePermission(store, act.accountId, source.projectId, 'EDIT_ISSUES');
  const type = LINK_TYPES.find(({ name }) => name === typeName);
  if (type === undefined) throw new JiraRefusal('not-found', `No issue link type with name '${typeName}' found.`);
  if (source.id === target.id) throw new JiraRefusal('invalid', 'You cannot link an issue to itself.');
  if ([...store.links.values()].some((link) => link.typeId === type.id && link.fromId === source.id && link.toId === target.id)) return;
  const link: Link = { id: store.nextId(), typeId: type.id, fromId: source.id, toId: target.id };
  store.change(() => store.links.set(link.id, link));
}

/** The issue's links, and the issue at the other end of each; those to issues that are gone are none. */
export function linksOf(store: Store, issue: Issue): readonly { readonly link: Link; readonly type: LinkType; readonly direction: 'inward' | 'outward'; readonly other: Issue }[] {
  return [...store.links.values()].flatMap((link) => {
    const type = LINK_TYPES.find(({ id }) => id === link.typeId);
    const direction = link.fromId === issue.id ? 'outward' : link.toId === issue.id ? 'inward' : undefined;
    const other = store.issueById(direction === 'outward' ? link.toId : link.fromId);
    return type === undefined || direction === undefined || other === undefined ? [] : [{ link, type, direction, other }];
  });
}
