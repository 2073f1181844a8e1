import { describe, expect, it } from '@jest/globals';
import { scriptedFaults, seededFaults, type CallFault, type CallPoint } from '../index';
import { inApp, outside, runInApp, sample, silentJira, SAMPLE_MANIFEST, START, type Packages, type SampleOptions, type SeenRequest } from '../testing/sample';

const answered = (work: Promise<{ status: number }>): Promise<unknown> => work.then(({ status }) => status, String);

describe('the outside', () => {
  it.each([
    ['https://api.example.com/any/path?q=1', 200],
    ['https://deep.wild.example/', 200],
    ['https://wild.example/', 403],
    ['https://api.example.com.evil.example/', 403],
    ['https://evil.example/?api.example.com', 403],
    ['http://api.example.com/', 403],
  ])('is reached by fetch as the manifest allows: %s answers %d', async (url, status) => {
    const seen: SeenRequest[] = [];
    const result = await inApp(async () => {
      const response = await fetch(url);
      return { status: response.status, refused: response.headers.get('forge-proxy-error') };
    }, { egress: outside(seen) });
    expect(result).toEqual({ status, refused: status === 403 ? 'BLOCKED_EGRESS' : null });
    expect(seen).toHaveLength(status === 200 ? 1 : 0);
  });

  it('is the same through @forge/api', async () => {
    expect(await inApp(({ api }) => answered(api.fetch('https://evil.example/')))).toBe(403);
    expect(await inApp(({ api }) => answered(api.fetch('https://api.example.com/')), { egress: outside() })).toBe(200);
  });

  it('is a network error when nothing is connected', async () => {
    expect(await inApp(() => answered(fetch('https://api.example.com/')))).toBe('TypeError: fetch failed');
  });

  it('can be reached 100 times in each minute of the time limit', async () => {
    const statuses = await inApp(async () => Promise.all(Array.from({ length: 101 }, () => answered(fetch('https://api.example.com/')))), { egress: outside() });
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  });

  it("is not waited for beyond the app's own patience", async () => {
    const slow = (): Promise<Response> => new Promise(() => undefined);
    expect(await inApp(() => answered(fetch('https://api.example.com/', { signal: AbortSignal.timeout(5) })), { egress: slow })).toContain('TimeoutError');
  });
});

describe('Jira', () => {
  const asking = async (ask: (packages: Packages) => Promise<{ status: number }>, options: SampleOptions & { accountId?: string } = {}): Promise<[unknown, string | undefined]> => {
    const seen: SeenRequest[] = [];
    const { accountId, ...rest } = options;
    const forge = sample({ ...rest, jira: silentJira({}, seen), handlers: (packages) => ({ pages: () => answered(ask(packages)) }) });
    const result = await forge.invoke({ functionKey: 'pages', moduleKey: 'panel', moduleType: 'jira:issuePanel', payload: {}, ...(accountId !== undefined && { accountId }) });
    return [result.ok ? result.value : result.error, seen[0]?.as];
  };
  const impersonating = SAMPLE_MANIFEST.replace('scopes: [read:jira-work, write:jira-work, storage:app, report:personal-data]', 'scopes: { read:jira-work: { allowImpersonation: true }, storage:app: {} }');

  it.each<[string, (packages: Packages) => Promise<{ status: number }>, { accountId?: string; manifest?: string }, [unknown, string | undefined]]>([
    ['as the app', ({ api }) => api.asApp().requestJira(api.route`/rest/api/3/myself`), {}, [200, 'app']],
    ['as the person who is there', ({ api }) => api.asUser().requestJira(api.route`/rest/api/3/myself`), { accountId: 'p1' }, [200, 'p1']],
    ['as nobody when nobody is there', ({ api }) => api.asUser().requestJira(api.route`/rest/api/3/myself`), {}, ['NEEDS_AUTHENTICATION_ERR: Authentication Required', undefined]],
    ['not as someone else', ({ api }) => api.asUser('p2').requestJira(api.route`/rest/api/3/myself`), { accountId: 'p1' }, ['NEEDS_AUTHENTICATION_ERR: Authentication Required', undefined]],
    ['as someone else where the manifest allows impersonation', ({ api }) => api.asUser('p2').requestJira(api.route`/rest/api/3/myself`), { manifest: impersonating }, [200, 'p2']],
    ['anonymously', ({ api }) => api.requestJira(api.route`/rest/api/3/serverInfo`), {}, [200, 'anonymous']],
  ])('is called %s', async (_, ask, options, expected) => {
    expect(await asking(ask, options)).toEqual(expected);
  });

  it("does its own work outside the app's invocation: its fetch and its Date are real", async () => {
    const seen: number[] = [];
    const forge = sample({
      jira: { property: () => undefined, rest: async () => (seen.push(Date.now()), Response.json({})) },
      handlers: ({ api }) => ({ pages: async () => (await api.asApp().requestJira(api.route`/rest/api/3/myself`), Date.now()) }),
    });
    expect(await runInApp(forge)).toBe(START);
    expect(Math.abs((seen[0] ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});

describe('privacy', () => {
  it('tells which of the accounts that the app reports were closed or changed', async () => {
    const accounts = ['a', 'b', 'c'].map((accountId) => ({ accountId, updatedAt: '2026-11-24T00:00:00Z' }));
    const options: SampleOptions = { personalData: (id) => (id === 'b' ? 'closed' : id === 'c' ? 'updated' : 'active') };
    expect(await inApp(({ api }) => api.privacy.reportPersonalData(accounts), options)).toEqual([{ accountId: 'b', status: 'closed' }, { accountId: 'c', status: 'updated' }]);
    expect(await inApp(({ api }) => api.privacy.reportPersonalData(accounts))).toEqual([]);
  });
});

describe('what is not emulated', () => {
  it('is refused and noted', async () => {
    const forge = sample({ handlers: ({ api }) => ({ pages: () => answered(api.asApp().requestConfluence(api.route`/wiki/api/v2/pages`)) }) });
    expect(await runInApp(forge)).toContain('NOT_EMULATED');
    expect(forge.incidents.of('not-emulated')).toHaveLength(1);
  });
});

describe('a fault at a call', () => {
  /** Writes, fetches, writes; gives what the app saw of the fetch and what was done. */
  const story = async (when: (point: CallPoint) => boolean, fault: CallFault): Promise<{ saw: unknown; requests: number; stored: unknown[]; ok: boolean }> => {
    const seen: SeenRequest[] = [];
    const faults = scriptedFaults();
    faults.onCall(when, fault);
    const forge = sample({
      egress: outside(seen),
      faults,
      handlers: ({ kvs: { kvs } }) => ({
        pages: async () => {
          await kvs.set('before', 1);
          const saw = await answered(fetch('https://api.example.com/'));
          await kvs.set('after', 1);
          return saw;
        },
      }),
    });
    const result = await forge.invoke({ functionKey: 'pages', moduleKey: 'panel', moduleType: 'jira:issuePanel', payload: {} });
    const stored = ['before', 'after'].map((key) => forge.store.find({ kind: 'plain' }, key)?.value);
    return { saw: result.ok ? result.value : result.reason, requests: seen.length, stored, ok: result.ok };
  };
  const egress = ({ kind }: CallPoint): boolean => kind === 'egress';

  it.each<[string, CallFault, { saw: unknown; requests: number; stored: unknown[] }]>([
    ['cuts the function off before it', { kind: 'crash', when: 'before' }, { saw: 'crashed', requests: 0, stored: [1, undefined] }],
    ['cuts the function off after it took effect', { kind: 'crash', when: 'after' }, { saw: 'crashed', requests: 1, stored: [1, undefined] }],
    ['loses the answer', { kind: 'lose-answer', as: 'network-error' }, { saw: 'TypeError: fetch failed', requests: 1, stored: [1, 1] }],
    ['loses the answer in a timeout', { kind: 'lose-answer', as: 'timeout' }, { saw: 'TimeoutError: The operation was aborted due to timeout', requests: 1, stored: [1, 1] }],
    ['loses the answer in a 504', { kind: 'lose-answer', as: 'status-504' }, { saw: 504, requests: 1, stored: [1, 1] }],
    ['fails before anything', { kind: 'network-error' }, { saw: 'TypeError: fetch failed', requests: 0, stored: [1, 1] }],
    ['answers 429', { kind: 'status', status: 429, retryAfterSeconds: 30 }, { saw: 429, requests: 0, stored: [1, 1] }],
    ['answers slowly', { kind: 'slow', ms: 10_000 }, { saw: 200, requests: 1, stored: [1, 1] }],
    ['answers past the time of the function', { kind: 'slow', ms: 26_000 }, { saw: 'timed-out', requests: 0, stored: [1, undefined] }],
    ['lets others go first', { kind: 'yield', turns: 3 }, { saw: 200, requests: 1, stored: [1, 1] }],
  ])('%s', async (_, fault, expected) => {
    expect(await story(egress, fault)).toMatchObject(expected);
  });

  it('loses the answer of a write that was made', async () => {
    const { ok, stored } = await story((point) => point.kind === 'kvs' && point.body.includes('before'), { kind: 'lose-answer', as: 'status-504' });
    expect({ ok, stored }).toEqual({ ok: false, stored: [1, undefined] });
  });

  it('comes by chance, the same for the same seed', async () => {
    const run = async (seed: number): Promise<string> => {
      const faults = seededFaults(seed, { serverError: 0.2, networkError: 0.2, tooMany: 0.2 });
      const forge = sample({ egress: outside(), faults, handlers: () => ({ pages: () => Promise.all(Array.from({ length: 30 }, () => answered(fetch('https://api.example.com/')))) }) });
      return JSON.stringify(await runInApp(forge));
    };
    expect(await run(7)).toBe(await run(7));
    expect(await run(7)).not.toBe(await run(8));
  });
});

describe('work that a function leaves behind', () => {
  it('is noticed, and its later calls come to nothing', async () => {
    const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const forge = sample({
      egress: async () => (await later(5), Response.json({})),
      handlers: ({ kvs: { kvs } }) => ({
        pages: () => {
          void fetch('https://api.example.com/');
          void later(5).then(() => kvs.set('third', 3));
          return 'done';
        },
      }),
    });
    expect(await runInApp(forge)).toBe('done');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(forge.incidents.of('left-behind')).toHaveLength(1);
    expect(forge.incidents.of('late-call')).toHaveLength(1);
    expect(forge.store.find({ kind: 'plain' }, 'third')).toBeUndefined();
  });
});
