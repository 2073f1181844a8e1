import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calendarDate } from './calendar-date';
import type { StatusCategory, Trigger } from './milestone';
import { parseTrigger, type TriggerRequest } from './parse-trigger';
import { describeTrigger, isReached, triggerKey } from './trigger';
import { codes } from './testing/samples';
import { allReleased } from './version-trigger';

const facts = (statusId: string, category: StatusCategory, today = '2026-11-22', started = true, out = false) => ({ statusId, category, released: out, today: calendarDate(today), started });
const done: Trigger = { kind: 'category', category: 'done' };
const released: Trigger = { kind: 'status', statusId: '10010', statusName: 'Released' };
const version: Trigger = { kind: 'version', version: { id: '10020', name: '2.0' } };
const onDate: Trigger = { kind: 'date', date: calendarDate('2026-12-01') };

describe('a milestone is reached', () => {
  it.each<[string, Trigger, ReturnType<typeof facts>, boolean]>([
    ['by any status of its category', done, facts('10003', 'done'), true],
    ['not by another category', done, facts('10002', 'doing'), false],
    ['by its status', released, facts('10010', 'done'), true],
    ['not by another status, though it is done too', released, facts('10003', 'done'), false],
    ['by the release of its version, whatever its work does', version, facts('1', 'todo', '2026-11-22', true, true), true],
    ['not by its work while its version is not released', { kind: 'version' }, facts('1', 'done'), false],
    ['on its date', onDate, facts('1', 'todo', '2026-12-01'), true],
    ['after its date', onDate, facts('1', 'todo', '2027-01-01'), true],
    ['not the day before', onDate, facts('1', 'done', '2026-11-30'), false],
    ['never by itself when a person must say so', { kind: 'manual' }, facts('1', 'done'), false],
    ['from the start', { kind: 'start' }, facts('1', 'todo'), true],
    ['not from the start of a contract that is not in force yet', { kind: 'start' }, facts('1', 'done', '2026-11-22', false), false],
  ])('%s', (_how, trigger, work, expected) => {
    expect(isReached(trigger, work)).toBe(expected);
  });
});

describe('a trigger', () => {
  it.each<[Trigger, string, string]>([
    [done, 'category:done', 'when the work is done'],
    [released, 'status:10010', 'when its status is Released'],
    [version, 'version:10020', 'when version 2.0 is released'],
    [{ kind: 'version' }, 'version', 'when its version is released'],
    [onDate, 'date:2026-12-01', 'on 1 Dec 2026'],
    [{ kind: 'manual' }, 'manual', 'when a person says so'],
    [{ kind: 'start' }, 'start', 'from the start'],
  ])('%j is searched by %s and read as “%s”', (trigger, key, words) => {
    expect(triggerKey(trigger)).toBe(key);
    expect(describeTrigger(trigger)).toBe(words);
  });

  const known = { statuses: [{ id: '10010', name: 'Released' }], versions: [{ id: '10020', name: '2.0' }] };
  it.each<[TriggerRequest, Trigger]>([
    [{ kind: 'status', statusId: '10010' }, released],
    [{ kind: 'version', versionId: '10020' }, version],
    [{ kind: 'version' }, { kind: 'version' }],
    [{ kind: 'date', date: '2026-12-01' }, onDate],
    [{ kind: 'category', category: 'done' }, done],
    [{ kind: 'start' }, { kind: 'start' }],
  ])('asked for as %j is taken', (request, trigger) => {
    expect(parseTrigger(request, known)).toEqual({ ok: true, value: trigger });
  });

  it('on a status that the workflow does not have is refused: it would never come', () => {
    expect(codes(parseTrigger({ kind: 'status', statusId: '99' }, known))).toEqual(['TRIGGER_STATUS_UNKNOWN']);
  });

  it('on a version that the project does not have is refused', () => {
    expect(codes(parseTrigger({ kind: 'version', versionId: '99' }, known))).toEqual(['TRIGGER_VERSION_UNKNOWN']);
  });

  it('on a day that no calendar has is refused', () => {
    expect(codes(parseTrigger({ kind: 'date', date: '2026-02-30' }, known))).toEqual(['DATE_INVALID']);
  });
});

it('work that is to be in several versions is out when the last of them is, and work in none waits for one', () => {
  const anyVersion = fc.record({ id: fc.string(), name: fc.string(), released: fc.boolean() });
  fc.assert(fc.property(fc.array(anyVersion, { maxLength: 4 }), (versions) => allReleased(versions) === (versions.length > 0 && !versions.some(({ released: out }) => !out))));
  expect(allReleased([])).toBe(false);
});
