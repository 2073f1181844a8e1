import { describe, expect, it } from '@jest/globals';
import type { ActivityEvent } from './activity';
import { concerns, marksOf } from './activity-of';
import type { MilestoneId } from './ids';
import { aud, bill, fixed, newMilestone, planOf } from './testing/samples';

const { contract } = bill(planOf([fixed('10000'), fixed('20000')]), 2);
const marks = marksOf(contract, newMilestone(2, fixed('1')).id);
const about = (event: ActivityEvent): boolean => marks !== undefined && concerns(event, marks);

describe('a line of the record is about a milestone', () => {
  it.each<[string, ActivityEvent, boolean]>([
    ['when it names its work', { kind: 'milestone-unheld', milestone: 'Renamed since', workItem: 'HARB-2' }, true],
    ['when it names its invoice', { kind: 'invoice-released', invoice: 'HARB-C1-001', amount: aud('20000') }, true],
    ['when it is one of a plan that was put on', { kind: 'plan-applied', name: 'x', milestones: [{ milestone: 'a', workItem: 'HARB-1', amount: aud('1') }, { milestone: 'b', workItem: 'HARB-2', amount: aud('1') }] }, true],
    ['not when it names other work', { kind: 'milestone-unheld', milestone: 'Menu and ordering', workItem: 'HARB-1' }, false],
    ['not when it names another’s invoice', { kind: 'invoice-released', invoice: 'HARB-C1-002', amount: aud('1') }, false],
    ['not when it is about the contract', { kind: 'contract-closed', name: 'Ordering app' }, false],
  ])('%s', (_when, event, expected) => {
    expect(about(event)).toBe(expected);
  });

  it('that is not on the plan any more has none', () => {
    expect(marksOf(contract, 'm-9' as MilestoneId)).toBeUndefined();
  });
});
