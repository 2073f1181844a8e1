import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { Answer, ProjectView } from '../../../src/handlers/pages/api';
import { untilHeard } from './until-heard';

const ASKED = '2026-11-22T03:10:00.000Z';
const heard = (heardAt: string): Answer<ProjectView> => ({ ok: true, data: { heardAt, connection: { state: 'connected' } } as ProjectView });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

async function outcome(look: () => Promise<Answer<ProjectView>>): Promise<unknown> {
  const asking = untilHeard(look, ASKED);
  await jest.advanceTimersByTimeAsync(60_000);
  return asking;
}

it('looks until Xero has answered, and no longer', async () => {
  let looks = 0;
  expect(await outcome(async () => Promise.resolve(heard(++looks < 3 ? '2026-11-22T03:00:00.000Z' : ASKED)))).toEqual({ kind: 'answered' });
  expect(looks).toBe(3);
});

it('says so when Xero has not answered in a while, or the page could not be read', async () => {
  expect(await outcome(async () => Promise.resolve(heard('2026-11-22T03:00:00.000Z')))).toEqual({ kind: 'late' });
  expect(await outcome(async () => Promise.resolve({ ok: false, problems: [] }))).toEqual({ kind: 'late' });
});

it('says why when Xero turns us away meanwhile', async () => {
  const problem = { code: 'CREDENTIALS_REFUSED' as const, severity: 'error' as const };
  const broken = { ok: true, data: { connection: { state: 'broken', problem } } } as unknown as Answer<ProjectView>;
  expect(await outcome(async () => Promise.resolve(broken))).toEqual({ kind: 'refused', problems: [problem] });
});
