import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { speakEnglish } from '../testing/english';
import type { call as Call } from './call';

/** The platform's side of the bridge, which the pages' own library looks for when it is loaded. */
const bridge = jest.fn<(command: string, data: unknown) => Promise<unknown>>();

function pageWithBridge(): typeof Call {
  Object.assign(globalThis, { __bridge: { callBridge: bridge } });
  jest.resetModules();
  speakEnglish();
  return (jest.requireActual<{ call: typeof Call }>('./call')).call;
}

describe('a call of a page', () => {
  beforeEach(() => {
    bridge.mockReset();
  });

  it('sends its name and payload, and gives back the answer as it came', async () => {
    bridge.mockResolvedValue({ ok: true, data: { askedAt: '2026-11-22T03:10:00Z' } });
    await expect(pageWithBridge()('project.refresh', {})).resolves.toEqual({ ok: true, data: { askedAt: '2026-11-22T03:10:00Z' } });
    expect(bridge).toHaveBeenCalledWith('invoke', expect.objectContaining({ functionKey: 'project.refresh', payload: {} }));
  });

  it('gives back problems as they came', async () => {
    const problems = [{ code: 'STALE_PAGE', severity: 'error' }];
    bridge.mockResolvedValue({ ok: false, problems });
    await expect(pageWithBridge()('project.refresh', {})).resolves.toEqual({ ok: false, problems });
  });

  it('resolves when the bridge rejects, saying that the outcome is not known', async () => {
    bridge.mockRejectedValue(new Error('timed out'));
    await expect(pageWithBridge()('project.refresh', {})).resolves.toMatchObject({ ok: false, problems: [{ code: 'UNEXPECTED' }] });
  });

  it.each([undefined, null, 'text', {}, { ok: true }, { ok: false }, { ok: false, problems: 'none' }])('takes %j for no answer', async (answer) => {
    bridge.mockResolvedValue(answer);
    await expect(pageWithBridge()('project.refresh', {})).resolves.toMatchObject({ ok: false, problems: [{ code: 'UNEXPECTED' }] });
  });
});
