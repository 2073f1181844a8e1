/** The names in Jira's answer; whatever does not look like a user is passed over. */
export function namesIn(body: unknown): readonly (readonly [string, string])[] {
  if (typeof body !== 'object' || body === null || !('values' in body) || !Array.isArray(body.values)) return [];
  return body.values.flatMap(userOf).map(({ id, name }) => [id, name] as const);
}

/** The people in Jira's answer to a search, which is a bare list: apps and those who left are none. */
export const usersIn = (body: unknown): readonly { readonly id: string; readonly name: string }[] => (Array.isArray(body) ? body.filter(isPerson).flatMap(userOf) : []);

const isPerson = (user: unknown): boolean =>
  typeof user === 'object' && user !== null && !('active' in user && user.active === false) && !('accountType' in user && user.accountType !== 'atlassian');

function userOf(user: unknown): readonly { readonly id: string; readonly name: string }[] {
  if (typeof user !== 'object' || user === null || !('accountId' in user) || !('displayName' in user)) return [];
  const { accountId, displayName } = user;
  return typeof accountId === 'string' && typeof displayName === 'string' ? [{ id: accountId, name: displayName }] : [];
}
