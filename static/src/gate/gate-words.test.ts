import { describe, expect, it } from '@jest/globals';
import type { GateView } from '../../../src/handlers/pages/api';
import { formatInstant } from '../shared/dates';
import { formatMoney } from '../shared/money';
import { gateKind, gateWords } from './gate-words';

const at = '2026-11-22T02:00:00.000Z';
const invoice = 'HARB-C1-001';
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');
const words = (gate: GateView): string => plain(gateWords(gate, { money: (money) => formatMoney(money, 'en-AU'), instant: (iso) => formatInstant(iso, 'en-AU', 'Australia/Sydney') }));

describe('a release gate says', () => {
  it('that it is open, by which invoice, and when Xero said so', () => {
    expect(words({ open: true, invoice, lookedAt: at })).toBe('The money for invoice HARB-C1-001 is in, as Xero last said on 22 Nov 2026, 1:00 pm.');
  });

  it.each<[GateView, string]>([
    [{ open: false, reason: 'not-billed' }, 'It is due before release, and it is not billed yet.'],
    [{ open: false, invoice, reason: 'not-sent' }, 'Invoice HARB-C1-001 is not in Xero yet.'],
    [{ open: false, invoice, reason: 'unpaid', due: { amount: '13200.00', currency: 'AUD' } }, 'Invoice HARB-C1-001 is not paid: AU$ 13,200.00 is still due.'],
    [{ open: false, invoice, reason: 'taken-back', how: 'voided' }, 'Invoice HARB-C1-001 was voided in Xero.'],
    [{ open: false, invoice, reason: 'taken-back', how: 'missing' }, 'Xero says that it has no invoice HARB-C1-001.'],
  ])('why it is closed: %j', (gate, expected) => {
    expect(words(gate)).toBe(expected);
  });

  it.each<[GateView, RegExp]>([
    [{ open: false, invoice, reason: 'needs-attention' }, /HARB-C1-001 waits for a person/],
    [{ open: false, invoice, reason: 'not-approved' }, /HARB-C1-001 is not approved in Xero/],
    [{ open: false, invoice, reason: 'credited' }, /HARB-C1-001 was settled by credit.*only money paid in/iu],
    [{ open: false, invoice, reason: 'differs' }, /HARB-C1-001 asks for another amount/],
    [{ open: false, invoice, reason: 'taken-back', how: 'deleted' }, /HARB-C1-001 was deleted in Xero/],
    [{ open: false, invoice, reason: 'taken-back', how: 'cancelled' }, /HARB-C1-001 was cancelled before Xero had it/],
    [{ open: false, invoice, reason: 'unread' }, /HARB-C1-001 could not be read/],
    [{ open: false, invoice, reason: 'disconnected' }, /not connected.*once Xero is connected/],
    [{ open: false, invoice, reason: 'stale', since: at }, /last asked about payments on 22 Nov 2026, 1:00 pm, too long ago/],
    [{ open: false, invoice, reason: 'stale' }, /not asked about payments yet/],
  ])('for each other reason something of its own: %j', (gate, expected) => {
    expect(words(gate)).toMatch(expected);
  });
});

it('looks like a warning only when it is closed for another reason than that its money is still to come', () => {
  expect(gateKind({ open: true, invoice, lookedAt: at })).toBe('success');
  expect(gateKind({ open: false, reason: 'not-billed' })).toBe('info');
  expect(gateKind({ open: false, invoice, reason: 'unpaid', due: { amount: '1.00', currency: 'AUD' } })).toBe('info');
  expect(gateKind({ open: false, invoice, reason: 'stale' })).toBe('warning');
  expect(gateKind({ open: false, invoice, reason: 'taken-back', how: 'voided' })).toBe('warning');
});
