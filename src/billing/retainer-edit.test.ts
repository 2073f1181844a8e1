import { describe, expect, it } from '@jest/globals';
import { calendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { RetainerId } from './ids';
import { parseRetainer, type RetainerForm } from './parse-retainer';
import { preparePeriod } from './prepare-period';
import { addRetainer, answerMissed, changeRetainer, changeRetainerPrice, endRetainer, pauseRetainer, resumeRetainer, type RetainerDraft } from './retainer-edit';
import { upcoming } from './retainer-periods';
import { AUD, aud, codes, context, mara, must, sampleContract } from './testing/samples';

const day = calendarDate;
const TODAY = day('2026-12-01');
const ID = 'HARB-C1-R1' as RetainerId;
const draft = (changes: Partial<RetainerDraft> = {}): RetainerDraft => ({
  name: 'Support', every: 'month', day: 1, starts: TODAY, proration: 'days', billedIn: 'advance', weekendRule: 'same_day', amount: aud('3000'), ...changes,
});
const withSupport = (changes: Partial<RetainerDraft> = {}): Contract => must(addRetainer(sampleContract(), draft(changes)));
const own = (contract: Contract) => contract.retainers?.find(({ id }) => id === ID) ?? must(addRetainer(sampleContract(), draft())).retainers![0]!;
const billed = (contract: Contract): Contract => must(preparePeriod(contract, { retainerId: ID, first: own(contract).next }, context({ today: TODAY }))).contract;
const starts = (contract: Contract, count = 3): readonly string[] => upcoming(own(contract), count).map(({ from }) => from);

describe('a retainer on a contract', () => {
  it('gets an id of its own under the contract’s numbers, and bills from its start', () => {
    const second = must(addRetainer(withSupport(), draft({ name: 'Hosting' })));
    expect(second.retainers?.map(({ id, next }) => [id, next])).toEqual([[ID, TODAY], ['HARB-C1-R2', TODAY]]);
  });

  it('of the same name in the same time is refused, however it is written, and is fine once the other has ended', () => {
    expect(codes(addRetainer(withSupport(), draft({ name: '  SUPPORT ' })))).toEqual(['RETAINER_OVERLAPS']);
    expect(codes(addRetainer(withSupport({ ends: day('2027-01-31') }), draft({ starts: day('2027-01-31') })))).toEqual(['RETAINER_OVERLAPS']);
    expect(codes(addRetainer(withSupport({ ends: day('2027-01-31') }), draft({ starts: day('2027-02-01') })))).toEqual([]);
  });

  it('is not put on a closed contract, nor one too many on any', () => {
    expect(codes(addRetainer(sampleContract({ state: 'closed' }), draft()))).toEqual(['CONTRACT_CLOSED']);
    const full = Array.from({ length: 20 }).reduce<Contract>((contract, _, index) => must(addRetainer(contract, draft({ name: `R${index}` }))), sampleContract());
    expect(codes(addRetainer(full, draft({ name: 'one more' })))).toEqual(['CONTRACT_FULL']);
  });

  it('may be changed in everything until it was billed, and then no longer in its schedule', () => {
    const changes = draft({ name: 'Care', day: 15, amount: aud('4000'), starts: day('2026-12-20') });
    expect(own(must(changeRetainer(withSupport(), ID, changes, TODAY)))).toMatchObject({ name: 'Care', next: '2026-12-20', prices: [{ from: '2026-12-20', amount: aud('4000') }] });
    const after = billed(withSupport());
    expect(codes(changeRetainer(after, ID, changes, TODAY))).toEqual(['RETAINER_FIXED', 'RETAINER_FIXED', 'RETAINER_FIXED']);
    expect(own(must(changeRetainer(after, ID, draft({ name: 'Care', ends: day('2027-06-30'), weekendRule: 'next_working_day' }), TODAY)))).toMatchObject({ name: 'Care', next: '2027-01-01', ends: '2027-06-30' });
  });

  it('that has ended stays ended: days that nobody billed would never be', () => {
    const over = must(endRetainer(billed(withSupport()), ID, day('2026-12-15'), TODAY));
    expect(starts(over)).toEqual([]);
    expect(codes(changeRetainer(over, ID, draft({ ends: day('2027-12-31') }), TODAY))).toEqual(['RETAINER_FIXED']);
    expect(codes(resumeRetainer(over, ID, TODAY, TODAY))).toEqual(['RETAINER_FIXED']);
    expect(codes(endRetainer(withSupport(), ID, day('2026-11-30'), TODAY))).toEqual(['FIELD_INVALID']);
  });

  it('changes its price from a day that is not billed yet', () => {
    const after = billed(withSupport());
    expect(codes(changeRetainerPrice(after, ID, { from: day('2026-12-31'), amount: aud('3500') }, TODAY))).toEqual(['FIELD_INVALID']);
    const dearer = must(changeRetainerPrice(after, ID, { from: day('2027-02-01'), amount: aud('3500') }, TODAY));
    expect(upcoming(own(dearer), 3).map(({ amount }) => amount.minor)).toEqual([300_000, 350_000, 350_000]);
    const again = must(changeRetainerPrice(dearer, ID, { from: day('2027-02-01'), amount: aud('3600') }, TODAY));
    expect(own(again).prices).toHaveLength(2);
  });

  it('bills nothing that begins while it is paused, now or later', () => {
    const paused = must(pauseRetainer(billed(withSupport()), ID, day('2027-01-01'), TODAY));
    expect(starts(paused)).toEqual([]);
    expect(codes(pauseRetainer(paused, ID, TODAY, TODAY))).toEqual(['STALE_PAGE']);
    expect(codes(resumeRetainer(paused, ID, day('2026-12-31'), TODAY))).toEqual(['FIELD_INVALID']);
    const resumed = must(resumeRetainer(paused, ID, day('2027-03-10'), TODAY));
    expect(starts(resumed)).toEqual(['2027-04-01', '2027-05-01', '2027-06-01']);
    expect(codes(resumeRetainer(resumed, ID, TODAY, TODAY))).toEqual(['STALE_PAGE']);
    expect(codes(pauseRetainer(resumed, ID, day('2027-02-01'), TODAY))).toEqual(['FIELD_INVALID']);
    expect(starts(must(resumeRetainer(paused, ID, day('2027-01-01'), TODAY)))).toEqual(['2027-01-01', '2027-02-01', '2027-03-01']);
  });

  it.each([
    ['each', ['2026-12-01', '2027-01-01'], 0],
    ['last', ['2027-02-01', '2027-03-01'], 2],
    ['none', ['2027-03-01', '2027-04-01'], 3],
  ] as const)('whose periods were missed goes on as a person says: %s', (answer, next, skipped) => {
    const answered = must(answerMissed(withSupport(), ID, answer, mara, day('2027-02-10')));
    expect(starts(answered.contract, 2)).toEqual(next);
    expect(answered).toMatchObject(skipped > 0 ? { kind: 'skipped', count: skipped, from: '2026-12-01' } : { kind: 'cleared', count: 3, to: '2027-02-28' });
    expect(codes(answerMissed(withSupport({ starts: day('2027-03-01') }), ID, answer, mara, day('2027-02-10')))).toEqual(['STALE_PAGE']);
  });

  it('that nobody knows is told so', () => {
    const nobody = 'HARB-C1-R9' as RetainerId;
    expect([pauseRetainer(withSupport(), nobody, TODAY, TODAY), answerMissed(withSupport(), nobody, 'each', mara, TODAY), changeRetainer(withSupport(), nobody, draft(), TODAY)].flatMap(codes)).toEqual(Array(3).fill('RETAINER_NOT_FOUND'));
  });
});

describe('what is typed for a retainer', () => {
  const form: RetainerForm = { name: ' Support ', text: '', amount: '3,000', every: 'month', day: 31, starts: '2026-12-01', ends: '', weekendRule: 'same_day', proration: 'days', billedIn: 'advance' };
  const parsed = (changes: Partial<RetainerForm>) => parseRetainer({ ...form, ...changes }, AUD, TODAY);

  it('is read as it was meant', () => {
    expect(must(parsed({ ends: '2027-05-31', text: 'Ten hours', autonomy: 'prepare' }))).toEqual(draft({ day: 31, ends: day('2027-05-31'), text: 'Ten hours', autonomy: 'prepare' }));
  });

  it.each<[string, Partial<RetainerForm>, string, string]>([
    ['no name', { name: ' ' }, 'FIELD_MISSING', 'name'],
    ['a name too long', { name: 'x'.repeat(101) }, 'FIELD_TOO_LONG', 'name'],
    ['a text too long', { text: 'x'.repeat(2001) }, 'FIELD_TOO_LONG', 'text'],
    ['an amount below zero', { amount: '-3,000' }, 'AMOUNT_NOT_POSITIVE', 'amount'],
    ['nothing to pay', { amount: '0' }, 'AMOUNT_NOT_POSITIVE', 'amount'],
    ['no amount', { amount: '' }, 'AMOUNT_MISSING', 'amount'],
    ['day 0', { day: 0 }, 'FIELD_INVALID', 'day'],
    ['day 32', { day: 32 }, 'FIELD_INVALID', 'day'],
    ['half a day', { day: 1.5 }, 'FIELD_INVALID', 'day'],
    ['the eighth day of a week', { every: 'week', day: 8 }, 'FIELD_INVALID', 'day'],
    ['a start that no calendar has', { starts: '2027-02-29' }, 'DATE_INVALID', 'starts'],
    ['no start', { starts: '' }, 'FIELD_MISSING', 'starts'],
    ['a start years ago', { starts: '2020-01-01' }, 'FIELD_INVALID', 'starts'],
    ['a start in another life', { starts: '2062-01-01' }, 'FIELD_INVALID', 'starts'],
    ['an end that no calendar has', { ends: '2027-06-31' }, 'DATE_INVALID', 'ends'],
    ['an end before the start', { ends: '2026-11-30' }, 'FIELD_INVALID', 'ends'],
  ])('is refused at its field: %s', (_what, changes, code, path) => {
    const result = parsed(changes);
    expect(result.ok ? [] : result.problems.map((found) => [found.code, found.path])).toEqual([[code, path]]);
  });
});
