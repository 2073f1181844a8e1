import { describe, expect, it } from '@jest/globals';
import type { PreviewView, TriggerView } from '../../../src/handlers/pages/api';
import { formatDate } from '../shared/dates';
import { formatMoney } from '../shared/money';
import { previewSentence } from './sentence';

const preview: PreviewView = {
  autonomy: 'draft', amount: { amount: '12000.00', currency: 'AUD' }, taxMode: 'exclusive', taxName: 'GST', clientName: 'Harbour Foods', dueDate: '2026-12-22', immediate: false, vague: false, blockers: [],
};
const done: TriggerView = { kind: 'category', category: 'done' };

function sentence(change: Partial<PreviewView>, trigger: TriggerView = done, saved = true): string {
  const formats = { money: (money: PreviewView['amount']) => formatMoney(money, 'en-AU'), date: (date: string) => formatDate(date, 'en-AU') };
  return previewSentence({ ...preview, ...change }, trigger, saved, formats).replace(/\u00a0/gu, ' ');
}

describe('what will happen, before it happens', () => {
  it('is said with amount, tax, client and due date', () => {
    expect(sentence({})).toBe('Moving this epic to Done will draft an invoice of AU$ 12,000.00 + GST to Harbour Foods, due 22 Dec 2026.');
  });

  it.each([['prepare', 'prepare'], ['draft', 'draft'], ['submit', 'submit for approval'], ['approve', 'approve'], ['email', 'approve and email']] as const)(
    'says how far Milepost goes alone: %s',
    (autonomy, words) => {
      expect(sentence({ autonomy })).toContain(` will ${words} an invoice of `);
    },
  );

  it.each([['exclusive', 'AU$ 12,000.00 + GST to'], ['inclusive', 'AU$ 12,000.00 incl. GST to'], ['none', 'AU$ 12,000.00 to']] as const)('says how tax stands: %s', (taxMode, words) => {
    expect(sentence({ taxMode })).toContain(words);
  });

  it.each([
    [{ kind: 'category', category: 'doing' }, 'Moving this epic to In Progress will draft'],
    [{ kind: 'status', statusId: '10002', statusName: 'In Review' }, 'Moving this epic to In Review will draft'],
    [{ kind: 'date', date: '2027-01-29' }, 'On 29 Jan 2027 Milepost will draft'],
    [{ kind: 'manual' }, 'Choosing “Bill now” will draft'],
  ] as const satisfies readonly (readonly [TriggerView, string])[])('begins with the trigger: %j', (trigger, words) => {
    expect(sentence({}, trigger)).toContain(words);
  });

  it('warns that saving is what sets it off, when the work is there already', () => {
    expect(sentence({ immediate: true }, { kind: 'start' }, false)).toMatch(/^Saving this will at once draft an invoice/u);
    expect(sentence({ immediate: true }, done, true)).toMatch(/^Milepost will now draft an invoice/u);
  });
});
