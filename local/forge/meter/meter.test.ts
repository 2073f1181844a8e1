import { describe, expect, it } from '@jest/globals';
import { costOf } from './cost';
import { jiraPoints } from './jira-points';
import { outside, runInApp, sample, silentJira, type SampleOptions } from '../testing/sample';

describe('the meter', () => {
  const measured = async (pages: SampleOptions['handlers'], options: SampleOptions = {}): Promise<object> => {
    const forge = sample({ ...options, ...(pages && { handlers: pages }) });
    await forge.measure(() => runInApp(forge)); // what went before is not counted
    return (await forge.measure(() => runInApp(forge))).used;
  };

  it('counts storage by request, operation and byte; an empty read as 1 KB', async () => {
    const used = await measured(({ kvs: { kvs } }) => ({
      pages: async () => {
        await kvs.set('a', 'x'.repeat(98)); // 100 bytes as JSON
        await kvs.get('a');
        await kvs.get('none');
        await kvs.entity('employee').query().index('surname').getMany();
        await kvs.transact().set('b', 12345678).set('c', 1).delete('d').execute();
        await kvs.batchGet([{ key: 'a' }, { key: 'none' }]);
      },
    }));
    expect(used).toMatchObject({ kvs: { requests: 6, reads: 5, writes: 4, readBytes: 2 * 100 + 3 * 1024, writtenBytes: 100 + 8 + 1 } });
  });

  it('counts invocations, pushes, calls out by host, Jira points, and memory times time', async () => {
    const used = await measured(
      ({ api, events: { Queue } }) => ({
        pages: async () => {
          await fetch('https://api.example.com/');
          await api.asApp().requestJira(api.route`/rest/api/3/search/jql`, { method: 'POST', body: '{}' });
          await new Queue({ key: 'work' }).push([{ body: {} }, { body: {} }]);
        },
      }),
      { egress: outside(), jira: silentJira({}, [], { issues: [1, 2, 3] }), latency: { egress: 400, jira: 120 } },
    );
    expect(used).toEqual({
      invocations: { pages: 1, 'on-work': 2 },
      gbSeconds: expect.closeTo(0.25 * 0.52, 9) as unknown,
      kvs: { requests: 0, reads: 0, writes: 0, readBytes: 0, writtenBytes: 0 },
      jira: { calls: 1, points: 4 },
      egress: { 'api.example.com': 1 },
      queuePushes: 2,
    });
  });

  it('is what the published prices make of it', () => {
    const reading = { invocations: {}, gbSeconds: 250_000, kvs: { requests: 1, reads: 1, writes: 1, readBytes: 0.15 * 1024 ** 3, writtenBytes: 0.2 * 1024 ** 3 }, jira: { calls: 0, points: 0 }, egress: {}, queuePushes: 0 };
    // The pricing page's own example: 50,000 GB-seconds and 0.05 GB beyond the allowances.
    expect(costOf(reading, 1, true)).toMatchObject({ functions: expect.closeTo(1.25, 9) as unknown, kvsReads: expect.closeTo(0.00275, 9) as unknown, kvsWrites: expect.closeTo(0.109, 9) as unknown });
    expect(costOf(reading, 2).functions).toBeCloseTo(12.5, 9);
  });
});

describe('Jira points', () => {
  it.each([
    ['GET', '/rest/api/3/issue/HARB-1?fields=status', {}, 2],
    ['POST', '/rest/api/3/search/jql', { issues: [] }, 1],
    ['GET', '/rest/api/3/search/jql?jql=x', { issues: [1, 2] }, 3],
    ['POST', '/rest/api/3/permissions/check', {}, 1],
    ['PUT', '/rest/api/3/issue/1/properties/milepost', {}, 1],
    ['GET', '/rest/api/3/project/HARB', {}, 1],
  ])('of %s %s are %p -> %d', (method, path, body, points) => {
    expect(jiraPoints(method, path, body)).toBe(points);
  });
});
