import { describe, expect, it } from '@jest/globals';
import { billedWith, planned } from '../testing/sample';
import { availableActions } from './available-actions';

describe('what a manager can do with a milestone', () => {
  it('offers billing by hand only where a hand is the trigger, or billing was refused', () => {
    expect(availableActions(planned)).not.toContain('bill');
    expect(availableActions({ ...planned, trigger: { kind: 'manual' } })).toContain('bill');
    expect(availableActions({ ...planned, state: 'waiting' })).toContain('bill');
  });

  it('offers the hold’s end instead of a hold, and no billing while held', () => {
    expect(availableActions({ ...planned, state: 'held', trigger: { kind: 'manual' } })).toEqual(['unhold', 'edit', 'split', 'untag']);
  });

  it('splits what is not billed, and joins parts of which none is', () => {
    const part = { ...planned, part: { whole: 'User dashboard', place: 1, count: 2 } };
    expect(availableActions(planned)).toEqual(['edit', 'hold', 'split', 'untag']);
    expect(availableActions(part, [part, { ...part, id: 'm4' }])).toEqual(['edit', 'hold', 'join', 'untag']);
    expect(availableActions(part, [part, { ...billedWith('draft'), part: part.part }])).toEqual(['edit', 'hold', 'untag']);
  });

  it('asks of one whose invoice was taken back whether it is billed again', () => {
    const problem = { code: 'BILL_VOIDED', severity: 'error' } as const;
    expect(availableActions({ ...billedWith('voided'), state: 'waiting', problem })).toEqual(['bill', 'leave', 'edit', 'untag']);
  });

  it('changes nothing that was billed, but lets a reopened one be answered', () => {
    expect(availableActions(billedWith('draft'))).toEqual([]);
    expect(availableActions({ ...billedWith('draft'), reopened: { at: '2026-11-20T02:00:00Z', kept: false } })).toEqual(['keep']);
    expect(availableActions({ ...billedWith('draft'), reopened: { at: '2026-11-20T02:00:00Z', kept: true } })).toEqual([]);
  });
});
