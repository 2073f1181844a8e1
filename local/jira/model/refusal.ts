/**
 * Why Jira did not do what was asked. `not-found` also stands for what the person may not see, as in Jira, which tells
 * nobody that a thing exists. `fields` says what is wrong with which field.
 */
export type RefusalCode = 'not-found' | 'forbidden' | 'invalid';

/** Thrown by the model's operations, and nothing else is; nothing was changed then. */
export class JiraRefusal extends Error {
  override readonly name = 'JiraRefusal';
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const notFound = {
  issue: () => new JiraRefusal('not-found', 'Issue does not exist or you do not have permission to see it.'),
  project: (idOrKey: string) => new JiraRefusal('not-found', `No project could be found with key or id '${idOrKey}'.`),
  user: () => new JiraRefusal('not-found', 'The user named in the request does not exist.'),
  property: (key: string) => new JiraRefusal('not-found', `The property with key '${key}' does not exist.`),
  status: (id: string) => new JiraRefusal('not-found', `The status with id '${id}' does not exist.`),
};
