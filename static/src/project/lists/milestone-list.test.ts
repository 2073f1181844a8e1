import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ContractView } from '../../../../src/handlers/pages/api';
import { billedWith, contract, planned } from '../../testing/sample';
import { ALL_MILESTONES, listMilestones, milestoneCells, movedTo, readMilestoneList, STATES, writeMilestoneList, type MilestoneList } from './milestone-list';

const app: ContractView = { ...contract, milestones: [{ ...billedWith('paid'), id: 'm1', name: 'Discovery', issueKey: 'HARB-1', place: 1 }, planned] };
const care: ContractView = { ...contract, id: 'c2', name: 'Care plan', clientName: 'Gull & Sons', milestones: [] };
const listed = (part: Partial<MilestoneList>) => listMilestones([app, care], { ...ALL_MILESTONES, ...part }).map(({ contract: { name }, rows }) => [name, ...rows.map(({ issueKey }) => issueKey)]);

describe('milestones as asked for', () => {
  it('are all of every contract when nothing was asked', () => {
    expect(listed({})).toEqual([['Ordering app', 'HARB-1', 'HARB-3'], ['Care plan']]);
  });
  it('are those of a state, a contract, an invoice, or that hold some words', () => {
    expect(listed({ state: 'billed' })).toEqual([['Ordering app', 'HARB-1'], ['Care plan']]);
    expect(listed({ contract: 'c2' })).toEqual([['Care plan']]);
    expect(listed({ search: 'c1-001' })).toEqual([['Ordering app', 'HARB-1'], ['Care plan']]);
    expect(listed({ search: 'USER dash harbour' })).toEqual([['Ordering app', 'HARB-3'], ['Care plan']]);
  });
  it('come again from their address', () => {
    fc.assert(fc.property(fc.record({ search: fc.string({ maxLength: 20 }), state: fc.constantFrom('' as const, ...STATES), contract: fc.string({ maxLength: 10 }) }), (list) => {
      expect(readMilestoneList(writeMilestoneList(list))).toEqual(list);
    }), { numRuns: 100 });
    expect(readMilestoneList('state=gone&x=1')).toEqual(ALL_MILESTONES);
  });
  it('are a file with as many cells in each line as in its heading', () => {
    const [heading = [], ...lines] = milestoneCells(listMilestones([app, care], ALL_MILESTONES));
    expect(lines.map((line) => line.length)).toEqual([heading.length, heading.length]);
    expect(lines[1]?.slice(0, 10)).toEqual(['Ordering app', 'Harbour Foods', '3', 'User dashboard', 'HARB-3', 'Dashboard on web and phone', 'When the epic is Done', 'AUD', '12000.00', '25']);
  });
});

describe('milestones on one invoice', () => {
  it('have its figures in the line of the first alone, so that a column can be added up', () => {
    const bill = { invoiceId: 'i1', number: 'HARB-C1-001', status: 'approved' as const, amount: { amount: '2000.00', currency: 'AUD' }, total: { amount: '2200.00', currency: 'AUD' }, due: { amount: '2200.00', currency: 'AUD' }, overdue: false };
    const both = [{ ...planned, bill: { ...bill, others: [{ name: 'Two', issueKey: 'HARB-2' }] } }, { ...planned, id: 'm2', bill: { ...bill, others: [{ name: 'One', issueKey: 'HARB-1' }], further: true as const } }];
    const [, ...lines] = milestoneCells(listMilestones([{ ...contract, milestones: both }], ALL_MILESTONES));
    expect(lines.map((line) => [line[11], line[14], line[15]])).toEqual([['HARB-C1-001', '2200.00', '2200.00'], ['HARB-C1-001', '', '']]);
  });
});

describe('a row that is moved', () => {
  it('stands where it was put, and the others as they were', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), fc.integer({ min: 1, max: 9 }), (count, which, place) => {
      const rows = Array.from({ length: count }, (_row, index) => ({ id: String(index) }));
      const id = String(which % count);
      const after = movedTo(rows, id, Math.min(place, count));
      expect(after[Math.min(place, count) - 1]).toEqual({ id });
      expect(after.filter((row) => row.id !== id)).toEqual(rows.filter((row) => row.id !== id));
    }), { numRuns: 100 });
  });
});
