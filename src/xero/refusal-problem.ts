import type { LedgerActKind } from '../billing/activity';
import type { InvoiceRequest } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';

type Rule = (message: string, request: InvoiceRequest) => Problem | undefined;

/**
 * What Xero is known to say, by fragments: its numbers don't tell one refusal from another (ErrorNumber is nearly always 10), and its
 * punctuation changes. In order of weight: a number that is taken may mean that the invoice is there already, which must be found out first.
 */
const RULES: readonly Rule[] = [numberTaken, clientArchived, clientNotFound, accountArchived, accountNotValid, taxNotAllowed, taxNotFound, trackingNotFound, brandingNotFound, currencyNotEnabled, periodLocked, approvalLimit];

/** What a refusal means for people; one that isn't known is passed on in Xero's words. */
export function refusalProblem(messages: readonly string[], request: InvoiceRequest): Problem {
  for (const rule of RULES) {
    for (const message of messages) {
      const found = rule(message, request);
      if (found) return found;
    }
  }
  return problem('LEDGER_REFUSED', 'ledger', { invoice: request.number, detail: sentences(messages) });
}

/**
 * What a refusal means of something that was asked to be done with an invoice which is there already. Its number, client and accounts were accepted then, so
 * that anything but a lock or a plan's limit is passed on in Xero's words.
 */
export function actProblem(messages: readonly string[], invoice: string, act: LedgerActKind): Problem {
  const some = (pattern: RegExp): boolean => messages.some((message) => pattern.test(message));
  const detail = sentences(messages);
  if (act === 'email') return problem('EMAIL_REFUSED', 'ledger', { invoice, detail });
  if (some(APPROVALS_USED_UP)) return problem('APPROVAL_LIMIT', 'ledger', { invoice });
  if (some(LOCKED)) return problem('PERIOD_LOCKED', 'ledger');
  return problem('ACT_REFUSED', 'ledger', { invoice, act, detail });
}

const APPROVALS_USED_UP = /limit of invoices you can approve/i;
const LOCKED = /lock date|locked period|period (?:is|has been) locked/i;

function numberTaken(message: string, { number }: InvoiceRequest): Problem | undefined {
  return /invoice\s*(?:#|no|number).*must be unique/i.test(message) ? problem('NUMBER_TAKEN', 'ledger', { invoice: number }) : undefined;
}

function approvalLimit(message: string, { number }: InvoiceRequest): Problem | undefined {
  return APPROVALS_USED_UP.test(message) ? problem('APPROVAL_LIMIT', 'ledger', { invoice: number }) : undefined;
}

function clientArchived(message: string): Problem | undefined {
  return /contact\b.*\barchived|archived contact/i.test(message) ? problem('CLIENT_ARCHIVED', 'ledger') : undefined;
}

function clientNotFound(message: string): Problem | undefined {
  const unknown = /contact must contain at least|contact\b.*\b(?:could not be found|was not found|does not exist|doesn't exist)/i.test(message);
  return unknown ? problem('CLIENT_NOT_FOUND', 'ledger') : undefined;
}

function accountArchived(message: string, request: InvoiceRequest): Problem | undefined {
  if (!/account\b.*\b(?:archived|deleted)/i.test(message)) return undefined;
  return problem('ACCOUNT_ARCHIVED', 'ledger', { account: quoted(message, /account(?: code)?/) ?? onlyAccount(request) });
}

/** Xero says the same of a code that isn't in the books and of one that a sale may not use. */
function accountNotValid(message: string, request: InvoiceRequest): Problem | undefined {
  if (!/account(?: code)?\b.*\b(?:is not a valid code|is not valid|must be valid|not found)/i.test(message)) return undefined;
  return problem('ACCOUNT_NOT_FOUND', 'ledger', { account: quoted(message, /account(?: code)?/) ?? onlyAccount(request) });
}

function taxNotAllowed(message: string, request: InvoiceRequest): Problem | undefined {
  if (!/tax\s*type\b.*\bcannot be used with account/i.test(message)) return undefined;
  const tax = quoted(message, /tax\s*type(?: code)?/);
  return problem('TAX_NOT_ALLOWED', 'ledger', { ...(tax === undefined ? {} : { tax }), account: quoted(message, /account(?: code)?/) ?? onlyAccount(request) });
}

function taxNotFound(message: string): Problem | undefined {
  if (!/tax\s*type\b.*\b(?:does not exist|doesn't exist|is not valid|is invalid|cannot be used)/i.test(message)) return undefined;
  const tax = quoted(message, /tax\s*type(?: code)?/);
  return problem('TAX_NOT_FOUND', 'ledger', tax === undefined ? {} : { tax });
}

/** Xero names the category or the option; so do we, where it does. */
function trackingNotFound(message: string): Problem | undefined {
  if (!/tracking\s*(?:category|option)/i.test(message)) return undefined;
  const option = quoted(message, /(?:name|option|category)/);
  return problem('TRACKING_NOT_FOUND', 'ledger', option === undefined ? {} : { option });
}

function brandingNotFound(message: string): Problem | undefined {
  return /branding\s*theme/i.test(message) ? problem('BRANDING_NOT_FOUND', 'ledger') : undefined;
}

function currencyNotEnabled(message: string, { currency }: InvoiceRequest): Problem | undefined {
  return /not subscribed to currency|currency\b.*\bnot (?:enabled|subscribed)/i.test(message) ? problem('CURRENCY_NOT_ENABLED', 'ledger', { currency }) : undefined;
}

/** The date it gives is written as the organisation writes dates, so it isn't passed on: 02/03 would be read two ways. */
function periodLocked(message: string, { issueDate }: InvoiceRequest): Problem | undefined {
  return LOCKED.test(message) ? problem('PERIOD_LOCKED', 'ledger', { issueDate }) : undefined;
}

/** The code in quotes after a word: `account code '200'`. */
function quoted(message: string, after: RegExp): string | undefined {
  return new RegExp(`${after.source}\\s+['"‘“]+([^'"’”]{1,30})['"’”]`, 'i').exec(message)?.[1];
}

const onlyAccount = (request: InvoiceRequest): string => [...new Set(request.lines.map((line) => line.accountCode))].join(', ');

const LONGEST_DETAIL = 300;

/** One text, with a full stop, short enough to keep in a record. */
function sentences(messages: readonly string[]): string {
  const text = messages.map((message) => (/[.!?…]$/.test(message) ? message : `${message}.`)).join(' ');
  return text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL - 1)}…` : text;
}
