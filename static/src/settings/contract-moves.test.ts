import { describe, expect, it } from '@jest/globals';
import { MOVES, MOVE_TO } from './contract-moves';

describe('what can be made of a contract', () => {
  it('never leaves it where it is, and nothing leads out of a closed one', () => {
    for (const [state, moves] of Object.entries(MOVES)) expect(moves.map((move) => MOVE_TO[move])).not.toContain(state);
    expect(MOVES.closed).toEqual([]);
  });

  it('lets every open one be closed, and only one that bills be paused', () => {
    expect(Object.entries(MOVES).filter(([, moves]) => moves.includes('close')).map(([state]) => state)).toEqual(['draft', 'active', 'paused']);
    expect(Object.entries(MOVES).filter(([, moves]) => moves.includes('pause')).map(([state]) => state)).toEqual(['active']);
  });
});
