import { describe, expect, it } from '@jest/globals';
import type { Json, ProductEvent } from '../../common/ports';
import { scriptedFaults, type Licence } from '../index';
import { sample, SAMPLE_MANIFEST, silentJira, type Packages, type SampleOptions } from '../testing/sample';

const MINUTE = 60_000;

interface Received {
  event: Record<string, unknown>;
  context: { principal?: { accountId: string }; installContext: string; license?: { active: boolean } };
}

const update = (more: Partial<ProductEvent> = {}): ProductEvent => ({
  eventType: 'avi:jira:updated:issue',
  selfGenerated: false,
  atlassianId: 'person-1',
  issue: { id: '1', key: 'S-1', fields: { project: { id: '10' } } },
  ...more,
});

/** Publishes one event to an app with this filter, and gives what its trigger received. */
async function received(filter: string, event: ProductEvent, property: Json | undefined, options: SampleOptions = {}): Promise<{ got: Received[]; failed: number }> {
  const got: Received[] = [];
  const forge = sample({
    ...options,
    manifest: SAMPLE_MANIFEST.replace(/filter:\n\s+expression: .*\n/, filter),
    jira: silentJira(property === undefined ? {} : { 'issue/1/sample': property }),
    handlers: () => ({ onUpdated: (received: Received['event'], context: Received['context']) => void got.push({ event: received, context }) }),
  });
  forge.publish(event);
  await forge.settle();
  return { got, failed: forge.incidents.of('filter-failed').length };
}

const NO_FILTER = '# every event\n';
const ARMED = "filter: { expression: \"event.runtime.issue.properties['sample'].state == 'armed'\" }\n";

describe('a trigger', () => {
  it('gets the event that passes, the property values it asked for, and who did it', async () => {
    const { got } = await received(ARMED, update(), { state: 'armed', contract: 'c1' });
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({
      event: { eventType: 'avi:jira:updated:issue', issue: { id: '1' }, payloadIncludeProperties: { "issue.properties['sample'].contract": 'c1' } },
      context: { principal: { accountId: 'person-1' }, installContext: 'ari:cloud:jira::site/11111111-2222-4333-8444-555555555555' },
    });
  });

  it.each<[string, Json | undefined]>([
    ['another state', { state: 'billed' }],
    ['no property', undefined],
    ['a property that is no object', 'armed'],
  ])('costs nothing for an issue with %s', async (_, property) => {
    expect((await received(ARMED, update(), property)).got).toEqual([]);
  });

  it('gets no event of another type', async () => {
    expect((await received(ARMED, update({ eventType: 'avi:jira:created:issue' }), { state: 'armed' })).got).toEqual([]);
  });

  it('is told of no value where a path leads nowhere', async () => {
    const { got } = await received(ARMED, update(), { state: 'armed' });
    expect(got[0]?.event['payloadIncludeProperties']).toEqual({});
  });

  it.each([
    ['IGNORE', 0, 0],
    ['IGNORE_AND_LOG', 0, 1],
    ['RECEIVE', 1, 0],
    ['RECEIVE_AND_LOG', 1, 1],
  ])('whose filter fails is treated as onError %s says', async (onError, deliveries, logged) => {
    const { got, failed } = await received(`filter: { expression: event.issue.fields.missing == 1, onError: ${onError} }\n`, update(), undefined);
    expect([got.length, failed]).toEqual([deliveries, logged]);
  });

  it.each([
    [true, false, 0],
    [false, false, 1],
  ])("whose filter ignores the app's own acts gets an event with selfGenerated %p: event %p", async (selfGenerated, _, deliveries) => {
    expect((await received('filter: { ignoreSelf: true }\n', update({ selfGenerated }), undefined)).got).toHaveLength(deliveries);
  });

  it.each<[Licence, boolean, number]>([
    ['active', false, 1],
    ['inactive', true, 0],
    ['unknown', true, 1],
    ['unknown', false, 0],
  ])('that wants licensed sites, on a site whose licence is %s (unknown passes: %p), gets %d', async (licence, unknownLicencePasses, deliveries) => {
    const { got } = await received('filter: { appIsLicensed: true }\n', update(), undefined, { licence, switches: { unknownLicencePasses } });
    expect(got).toHaveLength(deliveries);
    expect(got[0]?.context.license?.active).toBe(licence === 'active' ? true : undefined);
  });

  it('gets no event larger than 200 kB', async () => {
    expect((await received(NO_FILTER, update({ big: 'x'.repeat(200_000) }), undefined)).got).toEqual([]);
    expect((await received(NO_FILTER, update({ big: 'x'.repeat(199_000) }), undefined)).got).toHaveLength(1);
  });
});

describe('a delivery', () => {
  const tries = (handler: (packages: Packages, attempt: number) => unknown, options: SampleOptions = {}): { forge: ReturnType<typeof sample>; seen: unknown[] } => {
    const seen: unknown[] = [];
    const forge = sample({
      ...options,
      jira: silentJira({ 'issue/1/sample': { state: 'armed' } }),
      handlers: (packages) => ({
        onUpdated: (event: { retryContext?: unknown }) => {
          seen.push(event.retryContext);
          return handler(packages, seen.length);
        },
      }),
    });
    return { forge, seen };
  };

  it('is made again when the app asks, four times at most', async () => {
    const { forge, seen } = tries(({ events: { InvocationError, InvocationErrorCode } }) => new InvocationError({ retryAfter: 10, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST, retryData: { a: 1 } }));
    forge.publish(update());
    await forge.settle();
    expect(seen).toEqual([undefined]);
    await forge.advance(10 * MINUTE);
    expect(seen).toHaveLength(5);
    expect(seen[4]).toEqual({ retryCount: 4, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { a: 1 } });
    expect(forge.incidents.of('retries-exhausted')).toHaveLength(1);
  });

  it.each([
    [false, 1],
    [true, 5],
  ])('that threw is made again: %p', async (retryThrownEvents, deliveries) => {
    const { forge, seen } = tries(() => { throw new Error('no luck'); }, { switches: { retryThrownEvents } });
    forge.publish(update());
    await forge.advance(60 * MINUTE);
    expect(seen).toHaveLength(deliveries);
  });

  it('that was cut off half way is made again', async () => {
    const { forge, seen } = tries(({ kvs: { kvs } }) => kvs.set('a', 1));
    const faults = scriptedFaults();
    faults.onCall((point) => point.kind === 'kvs', { kind: 'crash', when: 'before' });
    forge.setFaults(faults);
    forge.publish(update());
    await forge.advance(MINUTE);
    expect(seen).toHaveLength(2);
    expect(forge.store.find({ kind: 'plain' }, 'a')?.value).toBe(1);
  });

  it('may be lost, doubled or late', async () => {
    const { forge, seen } = tries(() => undefined);
    const faults = scriptedFaults();
    forge.setFaults(faults);
    const publishWith = async (fault: Parameters<typeof faults.onDelivery>[1]): Promise<number> => {
      faults.onDelivery(({ kind }) => kind === 'event', fault);
      const before = seen.length;
      forge.publish(update());
      await forge.settle();
      return seen.length - before;
    };
    expect(await publishWith({ kind: 'drop' })).toBe(0);
    expect(await publishWith({ kind: 'duplicate', copies: 3 })).toBe(3);
    expect(await publishWith({ kind: 'delay', ms: 3 * MINUTE })).toBe(0);
    await forge.advance(3 * MINUTE);
    expect(seen).toHaveLength(4);
  });
});

describe('an installation', () => {
  it('is told to the app once, and not again after a restart', async () => {
    const seen: unknown[] = [];
    const make = (): ReturnType<typeof sample> => sample({ handlers: () => ({ onInstalled: (event: unknown) => void seen.push(event) }) });
    const first = make();
    await first.start();
    await first.settle();
    expect(seen).toMatchObject([{ eventType: 'avi:forge:installed:app', app: { id: '33333333-4444-4555-8666-777777777777' } }]);
    const second = make();
    second.restore(first.snapshot());
    await second.start();
    await second.settle();
    expect(seen).toHaveLength(1);
  });
});
