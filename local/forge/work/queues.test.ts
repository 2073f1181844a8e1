import { describe, expect, it } from '@jest/globals';
import { scriptedFaults } from '../index';
import { inApp, runInApp, sample, START, type Packages, type SampleOptions } from '../testing/sample';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Delivered {
  body: { n: number };
  jobId: string;
  eventId: string;
  queueName: string;
  retryContext?: { retryCount: number; retryReason: string; retryData?: unknown; retentionWindow: { startTime: string; remainingTimeMs: number } };
}

/** A sample whose page pushes what it is given to `work`, and whose consumer does as the test says. */
function pushing(consume: (event: Delivered, packages: Packages) => unknown, options: SampleOptions = {}): ReturnType<typeof sample> {
  return sample({
    ...options,
    handlers: (packages) => ({
      pages: (events: never) => new packages.events.Queue({ key: 'work' }).push(events),
      onWork: (event: never) => consume(event, packages),
    }),
  });
}

describe('a pushed event', () => {
  it('comes to the consumer with its job, its own id and no retry context', async () => {
    const seen: Delivered[] = [];
    const forge = pushing((event) => void seen.push(event));
    const { jobId } = (await runInApp(forge, [{ body: { n: 1 } }, { body: { n: 2 } }])) as { jobId: string };
    await forge.settle();
    expect(seen).toMatchObject([{ body: { n: 1 }, jobId, queueName: 'work' }, { body: { n: 2 }, jobId }]);
    expect(seen[0]?.eventId).not.toBe(seen[1]?.eventId);
    expect(seen[0]).not.toHaveProperty('retryContext');
  });

  it('waits for its delay, up to 15 minutes', async () => {
    const at: number[] = [];
    const forge = pushing(() => void at.push(forge.clock.now() - START));
    await runInApp(forge, [{ body: { n: 1 }, delayInSeconds: 900 }, { body: { n: 2 }, delayInSeconds: 5 }]);
    await forge.settle();
    expect(at).toEqual([]);
    await forge.advance(HOUR);
    expect(at).toEqual([5000, 15 * MINUTE]);
  });

  it('shares its concurrency key with no more than its limit, across queues', async () => {
    let atOnce = 0;
    let most = 0;
    const consume = async (): Promise<void> => {
      most = Math.max(most, (atOnce += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      atOnce -= 1;
    };
    const forge = sample({
      handlers: ({ events: { Queue } }) => ({
        pages: async (concurrency: object) => {
          const events = [1, 2, 3].map((n) => ({ body: { n }, ...concurrency }));
          await Promise.all([new Queue({ key: 'work' }).push(events), new Queue({ key: 'long' }).push(events)]);
        },
        onWork: consume,
        onLong: consume,
      }),
    });
    await runInApp(forge, { concurrency: { key: 'xero', limit: 1 } });
    await forge.settle();
    expect(most).toBe(1);
    most = 0;
    await runInApp(forge, {});
    await forge.settle();
    expect(most).toBe(6);
    expect(forge.meter.read().invocations).toMatchObject({ 'on-work': 6, 'on-long': 6 });
  });

  it('comes again when the app returns an InvocationError, after the time it asked for and with its data', async () => {
    const seen: (Delivered & { at: number })[] = [];
    const forge = pushing((event, { events: { InvocationError, InvocationErrorCode } }) => {
      seen.push({ ...event, at: forge.clock.now() - START });
      if (seen.length < 3) return new InvocationError({ retryAfter: 1200, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED, retryData: { try: seen.length } });
      return undefined;
    });
    await runInApp(forge, { body: { n: 1 } });
    await forge.advance(HOUR);
    // More than 15 minutes can't be asked for.
    expect(seen.map(({ at }) => at)).toEqual([0, 15 * MINUTE, 30 * MINUTE]);
    expect(seen[2]?.retryContext).toEqual({
      retryCount: 2,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { try: 2 },
      retentionWindow: { startTime: new Date(START).toISOString(), remainingTimeMs: 24 * HOUR - 30 * MINUTE },
    });
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('comes again with backoff when the app throws, and is dropped after 24 hours', async () => {
    let tries = 0;
    const forge = pushing(() => {
      tries += 1;
      throw new Error('no luck');
    });
    const { jobId } = (await runInApp(forge, { body: { n: 1 } })) as { jobId: string };
    await forge.advance(10_000);
    expect(tries).toBe(3); // at 0 s, 2 s and 6 s
    await forge.advance(48 * HOUR);
    expect(tries).toBeGreaterThan(24 * 4);
    expect(forge.incidents.of('retries-exhausted')).toHaveLength(1);
    expect(forge.jobStats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
    const before = tries;
    await forge.advance(24 * HOUR);
    expect(tries).toBe(before);
  });

  it('comes again when its consumer ran past its time', async () => {
    const forge = pushing(({ retryContext }, { kvs: { kvs } }) => (retryContext === undefined ? kvs.get('slow').then(() => kvs.set('after', 1)) : kvs.set('done', retryContext.retryReason)), {
      latency: { kvs: 0 },
    });
    const faults = scriptedFaults();
    faults.onCall((point) => point.kind === 'kvs', { kind: 'slow', ms: 56_000 });
    forge.setFaults(faults);
    await runInApp(forge, { body: { n: 1 } });
    await forge.advance(MINUTE);
    expect(forge.store.find({ kind: 'plain' }, 'done')?.value).toBe('FUNCTION_TIME_OUT');
    expect(forge.store.find({ kind: 'plain' }, 'after')).toBeUndefined();
    expect(forge.incidents.of('timed-out')).toHaveLength(1);
  });

  it('comes again when it was cut off, which does not count as a retry of the app', async () => {
    const counts: unknown[] = [];
    const forge = pushing(({ retryContext }, { kvs: { kvs } }) => (counts.push(retryContext?.retryCount), kvs.get('a')));
    const faults = scriptedFaults();
    faults.onCall(({ kind }) => kind === 'kvs', { kind: 'crash', when: 'after' }, 2);
    forge.setFaults(faults);
    await runInApp(forge, { body: { n: 1 } });
    await forge.advance(MINUTE);
    expect(counts).toEqual([undefined, 0, 0]);
  });

  it('may come twice, late and out of order', async () => {
    const seen: number[] = [];
    const forge = pushing(({ body }) => void seen.push(body.n));
    const faults = scriptedFaults();
    const is = (n: number) => (point: { kind: string; body?: unknown }): boolean => point.kind === 'queue' && JSON.stringify(point.body) === JSON.stringify({ n });
    faults.onDelivery(is(1), { kind: 'reorder', places: 2 });
    faults.onDelivery(is(2), { kind: 'duplicate', copies: 2 });
    faults.onDelivery(is(3), { kind: 'delay', ms: 1000 });
    faults.onDelivery(is(4), { kind: 'drop' });
    forge.setFaults(faults);
    await runInApp(forge, [1, 2, 3, 4].map((n) => ({ body: { n } })));
    await forge.settle();
    // Forge promises at least once, so a queue's event is never dropped.
    expect(seen).toEqual([2, 2, 1, 4]);
    await forge.advance(1000);
    expect(seen).toEqual([2, 2, 1, 4, 3]);
  });
});

describe('a push', () => {
  const refusal = (work: (packages: Packages) => Promise<unknown>, options?: SampleOptions): Promise<string> =>
    inApp((packages) => work(packages).then(() => 'none', (error: unknown) => (error as Error).constructor.name), options);

  it.each<[string, string, (packages: Packages) => Promise<unknown>]>([
    ['to a queue without a consumer', 'InternalServerError', ({ events: { Queue } }) => new Queue({ key: 'nobody' }).push({ body: {} })],
    ['of more than 50 events', 'TooManyEventsError', ({ events: { Queue } }) => new Queue({ key: 'work' }).push(Array.from({ length: 51 }, () => ({ body: {} })))],
    ['of more than 200 KB', 'PayloadTooBigError', ({ events: { Queue } }) => new Queue({ key: 'work' }).push({ body: { x: 'x'.repeat(201 * 1024) } })],
    ['of an event over 100 KB to a long-running consumer', 'PayloadTooBigError', ({ events: { Queue } }) => new Queue({ key: 'long' }).push({ body: { x: 'x'.repeat(101 * 1024) } })],
    ['with a concurrency limit of nothing', 'InternalServerError', ({ events: { Queue } }) => new Queue({ key: 'work' }).push({ body: {}, concurrency: { key: 'k', limit: 0 } })],
  ])('%s is refused: %s', async (_, name, work) => {
    expect(await refusal(work)).toBe(name);
  });

  it('of an event over 100 KB to an ordinary consumer is taken', async () => {
    expect(await refusal(({ events: { Queue } }) => new Queue({ key: 'work' }).push({ body: { x: 'x'.repeat(101 * 1024) } }))).toBe('none');
  });

  it('beyond the events a minute is refused with RateLimitError', async () => {
    const push = async ({ events: { Queue } }: Packages): Promise<void> => {
      for (let n = 0; n < 6; n += 1) await new Queue({ key: 'work' }).push([{ body: {} }, { body: {} }]);
    };
    expect(await refusal(push, { limits: { queueEventsPerMinute: 10 } })).toBe('RateLimitError');
    expect(await refusal(push)).toBe('none');
  });

  it('that goes in circles is stopped after 1000 pushes from one first invocation', async () => {
    const forge = pushing(({ body: { n } }, { events: { Queue } }) => new Queue({ key: 'work' }).push({ body: { n: n + 1 } }).then(() => undefined, () => undefined));
    await runInApp(forge, { body: { n: 1 } });
    await forge.settle();
    expect(forge.meter.read().queuePushes).toBe(1000);
  });
});

describe('a job', () => {
  it('tells how far it is, and can be cancelled', async () => {
    const forge = sample({
      handlers: ({ events: { Queue } }) => ({
        pages: async ({ cancel, jobId }: { cancel?: boolean; jobId?: string }) => {
          const queue = new Queue({ key: 'work' });
          if (jobId === undefined) return queue.push([{ body: {} }, { body: {}, delayInSeconds: 60 }]);
          if (cancel === true) await queue.cancel(jobId);
          return queue.getStats(jobId);
        },
      }),
    });
    const { jobId } = (await runInApp(forge, {})) as { jobId: string };
    await forge.settle();
    expect(await runInApp(forge, { jobId })).toEqual({ success: 1, inProgress: 1, failed: 0 });
    expect(await runInApp(forge, { jobId, cancel: true })).toEqual({ success: 1, inProgress: 0, failed: 0 });
    await forge.advance(MINUTE);
    expect(forge.meter.read().invocations['on-work']).toBe(1);
    await expect(runInApp(forge, { jobId: 'another' })).rejects.toThrow('was not found');
  });
});

describe('a restart', () => {
  it('delivers what was waiting, and again what was under way', async () => {
    const seen: number[] = [];
    const first = pushing(({ body }) => new Promise(() => void seen.push(body.n)));
    await runInApp(first, [{ body: { n: 1 } }, { body: { n: 2 }, delayInSeconds: 60 }]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toEqual([1]);
    const state = first.snapshot();
    first.close();

    const second = pushing(({ body }) => void seen.push(body.n));
    second.restore(state);
    await second.settle();
    expect(seen).toEqual([1, 1]);
    await second.advance(MINUTE);
    expect(seen).toEqual([1, 1, 2]);
  });
});
