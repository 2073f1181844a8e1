import { describe, expect, it } from '@jest/globals';
import type { ContractView, MilestoneView } from '../../../../src/handlers/pages/api';
import { billedWith, contract, planned } from '../../testing/sample';
import { nextMilestones } from './next';

const of = (id: string, states: readonly MilestoneView['state'][], state: ContractView['state'] = 'active'): ContractView => ({
  ...contract, id, state, milestones: states.map((each, index) => ({ ...(each === 'billed' ? billedWith('paid') : planned), state: each, id: `${id}-${String(index + 1)}` })),
});
const ids = (contracts: readonly ContractView[]): readonly string[] => nextMilestones(contracts, 3).map(({ milestone }) => milestone.id);

describe('the next milestones', () => {
  it('are the first that are planned, in the plan’s order', () => {
    expect(ids([of('a', ['billed', 'planned', 'held', 'planned', 'waiting', 'planned', 'planned'])])).toEqual(['a-2', 'a-4', 'a-6']);
  });
  it('are of each contract in turn', () => {
    expect(ids([of('a', ['planned', 'planned', 'planned']), of('b', ['planned'])])).toEqual(['a-1', 'b-1', 'a-2']);
  });
  it('are none of a closed contract, and none when all is billed', () => {
    expect(ids([of('a', ['planned'], 'closed'), of('b', ['billed'])])).toEqual([]);
    expect(ids([])).toEqual([]);
  });
});
