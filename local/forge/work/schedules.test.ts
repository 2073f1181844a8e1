import { describe, expect, it } from '@jest/globals';
import { runningClock } from '../../common/clock';
import { scriptedFaults } from '../index';
import { sample, SAMPLE_MANIFEST, START, type SampleOptions } from '../testing/sample';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A started sample that notes when each schedule ran, in milliseconds since its install. */
async function scheduled(options: SampleOptions = {}): Promise<{ forge: ReturnType<typeof sample>; runs: { key: string; at: number; payload: unknown }[] }> {
  const runs: { key: string; at: number; payload: unknown }[] = [];
  const forge = sample({
    ...options,
    handlers: ({ events: { Queue } }) => ({
      onHour: async (payload: unknown) => {
        runs.push({ key: 'hourly', at: forge.clock.now() - START, payload });
        await new Queue({ key: 'work' }).push({ body: {}, delayInSeconds: 60 });
      },
      onDay: (payload: unknown) => void runs.push({ key: 'daily', at: forge.clock.now() - START, payload }),
      onWork: () => void runs.push({ key: 'work', at: forge.clock.now() - START, payload: undefined }),
    }),
  });
  await forge.start();
  return { forge, runs };
}

describe('a schedule', () => {
  it('starts five minutes after the install and then runs each interval, in order with what else falls due', async () => {
    const { forge, runs } = await scheduled({ switches: { schedulesSpread: false } });
    await forge.advance(2 * HOUR);
    expect(runs.map(({ key, at }) => [key, at / MINUTE])).toEqual([
      ['hourly', 5], ['daily', 5], ['work', 6], ['hourly', 65], ['work', 66],
    ]);
  });

  it("may have the installation's own place in the interval, the same each time", async () => {
    const { forge, runs } = await scheduled();
    await forge.advance(3 * DAY);
    const hourly = runs.filter(({ key }) => key === 'hourly').map(({ at }) => at);
    const daily = runs.filter(({ key }) => key === 'daily').map(({ at }) => at);
    expect(hourly[0]).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(hourly[0]).toBeLessThan(65 * MINUTE);
    expect(hourly.slice(1).every((at, place) => at - (hourly[place] ?? 0) === HOUR)).toBe(true);
    expect(hourly.length).toBeGreaterThanOrEqual(70);
    expect(daily[1]).toBe((daily[0] ?? 0) + DAY);
  });

  it('tells its function which one it is, without a person', async () => {
    const { forge, runs } = await scheduled();
    await forge.runSchedule('daily');
    expect(runs).toMatchObject([{ key: 'daily', payload: { context: { moduleKey: 'daily' } } }]);
    await expect(forge.runSchedule('yearly')).rejects.toThrow(RangeError);
  });

  it('is skipped on a site without a licence when it wants one', async () => {
    const manifest = SAMPLE_MANIFEST.replace('interval: day }', 'interval: day, filter: { appIsLicensed: true } }');
    const { forge, runs } = await scheduled({ manifest, licence: 'inactive' });
    await forge.runSchedule('daily');
    expect(runs).toEqual([]);
    forge.setLicence('active');
    await forge.runSchedule('daily');
    expect(runs).toHaveLength(1);
  });

  it('is not run again when it threw', async () => {
    const forge = sample({ switches: { schedulesSpread: false }, handlers: () => ({ onHour: () => { throw new Error('no luck'); } }) });
    await forge.start();
    await forge.advance(30 * MINUTE);
    expect(forge.meter.read().invocations['on-hour']).toBe(1);
    expect(forge.incidents.of('schedule-failed')).toHaveLength(1);
  });

  it('may come twice or be missed', async () => {
    const faults = scriptedFaults();
    faults.onDelivery((point) => point.kind === 'schedule' && point.key === 'hourly', { kind: 'duplicate', copies: 2 });
    faults.onDelivery((point) => point.kind === 'schedule' && point.key === 'hourly', { kind: 'drop' });
    const { forge, runs } = await scheduled({ faults, switches: { schedulesSpread: false } });
    await forge.advance(3 * HOUR);
    expect(runs.filter(({ key }) => key === 'hourly').map(({ at }) => at / MINUTE)).toEqual([5, 5, 125]);
  });

  it('is not made up for when nothing ran at its time', async () => {
    const { forge } = await scheduled({ switches: { schedulesSpread: false } });
    const state = forge.snapshot();
    forge.close();
    const later = await (async () => {
      const runs: number[] = [];
      const next = sample({ switches: { schedulesSpread: false }, handlers: () => ({ onHour: () => void runs.push(next.clock.now() - START) }) });
      next.clock.advance(5 * HOUR);
      next.restore(state);
      await next.start();
      await next.advance(10 * MINUTE);
      return runs;
    })();
    expect(later.map((at) => at / MINUTE)).toEqual([305]);
  });
});

describe('on a clock that runs', () => {
  it('what is pushed with a delay comes by itself when it is due', async () => {
    const done = new Promise<number>((resolve) => {
      const forge = sample({
        clock: runningClock(),
        handlers: ({ events: { Queue } }) => ({
          pages: () => new Queue({ key: 'work' }).push({ body: {}, delayInSeconds: 0.05 }),
          onWork: () => resolve(forge.meter.read().queuePushes),
        }),
      });
      void forge.invoke({ functionKey: 'pages', moduleKey: 'panel', moduleType: 'jira:issuePanel', payload: {} });
    });
    expect(await done).toBe(1);
  });
});
