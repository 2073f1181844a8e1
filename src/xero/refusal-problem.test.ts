import { describe, expect, it } from '@jest/globals';
import { problemInEnglish } from '../../static/src/texts/english';
import { refusalProblem } from './refusal-problem';
import { harbourFoods } from './testing/sample-request';

/** Xero's sentences as help pages and its own specification quote them. */
const KNOWN: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['Invoice # must be unique.', 'NUMBER_TAKEN', { invoice: 'HFD-1-002' }],
  ['The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes', 'CLIENT_ARCHIVED', {}],
  ['The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.', 'CLIENT_ARCHIVED', {}],
  ['The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber', 'CLIENT_NOT_FOUND', {}],
  ["Account code '200' is not a valid code for this document.", 'ACCOUNT_NOT_FOUND', { account: '200' }],
  ["Account code '200' has been archived, or has been deleted.", 'ACCOUNT_ARCHIVED', { account: '200' }],
  ["The TaxType code 'INPUT' cannot be used with account code '200'.", 'TAX_NOT_ALLOWED', { tax: 'INPUT', account: '200' }],
  ["The TaxType code 'OUTPUT9' does not exist or cannot be used for this type of transaction.", 'TAX_NOT_FOUND', { tax: 'OUTPUT9' }],
  ['Organisation is not subscribed to currency AUD', 'CURRENCY_NOT_ENABLED', { currency: 'AUD' }],
  ['The document date cannot be before the period lock date, currently set at 30 November 2026', 'PERIOD_LOCKED', { issueDate: '2026-11-22' }],
  ['The document date cannot be before the end of year lock date, currently set at 30/06/2027', 'PERIOD_LOCKED', { issueDate: '2026-11-22' }],
  ['You have reached the limit of invoices you can approve.', 'APPROVAL_LIMIT', { invoice: 'HFD-1-002' }],
];

describe('a refusal by Xero', () => {
  it.each(KNOWN)('means something to finance: %s', (message, code, params) => {
    const found = refusalProblem([message], harbourFoods);
    expect(found).toMatchObject({ code, severity: 'error', component: 'ledger' });
    expect(found.params ?? {}).toEqual(params);
  });

  it('is first of all about a number that is taken, for the invoice may be there already', () => {
    expect(refusalProblem(['Organisation is not subscribed to currency AUD', 'Invoice # must be unique.'], harbourFoods).code).toBe('NUMBER_TAKEN');
  });

  it('is passed on in Xero’s words when it isn’t known', () => {
    const found = refusalProblem(['The invoice is not to our taste', 'Something else.'], harbourFoods);
    expect(found).toEqual({
      code: 'LEDGER_REFUSED', severity: 'error', component: 'ledger',
      params: { invoice: 'HFD-1-002', detail: 'The invoice is not to our taste. Something else.' },
    });
    expect(problemInEnglish(found).message).toContain('not to our taste. Something else. Nothing was sent');
  });

  it('stays short however much Xero says', () => {
    const found = refusalProblem(Array.from({ length: 40 }, (_, line) => `Line ${line} is wrong`), harbourFoods);
    expect(found.params?.['detail']?.length).toBe(300);
  });
});
