import { expect, it } from '@jest/globals';
import { stoppedClock } from '../../local/common/clock';
import { runInside } from '../../local/forge/runtime/host';
import { Invocation } from '../../local/forge/runtime/invocation';
import { isolated } from './isolated';
import { storyOf } from './tell-story';
import { freeTimers } from './timers';
import { playToItsEnd } from './to-its-end';

const nobody = { call: () => Promise.reject(new Error('no calls here')), fetch: () => Promise.reject(new Error('no calls here')) };
const invocation = (): Invocation =>
  new Invocation({ id: 'i', function: { key: 'f', module: 'm', exportName: 'run', timeoutSeconds: 25, memoryMb: 512 }, moduleKey: 'm', moduleType: 't', origin: 'i' }, {}, stoppedClock(0), nobody);

it('what the app waits for is over when nothing else goes on, the shortest first, without real time', async () => {
  freeTimers();
  const ended: string[] = [];
  const wait = (name: string, ms: number, on = invocation()): Promise<void> => runInside(on, () => new Promise((resolve) => setTimeout(resolve, ms))).then(() => void ended.push(name));
  const killed = invocation();
  void wait('killed', 1, killed);
  killed.kill('crashed');
  const stopped = runInside(invocation(), () => setTimeout(() => ended.push('stopped'), 2));
  clearTimeout(stopped);
  await Promise.all([wait('long', 4900), wait('short', 100), wait('middle', 1600)]);
  expect(ended).toEqual(['short', 'middle', 'long']);
}, 2000);

it('a story that has no end, or that can not be played, is said to be so', async () => {
  const endless = isolated({ '../../src/operations/sweep': () => ({ sweep: () => new Promise(() => undefined) }) });
  const played = await playToItsEnd(storyOf(1), [endless], 1000);
  expect(played.broken).toEqual([{ kind: 'unplayed', what: 'It did not come to an end.' }]);
  const nothing = { functions: {} } as never;
  expect((await playToItsEnd(storyOf(1), [nothing])).broken).toEqual([{ kind: 'unplayed', what: expect.stringContaining('could not be played') }]);
});
