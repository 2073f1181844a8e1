import { describe, expect, it } from '@jest/globals';
import { planned } from '../testing/sample';
import { halves, readParts, totalOf, withAnother } from './split-draft';

const two = halves(planned, (name, place) => `${name} ${String(place)}`);

describe('parts of a milestone in the form', () => {
  it('begin as half at the start and half when it is done, each with a name of its own', () => {
    expect(readParts(two)).toEqual([
      { name: 'User dashboard 1', percent: '50', trigger: { kind: 'category', category: 'doing' } },
      { name: 'User dashboard 2', percent: '50', trigger: { kind: 'category', category: 'done' } },
    ]);
  });

  it('give one more part what is left, or nothing where that is none', () => {
    const [first, second] = two;
    const thirds = [{ ...first, percent: '33,33' }, { ...second, percent: '33.34 %' }] as typeof two;
    expect(withAnother(thirds, 'Third')[2]).toMatchObject({ name: 'Third', percent: '33.33', trigger: 'manual' });
    expect(withAnother(two, 'Third')[2]).toMatchObject({ percent: '' });
  });

  it('come to a total as soon as each is a share', () => {
    expect(totalOf(two)).toBe(10_000);
    expect(totalOf([{ percent: '33,33' }, { percent: '66.6' }])).toBe(9993);
    expect(totalOf([{ percent: '50' }, { percent: 'half' }])).toBeUndefined();
  });

  it('send what each trigger needs, and nothing of another', () => {
    const [first] = two.map((part) => ({ ...part, statusId: '10002', versionId: '7', date: '2027-01-29' }));
    const sent = (['status', 'version', 'date', 'manual', 'start'] as const).map((trigger) => readParts(first ? [{ ...first, trigger }] : [])[0]?.trigger);
    expect(sent).toEqual([{ kind: 'status', statusId: '10002' }, { kind: 'version', versionId: '7' }, { kind: 'date', date: '2027-01-29' }, { kind: 'manual' }, { kind: 'start' }]);
  });
});
