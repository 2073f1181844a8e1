/** The names in Jira's answer; whatever does not look like a user is passed over. */
export function namesIn(body: unknown): readonly (readonly [string, string])[] {
  if (typeof body !== 'object' || body === null || !('values' in body) || !Array.isArray(body.values)) return [];
  const users: readonly unknown[] = body.values;
  return users.flatMap((user) => {
    if (typeof user !== 'object' || user === null || !('accountId' in user) || !('displayName' in user)) return [];
    const { accountId, displayName } = user;
    return typeof accountId === 'string' && typeof displayName === 'string' ? [[accountId, displayName] as const] : [];
  });
}
