import { describe, expect, it } from '@jest/globals';
import type { PanelView } from '../../../src/handlers/pages/api';
import { contract, planned } from '../testing/sample';
import { foretold, reversalOf } from './undo';
import type { Tagged } from './views';

const rights = { view: true, manage: true };
const issue = { id: '10003', key: 'HARB-3', summary: 'User dashboard', statusName: 'To Do' };
const pass = { claimOpens: false, overriders: [], mayOverride: false, mayClaim: false };
const before: Tagged = { state: 'tagged', rights, issue, connection: { state: 'not_connected' }, contract, milestone: planned, pass };
const after: Tagged = { ...before, contract: { ...contract, rev: 5 } };
const untagged: PanelView = { state: 'untagged', rights, issue, contracts: [{ ...contract, rev: 5 }] };
const seen = { contractId: 'c1', milestoneId: 'm3', rev: 5 };

describe('what was just done in the panel', () => {
  it('is taken back on the contract as it is by then: a hold, its end with its reason, and an untagged epic as it was priced', () => {
    expect(reversalOf('hold', before, after)).toEqual({ call: 'panel.unhold', payload: seen });
    expect(reversalOf('unhold', { ...before, milestone: { ...planned, state: 'held', hold: { reason: 'The client asked' } } }, after)).toEqual({ call: 'panel.hold', payload: { ...seen, reason: 'The client asked' } });
    expect(reversalOf('untag', before, untagged)).toMatchObject({ call: 'panel.tag', payload: { contractId: 'c1', rev: 5, name: 'User dashboard', deliverable: 'Dashboard on web and phone', price: { kind: 'share', percent: '25' }, trigger: { kind: 'category', category: 'done' } } });
  });

  it('stays where taking it back would lead elsewhere: it waited for a person, was on hold, or has an invoice', () => {
    const waiting: Tagged = { ...before, milestone: { ...planned, state: 'waiting' } };
    const taken: Tagged = { ...before, milestone: { ...planned, bill: { invoiceId: 'i1', number: 'HARB-C1-001', status: 'voided', amount: planned.amount, overdue: false } } };
    expect([reversalOf('hold', waiting, after), reversalOf('untag', waiting, untagged), reversalOf('untag', { ...before, milestone: { ...planned, state: 'held', hold: { reason: 'x' } } }, untagged), reversalOf('untag', taken, untagged), reversalOf('hold', taken, after)]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('stays where it moved money or a decision', () => {
    for (const name of ['bill', 'keep', 'leave', 'edit', 'split', 'join'] as const) expect(reversalOf(name, before, after)).toBeUndefined();
  });
});

describe('a quick act', () => {
  it('is shown before it is done: on hold with its reason, or off it', () => {
    const held = foretold('hold', before, ' The client asked ');
    expect(held?.milestone).toMatchObject({ state: 'held', hold: { reason: 'The client asked' } });
    expect(held && foretold('unhold', held, '')?.milestone).toEqual(planned);
  });
  it('is not foretold where it lacks its reason, or the server alone knows what comes of it', () => {
    expect(foretold('hold', before, ' ')).toBeUndefined();
    for (const name of ['bill', 'keep', 'leave', 'edit', 'untag'] as const) expect(foretold(name, before, 'x')).toBeUndefined();
  });
});
