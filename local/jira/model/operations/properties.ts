import type { Json } from '../../../common/ports';
import type { Entity } from '../api';
import { propertyEvent } from '../events';
import { requirePermission, visibleIssue, visibleProject } from '../permissions';
import type { Issue, Project } from '../records';
import { JiraRefusal, notFound } from '../refusal';
import type { Act, Store } from '../store';

/** Jira's limits on entity properties, in characters. */
const KEY_LENGTH = 255;
const VALUE_LENGTH = 32_768;

/** Reads need only that the person may browse. */
export function propertiesOf(store: Store, accountId: string, entity: Entity): Readonly<Record<string, Json>> {
  return (entity.type === 'issue' ? visibleIssue(store, accountId, entity.id) : visibleProject(store, accountId, entity.id)).properties;
}

export function setProperty(store: Store, act: Act, entity: Entity, key: string, value: Json): 'created' | 'updated' {
  const owner = editable(store, act, entity);
  if (key === '' || key.length > KEY_LENGTH) throw new JiraRefusal('invalid', `The property key has to be of 1 to ${KEY_LENGTH} characters.`);
  if (JSON.stringify(value).length > VALUE_LENGTH) throw new JiraRefusal('invalid', `The property value has to be of at most ${VALUE_LENGTH} characters.`);
  const existed = Object.hasOwn(owner.record.properties, key);
  keep(store, act, owner, { ...owner.record.properties, [key]: value }, key, 'set');
  return existed ? 'updated' : 'created';
}

export function deleteProperty(store: Store, act: Act, entity: Entity, key: string): void {
  const owner = editable(store, act, entity);
  const { [key]: removed, ...rest } = owner.record.properties;
  if (removed === undefined) throw notFound.property(key);
  keep(store, act, owner, rest, key, 'deleted');
}

type Owner = { readonly type: 'issue'; readonly record: Issue } | { readonly type: 'project'; readonly record: Project };

/** Anyone who may edit the issue may write its properties: they hold nothing that matters to money. */
function editable(store: Store, act: Act, entity: Entity): Owner {
  switch (entity.type) {
    case 'issue': {
      const record = visibleIssue(store, act.accountId, entity.id);
      requirePermission(store, act.accountId, record.projectId, 'EDIT_ISSUES');
      return { type: 'issue', record };
    }
    case 'project': {
      const record = visibleProject(store, act.accountId, entity.id);
      requirePermission(store, act.accountId, record.id, 'ADMINISTER_PROJECTS');
      return { type: 'project', record };
    }
  }
}

/** A property is no field: the issue's `updated` time and changelog stay as they are. Project properties have no event. */
function keep(store: Store, act: Act, owner: Owner, properties: Record<string, Json>, key: string, what: 'set' | 'deleted'): void {
  store.change((events) => {
    if (owner.type === 'project') {
      store.projects.set(owner.record.id, { ...owner.record, properties });
      return;
    }
    store.putIssue({ ...owner.record, properties });
    events.push(propertyEvent(store, act, owner.record, key, what));
  });
}
