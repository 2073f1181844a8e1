import { describe, expect, it } from '@jest/globals';
import { invoiceShape, ZERO_GUID } from './invoice-shape';
import { faultMessages, isFaulty, refusalMessages } from './refusal-messages';

const element = (changes: object) => invoiceShape.parse({ InvoiceID: ZERO_GUID, ...changes });

describe('what Xero says is wrong', () => {
  it('is gathered from the invoice, its contact and its lines, each message once', () => {
    const faulty = element({
      HasErrors: true,
      ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
      Contact: { ValidationErrors: [{ Message: 'The contact is archived' }] },
      LineItems: [{ ValidationErrors: [{ Message: "Account code '999' is not a valid code" }] }, { ValidationErrors: [{ Message: 'Invoice # must be unique.' }] }],
    });
    expect(faultMessages(faulty)).toEqual(['Invoice # must be unique.', 'The contact is archived', "Account code '999' is not a valid code"]);
    expect(isFaulty(faulty)).toBe(true);
  });

  it('shows on any of Xero’s marks, even where the status reads as if it had been done', () => {
    expect(isFaulty(element({ Status: 'DELETED', StatusAttributeString: 'ERROR' }))).toBe(true);
    expect(isFaulty(element({ Status: 'DRAFT', HasErrors: true }))).toBe(true);
    expect(isFaulty(element({ Status: 'DRAFT', Contact: { HasValidationErrors: true } }))).toBe(true);
    expect(isFaulty(element({ Status: 'DRAFT', LineItems: [{ ValidationErrors: [{ Message: 'x' }] }] }))).toBe(true);
    expect(isFaulty(element({ Status: 'DRAFT', StatusAttributeString: 'WARNING', Warnings: [{ Message: 'unusual rate' }] }))).toBe(false);
    expect(isFaulty(element({ Status: 'DRAFT', HasErrors: false, ValidationErrors: [], Contact: { HasValidationErrors: false }, LineItems: [{ ValidationErrors: [] }] }))).toBe(false);
  });

  it('is read from each of the shapes of an HTTP 400', () => {
    const validation = { ErrorNumber: 10, Message: 'A validation exception occurred', Elements: [{ ValidationErrors: [{ Message: 'Invoice # must be unique.' }] }] };
    expect(refusalMessages(JSON.stringify(validation))).toEqual(['Invoice # must be unique.']);
    expect(refusalMessages(JSON.stringify({ ErrorNumber: 16, Message: 'No property or field exists' }))).toEqual(['No property or field exists']);
    expect(refusalMessages(JSON.stringify({ Title: 'Bad Request', Detail: 'Not a date' }))).toEqual(['Not a date']);
    expect(refusalMessages('<html>')).toEqual([]);
    expect(refusalMessages('[]')).toEqual([]);
  });

  it('keeps no token, and no more than a page can show', () => {
    const [message = ''] = refusalMessages(JSON.stringify({ Message: `bad\n\n header Bearer abc.def ${'x'.repeat(900)}` }));
    expect(message).not.toContain('abc.def');
    expect(message.startsWith('bad header …')).toBe(true);
    expect(message.length).toBe(500);
    expect(refusalMessages(JSON.stringify({ Message: 'token eyJhbGciOiJSUzI1NiJ9.eyJuYmYiOjE.c2ln expired' }))).toEqual(['token … expired']);
  });
});
