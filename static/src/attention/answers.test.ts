import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AttentionAnswer, AttentionView, ProblemView } from '../../../src/handlers/pages/api';
import { speakEnglish } from '../testing/english';
import { t } from '../texts';
import { factsOf, HOW, isPlace, labelOf, ledgerLink, offered, questionOf, subjectOf, toneOf, type CallAnswer } from './answers';
import type { giveAnswer as Give } from './give-answer';

const ALL = Object.keys(HOW) as readonly AttentionAnswer[];
const CALLS = ALL.filter((answer): answer is CallAnswer => !isPlace(answer));
const said = (code: ProblemView['code']): ProblemView => ({ code, severity: 'error' });
const whole: AttentionView = {
  id: 'held:1', problem: said('POSSIBLY_THERE'), since: '2026-11-22T00:00:00Z', amount: { amount: '13200.00', currency: 'AUD' }, project: { id: '10000', key: 'HARB' },
  contract: { id: 'c1', rev: 4, name: 'Ordering app', clientName: 'Harbour Foods' }, milestone: { id: 'm2', name: 'Menu and ordering', issueKey: 'HARB-2' },
  retainer: { id: 'HARB-C1-R1', name: 'Support', first: '2026-12-01' }, beside: 'deposit', invoice: { id: 'i1', rev: 2, number: 'HARB-C1-001', link: 'https://ledger/1' }, found: { ledgerId: 'l9', number: 'INV-0042', link: 'https://ledger/9' }, answers: ALL,
};
const bare: AttentionView = { id: 'x', problem: said('NOT_CONNECTED'), since: whole.since, answers: ALL };

describe('the answers to what waits', () => {
  it('are all offered where all is known that they need, in the order given', () => {
    expect(offered(whole)).toEqual(ALL);
  });

  it('are left out where they could do nothing', () => {
    expect(offered(bare)).toEqual(['connect', 'open_forecast']);
    expect(offered({ ...bare, ...(whole.invoice ? { invoice: { id: 'i1', rev: 2, number: 'HARB-C1-001' } } : {}) })).not.toContain('open_ledger');
  });

  it('lead to what was found in the ledger before they lead to ours', () => {
    expect(ledgerLink(whole)).toBe('https://ledger/9');
    expect(ledgerLink({ ...bare, invoice: { id: 'i1', rev: 2, number: 'n', link: 'https://ledger/1' } })).toBe('https://ledger/1');
  });

  it.each(['release', 'send_anyway', 'bill_again', 'credit', 'void', 'adopt', 'cancel', 'leave', 'accept', 'accept_extra', 'untag', 'bill_each', 'bill_last', 'skip_periods', 'bill_period', 'leave_period', 'bill_beside', 'leave_beside'] as const)('ask first where money moves, words are needed or nothing leads back: %s', (answer) => {
    expect(HOW[answer].how).toBe('asked');
  });

  it('say in their question exactly what it is about', () => {
    const facts = factsOf(whole, 'AU$ 13,200.00');
    expect(questionOf(whole, 'adopt', facts).title).toBe('Adopt INV-0042 (AU$ 13,200.00) as this milestone’s invoice?');
    expect(questionOf(whole, 'send_anyway', facts).body).toContain('Xero will then have two invoices to Harbour Foods: INV-0042, which stays as it is, and HARB-C1-001 of AU$ 13,200.00.');
    expect(questionOf(whole, 'release', facts).body).toContain('An invoice of AU$ 13,200.00 to Harbour Foods goes to Xero as a draft');
  });

  it('speak of a first bill and of another one as what they are', () => {
    const { invoice: _none, ...first } = whole;
    expect(labelOf(first, 'bill_again')).toBe('Bill it now');
    expect(questionOf(first, 'bill_again', factsOf(first, '')).title).toBe('Bill Menu and ordering now?');
    expect(labelOf(whole, 'bill_again')).toBe('Bill again');
    expect(questionOf(whole, 'bill_again', factsOf(whole, '')).body).toContain('HARB-C1-001 stays as it is.');
  });

  it('say of an invoice that the ledger lost what accepting that does', () => {
    const missing = { ...whole, problem: said('LEDGER_MISSING') };
    expect(labelOf(missing, 'accept')).toBe('Take as deleted');
    expect(questionOf(missing, 'accept', factsOf(missing, '')).title).toBe('Take invoice HARB-C1-001 as deleted in Xero?');
  });

  it('leave no gap in a sentence where client and amount are not known', () => {
    const facts = { ...factsOf(whole, ''), client: '' };
    for (const question of Object.values(t.attention.questions)) {
      const { title, body } = question(facts);
      expect(`${title} ${body}`).not.toMatch(/undefined| {2}|\(\)| [,.]/u);
    }
  });
});

describe('how loud it is', () => {
  it('is a task where a person only has to look it over, and no fault where one only has to decide', () => {
    expect(toneOf({ ...bare, problem: said('RELEASE_NEEDED') })).toBe('info');
    expect(toneOf({ ...bare, problem: said('WORK_REOPENED') })).toBe('warning');
    expect(toneOf({ ...bare, problem: said('ACCOUNT_ARCHIVED') })).toBe('error');
  });

  it('is named by the milestone, or by what is known instead', () => {
    expect([whole, { ...bare, ...(whole.found ? { found: whole.found } : {}) }, bare].map(subjectOf)).toEqual(['Menu and ordering', 'INV-0042', 'Connection to Xero']);
  });
});

describe('an answer that is given', () => {
  const bridge = jest.fn<(command: string, data: { functionKey: string; payload: unknown }) => Promise<unknown>>();
  const given = { words: 'Because', amount: '1,320' };
  let give: typeof Give;
  beforeEach(() => {
    bridge.mockReset();
    bridge.mockResolvedValue({ ok: true, data: {} });
    Object.assign(globalThis, { __bridge: { callBridge: bridge } });
    jest.resetModules();
    speakEnglish();
    give = jest.requireActual<{ giveAnswer: typeof Give }>('./give-answer').giveAnswer;
  });

  const invoice = { invoiceId: 'i1', rev: 2 };
  const milestone = { contractId: 'c1', milestoneId: 'm2', rev: 4 };
  const retainer = { contractId: 'c1', retainerId: 'HARB-C1-R1', rev: 4 };
  it.each<[CallAnswer, string, unknown]>([
    ['release', 'invoice.release', invoice], ['cancel', 'invoice.cancel', { ...invoice, reason: 'Because' }], ['retry', 'invoice.retry', invoice], ['drop', 'invoice.drop', invoice],
    ['adopt', 'invoice.adopt', invoice], ['send_anyway', 'invoice.sendAnyway', invoice], ['accept', 'invoice.acceptDifferences', { ...invoice, note: 'Because' }],
    ['credit', 'invoice.credit', { ...invoice, amount: '1,320', reason: 'Because' }], ['void', 'invoice.void', { ...invoice, reason: 'Because' }],
    ['bill_again', 'milestone.billAgain', milestone], ['leave', 'milestone.leave', { ...milestone, reason: 'Because' }], ['keep_bill', 'milestone.keepBill', milestone],
    ['bill_each', 'retainer.missed', { ...retainer, answer: 'each', reason: 'Because' }], ['bill_last', 'retainer.missed', { ...retainer, answer: 'last', reason: 'Because' }],
    ['skip_periods', 'retainer.missed', { ...retainer, answer: 'none', reason: 'Because' }], ['bill_period', 'retainer.period', { ...retainer, first: '2026-12-01', answer: 'bill', reason: 'Because' }],
    ['leave_period', 'retainer.period', { ...retainer, first: '2026-12-01', answer: 'leave', reason: 'Because' }], ['untag', 'milestone.untag', milestone], ['accept_extra', 'finance.acceptExtra', { ledgerId: 'l9', note: 'Because' }],
  ])('%s calls %s with the revision that the page saw', async (answer, name, payload) => {
    await expect(give(whole, answer, given)).resolves.toMatchObject({ ok: true });
    expect(bridge).toHaveBeenCalledTimes(1);
    expect(bridge).toHaveBeenCalledWith('invoke', expect.objectContaining({ functionKey: name, payload }));
  });

  it.each(CALLS)('%s calls nothing where it is not known what about', async (answer) => {
    await expect(give(bare, answer, given)).resolves.toMatchObject({ ok: false });
    expect(bridge).not.toHaveBeenCalled();
  });
});
