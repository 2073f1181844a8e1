import type { Store } from '../model/store';

/** The answer of a Jira that is asked too much or is away, when a switch says so; each such answer uses up one of its calls. */
export function limitAnswer(store: Store): Response | undefined {
  const { rateLimit, unavailableCalls } = store.settings;
  if (unavailableCalls > 0) {
    store.settings = { ...store.settings, unavailableCalls: unavailableCalls - 1 };
    return new Response('<html><body><h1>503 Service Unavailable</h1></body></html>', { status: 503, headers: { 'content-type': 'text/html' } });
  }
  if (rateLimit === undefined || rateLimit.calls <= 0) return undefined;
  store.settings = { ...store.settings, rateLimit: { ...rateLimit, calls: rateLimit.calls - 1 } };
  return tooMany(store, rateLimit.retryAfterSeconds);
}

function tooMany(store: Store, retryAfterSeconds: number): Response {
  return Response.json(
    { errorMessages: ['Rate limit exceeded.'], errors: {} },
    {
      status: 429,
      headers: {
        'retry-after': String(retryAfterSeconds),
        'x-ratelimit-limit': '65000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(store.now() + retryAfterSeconds * 1000).toISOString(),
        'ratelimit-reason': 'jira-quota-global-based',
      },
    },
  );
}
