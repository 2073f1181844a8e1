import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ActivityEvent } from '../../src/billing/activity';
import { calendarDate } from '../../src/billing/calendar-date';
import { problem } from '../../src/billing/problem';
import { PROBLEM_CODES, type Problem } from '../../src/billing/problems';
import { activitySchema } from '../../src/billing/schema';
import { anyProblem } from '../../src/billing/testing/arbitraries';
import { aud, mara, NOW } from '../../src/billing/testing/samples';
import { activityView } from '../../src/handlers/pages/views/activity-view';
import { problems } from '../../static/src/texts/en/problems';
import { eventInEnglish, problemInEnglish } from '../../static/src/texts/english';

/** Plain spaces where a page keeps a currency and its digits on one line. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const describeProblem = (found: Problem) => {
  const { message, action } = problemInEnglish(found);
  return { message: plain(message), action: plain(action) };
};
const describeActivity = (event: ActivityEvent): string => plain(eventInEnglish(activityView({ at: NOW, by: 'milepost', event }, new Map()).event));
const paramsOf = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

describe.each(PROBLEM_CODES)('%s', (code) => {
  const { message, action } = problems.texts[code];
  const names = [...paramsOf(message), ...paramsOf(action)];
  const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]));

  it('says what happened and what to do next, in whole sentences', () => {
    for (const text of Object.values(describeProblem(problem(code, 'page', params)))) expect(text).toMatch(/^[A-Z“<].*[.!]$/);
  });

  it('has a place for each of its params', () => {
    const { message: said, action: next } = describeProblem(problem(code, 'page', params));
    for (const name of names) expect(said + next).toContain(`<${name}>`);
  });

  it('reads well without them, as an old record may be', () => {
    for (const text of Object.values(describeProblem(problem(code, 'page')))) {
      expect(text).toMatch(/^[A-Z“].*[.!]$/);
      expect(text).not.toMatch(/[{}[\]]|\s\s|\s[.,;:]|undefined/);
      // A sentence never starts before the last one ended.
      expect(text).not.toMatch(/[a-z”)] (?!Milepost|Xero)[A-Z][a-z]/);
    }
  });
});

describe('a problem in words', () => {
  it('names the amounts at stake', () => {
    const over = problem('BILLING_OVER_PRICE', 'plan', { billed: 'AUD 60,000.01', price: 'AUD 60,000.00' });
    expect(describeProblem(over).message).toBe('Billing this milestone would bring the contract to AU$ 60,000.01, more than its price of AU$ 60,000.00. It was not billed.');
  });

  it('shows what was typed as it was typed', () => {
    expect(describeProblem(problem('AMOUNT_NOT_A_NUMBER', 'page', { given: '{x} [y] $&' })).message).toBe('“{x} [y] $&” can’t be read as an amount. Nothing was saved.');
  });

  it('says days as people do', () => {
    const locked = problem('PERIOD_LOCKED', 'ledger', { date: '2026-11-30', issueDate: '2026-11-22' });
    expect(describeProblem(locked).message).toBe('The books are locked up to 30 Nov 2026, so no invoice can be dated 22 Nov 2026, which falls in that time. Nothing was sent to the client.');
  });

  it('ends each sentence once, also after Xero’s own words', () => {
    const said = (detail: string) => describeProblem(problem('LEDGER_REFUSED', 'ledger', { invoice: 'X-001', detail })).message;
    expect(said('Account code 205 is archived.')).toBe('Xero refused the invoice X-001: Account code 205 is archived. Nothing was sent to the client.');
    expect(said('Account code 205 is archived')).toBe(said('Account code 205 is archived.'));
  });

  it('no two codes say the same', () => {
    const said = PROBLEM_CODES.map((code) => problems.texts[code].message);
    expect(new Set(said).size).toBe(PROBLEM_CODES.length);
  });

  it('lays itself at a field only when one is at fault', () => {
    expect(problem('UNEXPECTED', 'page')).toEqual({ code: 'UNEXPECTED', severity: 'error', component: 'page' });
    expect(problem('FIELD_MISSING', 'page', { field: 'Name' }, 'name')).toMatchObject({ path: 'name', params: { field: 'Name' } });
  });
});

const events: readonly [ActivityEvent, string][] = [
  [{ kind: 'contract-created', name: 'Ordering app', client: 'Harbour Foods', price: aud('60000') }, 'Contract Ordering app with Harbour Foods was made for AU$ 60,000.00.'],
  [{ kind: 'contract-changed', name: 'Ordering app', changes: [{ field: 'price', from: 'AUD 1.00', to: 'AUD 2.00' }, { field: 'name', from: 'a', to: 'b' }] }, 'Contract Ordering app was changed: price from AU$ 1.00 to AU$ 2.00; name from a to b.'],
  [{ kind: 'contract-closed', name: 'Ordering app' }, 'Contract Ordering app was closed: nothing more is billed on it.'],
  [{ kind: 'milestone-tagged', milestone: 'Dashboard', workItem: 'HARB-3', amount: aud('12000') }, 'HARB-3 became milestone Dashboard, priced at AU$ 12,000.00.'],
  [{ kind: 'milestone-changed', milestone: 'Dashboard', workItem: 'HARB-3', changes: [{ field: 'name', from: 'a', to: 'b' }] }, 'Milestone Dashboard (HARB-3) was changed: name from a to b.'],
  [{ kind: 'milestone-split', milestone: 'Dashboard', workItem: 'HARB-3', amount: aud('12000.00'), parts: [{ milestone: 'Dashboard, part 1', amount: aud('6000.00') }, { milestone: 'Dashboard, part 2', amount: aud('6000.00') }] }, 'Milestone Dashboard (HARB-3), AU$ 12,000.00, is billed in parts: Dashboard, part 1, AU$ 6,000.00; Dashboard, part 2, AU$ 6,000.00.'],
  [{ kind: 'milestone-untagged', milestone: 'Dashboard', workItem: 'HARB-3' }, 'Milestone Dashboard (HARB-3) was taken off the plan.'],
  [{ kind: 'milestone-held', milestone: 'Dashboard', workItem: 'HARB-3', reason: 'Client asked' }, 'Milestone Dashboard (HARB-3) was put on hold: Client asked.'],
  [{ kind: 'milestone-unheld', milestone: 'Dashboard', workItem: 'HARB-3' }, 'Milestone Dashboard (HARB-3) was taken off hold.'],
  [{ kind: 'milestone-reached', milestone: 'Dashboard', workItem: 'HARB-3', cause: { kind: 'person', person: mara } }, 'Milestone Dashboard (HARB-3) was reached (by hand).'],
  [{ kind: 'milestone-waiting', milestone: 'Dashboard', workItem: 'HARB-3', problem: problem('CLIENT_ARCHIVED', 'ledger', { client: 'Old Quay' }) }, 'Milestone Dashboard (HARB-3) was reached but not billed. The client Old Quay is archived in Xero and can’t be billed. Nothing was sent to the client.'],
  [{ kind: 'milestone-reopened', milestone: 'Dashboard', workItem: 'HARB-3', invoice: 'X-001' }, 'HARB-3 was reopened after milestone Dashboard was billed by X-001. The invoice stands; someone decides.'],
  [{ kind: 'milestone-returned', milestone: 'Dashboard', workItem: 'HARB-3', invoice: 'X-001' }, 'HARB-3 is back where milestone Dashboard was billed by X-001. Nothing is billed again.'],
  [{ kind: 'bill-kept', milestone: 'Dashboard', workItem: 'HARB-3', invoice: 'X-001' }, 'Invoice X-001 for milestone Dashboard stands although HARB-3 was reopened.'],
  [{ kind: 'invoice-prepared', invoice: 'X-001', milestone: 'Dashboard', amount: aud('12000'), dueDate: calendarDate('2026-12-22') }, 'Invoice X-001 for Dashboard was prepared: AU$ 12,000.00, due 22 Dec 2026.'],
  [{ kind: 'invoice-prepared', invoice: 'X-001', milestone: 'Dashboard', amount: aud('12000') }, 'Invoice X-001 for Dashboard was prepared: AU$ 12,000.00, waiting to be released.'],
  [{ kind: 'invoice-released', invoice: 'X-001', amount: aud('12000') }, 'Invoice X-001 of AU$ 12,000.00 was released.'],
  [{ kind: 'invoice-recorded', invoice: 'X-001', ledgerId: 'L1', status: 'draft', total: aud('13200'), adopted: false }, 'Invoice X-001 was recorded in Xero as a draft: AU$ 13,200.00 with tax (Xero’s id L1).'],
  [{ kind: 'invoice-recorded', invoice: 'X-001', ledgerId: 'L1', status: 'approved', total: aud('13200'), adopted: true }, 'Invoice X-001 was found in Xero and taken over as approved: AU$ 13,200.00 with tax (Xero’s id L1).'],
  [{ kind: 'invoice-held', invoice: 'X-001', problem: problem('NOT_CONNECTED', 'connection') }, 'Invoice X-001 waits for a person. Milepost is not connected to Xero, so nothing can be sent. What is prepared waits and is not lost.'],
  [{ kind: 'invoice-retried', invoice: 'X-001' }, 'Invoice X-001 was taken up again.'],
  [{ kind: 'invoice-retried', invoice: 'X-001', client: 'Gull & Sons' }, 'Invoice X-001 was taken up again, for Gull & Sons.'],
  [{ kind: 'invoice-retried', invoice: 'X-001', despite: 'INV-0077' }, 'Invoice X-001 was taken up again: INV-0077 in Xero is another.'],
  [{ kind: 'invoice-emailed', invoice: 'X-001' }, 'Invoice X-001 was emailed to the client by Xero.'],
  [{ kind: 'invoice-mirrored', invoice: 'X-001', changes: [{ field: 'paid', from: 'AUD 0.00', to: 'AUD 5.00' }] }, 'Xero changed invoice X-001: paid from AU$ 0.00 to AU$ 5.00.'],
  [{ kind: 'act-asked', invoice: 'X-001', act: 'approve' }, 'Xero was asked to approve invoice X-001.'],
  [{ kind: 'act-asked', invoice: 'X-001', act: 'credit', amount: aud('100'), reason: 'Two screens less' }, 'Xero was asked to credit invoice X-001 by AU$ 100.00: Two screens less.'],
  [{ kind: 'act-done', invoice: 'X-001', act: 'void' }, 'Invoice X-001 was voided in Xero.'],
  [{ kind: 'act-done', invoice: 'X-001', act: 'credit', amount: aud('100'), document: 'X-001-CN1' }, 'Invoice X-001 was credited in Xero by AU$ 100.00 (X-001-CN1).'],
  [{ kind: 'act-dropped', invoice: 'X-001', act: 'email' }, 'Xero is no longer asked to email invoice X-001.'],
  [{ kind: 'client-merged', client: 'Harbour Foods', into: 'Gull & Sons' }, 'Client Harbour Foods was merged into Gull & Sons in Xero.'],
  [{ kind: 'connection-made', organisation: 'Northlight', demo: false }, 'Milepost was connected to Northlight.'],
  [{ kind: 'connection-made', organisation: 'Demo Company (AU)', demo: true }, 'Milepost was connected to Demo Company (AU), a demo organisation: nothing billed there is real.'],
  [{ kind: 'connection-broken', organisation: 'Northlight', problem: problem('CREDENTIALS_REFUSED', 'connection') }, 'The connection to Northlight broke. Xero refused Milepost’s credentials. Invoices wait and are not lost.'],
  [{ kind: 'connection-ends', organisation: 'Northlight', date: calendarDate('2027-01-21') }, 'The connection to Northlight ends on 21 Jan 2027 unless it is renewed.'],
  [{ kind: 'connection-removed', organisation: 'Northlight' }, 'Milepost was disconnected from Northlight.'],
  [{ kind: 'webhook-key-saved' }, 'The key that signs Xero’s notices was saved.'],
];

describe('the record reads as plain sentences', () => {
  it.each(events)('%j', (event, sentence) => {
    expect(describeActivity(event)).toBe(sentence);
  });

  it.each(events)('%j comes back from storage as it went in', (event) => {
    const entry = { at: NOW, by: 'milepost', projectId: '10000', contractId: 'c-1', event };
    expect(activitySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  it('whatever the problem was', () => {
    fc.assert(fc.property(anyProblem, (found) => expect(describeActivity({ kind: 'invoice-held', invoice: 'X', problem: found })).toMatch(/^Invoice X waits for a person\. /)));
  });
});
