import { accountClass, type Account, type InvoiceLine, type InvoiceStatus, type Organisation, type TaxRate } from '../state';
import { findAccount, findTaxRate, type Books } from '../store';
import { Decimal } from './decimal';
import type { LineInput } from './invoice-input';
import { lineAmounts, type LineAmountTypes } from './tax';
import { lineTracking } from './tracking';

const ONE = Decimal.of('1');
const MOST = Decimal.of('9999999999.99');
const DESCRIPTION_MOST = 4000;
/** The tax type of a line without tax; no organisation needs to list it. */
const NO_TAX = 'NONE';

/** What lines are worked out against. */
export interface LineContext {
  readonly books: Books;
  readonly organisation: Organisation;
  readonly types: LineAmountTypes;
  /** The status the invoice will have: what is posted must be complete, a draft need not be. */
  readonly status: InvoiceStatus;
  /** Digits kept of a unit price: 2, or 4 with `unitdp=4`. */
  readonly unitPlaces: 2 | 4;
}

/** The invoice's lines after the update: named ones changed, unnamed ones new, unlisted ones gone. */
export function resolveLines(context: LineContext, inputs: readonly LineInput[], existing: readonly InvoiceLine[], messages: string[]): InvoiceLine[] {
  return inputs.map((input) => {
    const old = input.id === undefined ? undefined : existing.find((line) => line.id === input.id);
    if (input.id !== undefined && !old) messages.push(`The line item with LineItemID ${input.id} could not be found on this document.`);
    return resolveLine(context, input, old, messages);
  });
}

/** The stored lines worked out again, after what their amounts mean has changed. */
export function recomputeLines(context: LineContext, lines: readonly InvoiceLine[], messages: string[]): InvoiceLine[] {
  return lines.map((line) => resolveLine({ ...context, unitPlaces: 4 }, {}, line, messages));
}

function resolveLine(context: LineContext, input: LineInput, old: InvoiceLine | undefined, messages: string[]): InvoiceLine {
  const description = input.description ?? old?.description ?? '';
  const wordsOnly = input.quantity === undefined && input.unitAmount === undefined && input.lineAmount === undefined && isWordsOnly(old);
  const unitAmount = (input.unitAmount ?? decimalOf(old?.unitAmount) ?? Decimal.zero).round(context.unitPlaces);
  const quantity = (input.quantity ?? decimalOf(old?.quantity) ?? (wordsOnly ? Decimal.zero : ONE)).round(4);
  const account = lineAccount(context, input, old, messages);
  const accountCode = account?.code ?? input.accountCode ?? old?.accountCode;
  const tax = lineTax(context, input, old, account, messages);
  const tracking = lineTracking(context.books, context.organisation, input.tracking, old, messages);
  const amounts = lineAmounts(quantity, unitAmount, Decimal.of(tax?.rate ?? '0'), context.types, context.books.settings.halfCentBelowZero);

  if (description.length > DESCRIPTION_MOST) messages.push(`Description must not be longer than ${DESCRIPTION_MOST} characters.`);
  if (input.lineAmount && !input.lineAmount.equals(amounts.lineAmount)) {
    messages.push(`The line total ${input.lineAmount.round(2).toString()} does not match the expected line total ${amounts.lineAmount.toString()}`);
  }
  if (amounts.lineAmount.compare(MOST) > 0) messages.push(`The line total must not exceed ${MOST.toString()}.`);
  if (isPosted(context.status)) {
    if (description.trim() === '') messages.push('Description must not be empty.');
    if (!wordsOnly && accountCode === undefined) messages.push('Account code must be specified.');
  }
  return {
    id: old?.id ?? context.books.newId(),
    description,
    quantity: quantity.toString(),
    unitAmount: unitAmount.toString(),
    ...(accountCode === undefined ? {} : { accountCode }),
    taxType: context.types === 'NoTax' ? NO_TAX : (tax?.taxType ?? input.taxType ?? NO_TAX),
    taxAmount: amounts.taxAmount.toString(),
    lineAmount: amounts.lineAmount.toString(),
    ...(tracking ? { tracking } : {}),
  };
}

function lineAccount(context: LineContext, input: LineInput, old: InvoiceLine | undefined, messages: string[]): Account | undefined {
  const { books, organisation } = context;
  const code = input.accountCode ?? (input.accountId === undefined ? old?.accountCode : undefined);
  if (code === undefined && input.accountId === undefined) return undefined;
  const account = findAccount(books, organisation.id, input.accountId === undefined ? { code: code ?? '' } : { id: input.accountId });
  const name = account?.code ?? code ?? input.accountId ?? '';
  if (!account || account.type === 'BANK') messages.push(`Account code '${name}' is not a valid code for this document.`);
  else if (account.status === 'ARCHIVED') messages.push(`Account code '${name}' has been archived, or has been deleted.`);
  return account;
}

function lineTax(context: LineContext, input: LineInput, old: InvoiceLine | undefined, account: Account | undefined, messages: string[]): TaxRate | undefined {
  const { books, organisation } = context;
  const taxType = input.taxType ?? old?.taxType ?? account?.taxType;
  if (taxType === undefined || taxType === NO_TAX || context.types === 'NoTax') return undefined;
  const rate = findTaxRate(books, organisation.id, taxType);
  if (!rate || rate.status !== 'ACTIVE') {
    messages.push(`The TaxType code '${taxType}' does not exist or cannot be used for this type of transaction.`);
    return undefined;
  }
  if (account && !rate.appliesTo.includes(accountClass(account.type))) {
    messages.push(`The TaxType code '${taxType}' cannot be used with account code '${account.code}'.`);
  }
  return rate;
}

/** A line of text alone: it has no amount and so needs no account. */
function isWordsOnly(line: InvoiceLine | undefined): boolean {
  return !line || (line.accountCode === undefined && Decimal.of(line.quantity).isZero());
}

export function isPosted(status: InvoiceStatus): boolean {
  return status === 'SUBMITTED' || status === 'AUTHORISED' || status === 'PAID';
}

function decimalOf(text: string | undefined): Decimal | undefined {
  return text === undefined ? undefined : Decimal.of(text);
}
