import { describe, expect, it } from '@jest/globals';
import type { ProductEvent } from '../common/ports';
import { outside, sample, silentJira, type Packages, type SeenRequest } from './testing/sample';

const update = (id: string): ProductEvent => ({
  eventType: 'avi:jira:updated:issue',
  selfGenerated: false,
  atlassianId: 'person-1',
  issue: { id, key: `S-${id}`, fields: {} },
});

describe('the whole way through one platform', () => {
  it('an event that passes its filter leads through queue, storage, Jira and the outside to what a page sees', async () => {
    const seen: SeenRequest[] = [];
    const forge = sample({
      jira: silentJira({ 'issue/1/sample': { state: 'armed', contract: 'c1' } }, seen),
      egress: outside(seen),
      handlers: ({ api, kvs: { kvs }, events: { Queue }, resolver: { makeResolver } }: Packages) => ({
        onUpdated: async (event: { issue: { id: string }; payloadIncludeProperties: Record<string, string> }) => {
          const contract = event.payloadIncludeProperties["issue.properties['sample'].contract"] ?? '';
          await new Queue({ key: 'work' }).push({ body: { issue: event.issue.id, contract }, concurrency: { key: contract, limit: 1 } });
        },
        onWork: async ({ body }: { body: { issue: string; contract: string } }) => {
          await api.asApp().requestJira(api.route`/rest/api/3/issue/${body.issue}`);
          const answer = (await (await fetch('https://api.example.com/invoices', { method: 'PUT', body: 'x' })).json()) as { ok: boolean };
          await kvs.set(body.issue, { contract: body.contract, ok: answer.ok });
        },
        pages: makeResolver<{ look: (payload: { issue: string }) => unknown }>({ look: ({ payload }) => kvs.get(payload.issue) }),
      }),
    });
    await forge.start();
    forge.publish(update('1'));
    forge.publish(update('2'));
    await forge.settle();

    const surface = { moduleKey: 'panel', accountId: 'person-1', extension: { type: 'jira:issuePanel' } };
    expect(await forge.invokeResolver(surface, 'look', { issue: '1' })).toEqual({ contract: 'c1', ok: true });
    expect(seen.map(({ method, url, as }) => `${as} ${method} ${url}`)).toEqual([
      'app GET http://jira.invalid/rest/api/3/issue/1',
      'egress PUT https://api.example.com/invoices',
    ]);
    expect(forge.meter.read()).toMatchObject({
      invocations: { 'on-installed': 1, 'on-updated': 1, 'on-work': 1, pages: 1 },
      kvs: { requests: 2, reads: 1, writes: 1 },
      jira: { calls: 1, points: 2 },
      egress: { 'api.example.com': 1 },
      queuePushes: 1,
    });
    expect(forge.incidents.all()).toEqual([]);
  });
});
