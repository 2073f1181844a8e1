import type { AccountId, PersonId } from '../../billing/ids';
import { problem } from '../../billing/problem';
import { MAX_AHEAD_DAYS, MAX_REMINDED_PEOPLE, MAX_REMINDER_DAYS, MAX_REMINDERS, type ReminderPolicy } from '../../billing/reminders';
import { ok, refused, type Result } from '../../billing/result';
import { parsePercent } from '../../billing/share';
import { personFor } from '../../operations/people';
import type { Input } from './inputs';

const ACCOUNT = /^[\w:.-]{1,128}$/;

/** Who is reminded of what, each field understood or refused at its own place; undefined when nobody is reminded of anything. */
export async function remindersOf(given: Input<'settings.saveContract'>['reminders']): Promise<Result<ReminderPolicy | undefined>> {
  if (!given) return ok(undefined);
  const days = wholeDays(given.aheadDays, 0, MAX_AHEAD_DAYS, 'aheadDays');
  const share = given.aheadShare.trim() === '' ? ok(undefined) : parsePercent(given.aheadShare, 'aheadShare');
  const overdue = cadence(given.overdueDays);
  const accounts = [...new Set(given.people)];
  const many = accounts.length > MAX_REMINDED_PEOPLE ? [problem('FIELD_INVALID', 'page', { field: 'Who is reminded', expected: `0 to ${MAX_REMINDED_PEOPLE}` }, 'reminded')] : [];
  if (!accounts.every((account) => ACCOUNT.test(account))) return refused(problem('INVALID_REQUEST', 'page'));
  if (!days.ok || !share.ok || !overdue.ok || many.length > 0) return refused(...[days, share, overdue].flatMap((part) => (part.ok ? [] : part.problems)), ...many);
  if (days.value === undefined && share.value === undefined && overdue.value.length === 0) return ok(undefined);
  const people: PersonId[] = [];
  for (const account of accounts) people.push(await personFor(account as AccountId));
  return ok({
    people,
    ...(days.value === undefined ? {} : { aheadDays: days.value }),
    ...(share.value === undefined ? {} : { aheadShare: share.value }),
    overdueDays: overdue.value,
    ...(given.client && overdue.value.length > 0 ? { client: true as const } : {}),
    ...(given.language === 'de' ? { language: 'de' as const } : {}),
  });
}

/** Whole days, in any order, each once. */
function cadence(typed: string): Result<readonly number[]> {
  const texts = typed.split(/[\s,;]+/u).filter((text) => text !== '');
  const read = texts.map((text) => wholeDays(text, 1, MAX_REMINDER_DAYS, 'overdueDays'));
  const wrong = read.flatMap((each) => (each.ok ? [] : each.problems)).slice(0, 1);
  if (wrong.length > 0) return refused(...wrong);
  const days = [...new Set(read.flatMap((each) => (each.ok && each.value !== undefined ? [each.value] : [])))].sort((a, b) => a - b);
  return days.length > MAX_REMINDERS ? refused(problem('FIELD_INVALID', 'page', { field: 'Days overdue', expected: `at most ${MAX_REMINDERS} days` }, 'overdueDays')) : ok(days);
}

function wholeDays(typed: string, least: number, most: number, path: string): Result<number | undefined> {
  const text = typed.trim();
  if (text === '') return ok(undefined);
  const value = /^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? ok(value) : refused(problem('FIELD_INVALID', 'page', { field: 'Days', expected: `${least} to ${most}` }, path));
}
