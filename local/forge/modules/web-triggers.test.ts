import { describe, expect, it } from '@jest/globals';
import { runInApp, sample, SAMPLE_MANIFEST, type Packages, type SampleOptions } from '../testing/sample';

interface Hook {
  method: string;
  headers: Record<string, string[]>;
  body: string;
  path: string;
  userPath: string;
  queryParameters: Record<string, string[]>;
}

function hooked(answer: (request: Hook) => unknown, options: SampleOptions = {}): ReturnType<typeof sample> {
  return sample({
    ...options,
    handlers: ({ api: { webTrigger } }: Packages) => ({
      onHook: (request: Hook) => answer(request),
      pages: ({ fresh, remove, key = 'hook' }: { fresh?: boolean; remove?: string; key?: string }) => {
        if (remove !== undefined) return webTrigger.deleteUrl(remove).then(() => webTrigger.queryUrls());
        return webTrigger.getUrl(key, fresh);
      },
    }),
  });
}

describe('a web trigger', () => {
  it('has one address, that the app and the platform agree on and that outlives a restart', async () => {
    const forge = hooked(() => undefined);
    const url = await runInApp(forge, {});
    expect(url).toMatch(/^http:\/\/forge\.invalid\/x1\/[0-9a-f]{32}$/);
    expect([await runInApp(forge, {}), forge.webTriggerUrl('hook')]).toEqual([url, url]);
    const again = hooked(() => undefined, { publicUrl: 'http://localhost:4200' });
    again.restore(forge.snapshot());
    expect(again.webTriggerUrl('hook')).toBe(String(url).replace('forge.invalid', 'localhost:4200'));
  });

  it('can have another address, and lose one', async () => {
    const forge = hooked(() => ({ statusCode: 204 }));
    const first = String(await runInApp(forge, {}));
    const second = String(await runInApp(forge, { fresh: true }));
    expect(second).not.toBe(first);
    expect(await runInApp(forge, { remove: first })).toEqual([{ moduleKey: 'hook', url: second }]);
    expect((await forge.webTriggers(new Request(first))).status).toBe(404);
    expect((await forge.webTriggers(new Request(second))).status).toBe(204);
    await expect(runInApp(forge, { key: 'another' })).rejects.toThrow('Failed to get web trigger URL');
  });

  it.each([
    ['lower', 'x-xero-signature', 'content-type'],
    ['capitalised', 'X-Xero-Signature', 'Content-Type'],
  ] as const)('gives the handler the request as it came, header names %s', async (webTriggerHeaders, signature, type) => {
    const seen: Hook[] = [];
    const forge = hooked((request) => (seen.push(request), { statusCode: 200 }), { switches: { webTriggerHeaders } });
    const url = `${forge.webTriggerUrl('hook')}/more/path?a=1&a=2&b=x%20y`;
    await forge.webTriggers(new Request(url, { method: 'POST', body: '{"raw" : 1}', headers: { 'X-Xero-Signature': 'abc=', 'content-type': 'application/json' } }));
    expect(seen).toMatchObject([
      {
        method: 'POST',
        body: '{"raw" : 1}',
        headers: { [signature]: ['abc='], [type]: ['application/json'] },
        userPath: '/more/path',
        queryParameters: { a: ['1', '2'], b: ['x y'] },
      },
    ]);
    expect(seen[0]?.path).toBe(new URL(url).pathname);
  });

  it('answers what the handler says', async () => {
    const forge = hooked(() => ({ statusCode: 401, headers: { 'content-type': ['text/plain'], 'set-cookie': ['a=1', 'b=2'] }, body: 'no' }));
    const response = await forge.webTriggers(new Request(forge.webTriggerUrl('hook')));
    expect([response.status, await response.text(), response.headers.get('content-type'), response.headers.getSetCookie()]).toEqual([401, 'no', 'text/plain', ['a=1', 'b=2']]);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => { throw new Error('no luck'); }],
    ['answers nothing', () => undefined],
    ['answers no status', () => ({ body: 'x' })],
    ['answers a body that is no text', () => ({ statusCode: 200, body: { a: 1 } })],
  ])('is a 500 when the handler %s', async (_, answer) => {
    const forge = hooked(answer);
    expect((await forge.webTriggers(new Request(forge.webTriggerUrl('hook')))).status).toBe(500);
  });

  it('of the static kind answers one of its outputs', async () => {
    const outputs = 'type: static, outputs: [{ key: ok, statusCode: 202, contentType: application/json, body: "{}" }]';
    const forge = hooked(({ method }) => ({ outputKey: method === 'GET' ? 'ok' : 'none' }), { manifest: SAMPLE_MANIFEST.replace('type: dynamic', outputs) });
    const response = await forge.webTriggers(new Request(forge.webTriggerUrl('hook')));
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([202, '{}', 'application/json']);
    expect((await forge.webTriggers(new Request(forge.webTriggerUrl('hook'), { method: 'POST' }))).status).toBe(500);
  });

  it.each(['/x1/unknown', '/x1/', '/elsewhere'])('is not at %s', async (path) => {
    expect((await hooked(() => undefined).webTriggers(new Request(`http://forge.invalid${path}`))).status).toBe(404);
  });
});
