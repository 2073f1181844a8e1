/**
 * What a Jira call of the app costs in rate-limit points (rate limiting page of 2026-10-09): a read 1 plus 1 for each issue it
 * answers, a write 1, a permission check 1. Calls that pages make themselves are free.
 */
export function jiraPoints(method: string, path: string, body: unknown): number {
  const { pathname } = new URL(path, 'https://site.invalid');
  if (/^\/rest\/api\/\d\/search(\/|$)/.test(pathname)) return 1 + issuesIn(body);
  if (method === 'GET' && /^\/rest\/api\/\d\/issue\/[^/]+$/.test(pathname)) return 2;
  return 1;
}

function issuesIn(body: unknown): number {
  return typeof body === 'object' && body !== null && 'issues' in body && Array.isArray(body.issues) ? body.issues.length : 0;
}

/** Whether the points depend on the answer's body. */
export function pointsNeedBody(path: string): boolean {
  return /\/rest\/api\/\d\/search(\/|\?|$)/.test(path);
}
