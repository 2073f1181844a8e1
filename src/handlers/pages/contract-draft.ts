import { compareDates, parseCalendarDate, type CalendarDate } from '../../billing/calendar-date';
import type { AccountId, ClientId } from '../../billing/ids';
import { parseNumberPrefix } from '../../billing/invoice-number';
import { currencyCode, isCurrency, type CurrencyCode } from '../../billing/money';
import { parseAmount } from '../../billing/parse-amount';
import { parseTerms } from '../../billing/parse-terms';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';
import { readReaching } from '../../billing/reaching';
import { releaseRule, type ReleaseRule } from '../../billing/release-rule';
import { ok, refused, type Result } from '../../billing/result';
import type { ContractDraft } from '../../operations/contract-draft';
import { personFor } from '../../operations/people';
import { remindersOf } from './reminders-draft';
import { field, optionalField } from './fields';
import type { Input } from './inputs';

type Typed = Input<'settings.saveContract'>;

/** What was typed, each field understood or refused at its own place. */
export async function contractDraft(input: Typed): Promise<Result<ContractDraft>> {
  const currency = currencyOf(input.currency);
  const [startsOn, endsOn] = [dayOf(input.startsOn, 'startsOn'), dayOf(input.endsOn, 'endsOn')];
  const parts = {
    name: field(input.name, { label: 'The name', path: 'name', max: 200 }),
    client: field(input.clientId, { label: 'The client', path: 'clientId', max: 100 }),
    account: field(input.accountCode, { label: 'The account', path: 'accountCode', max: 50 }),
    tax: input.taxMode === 'none' ? ok(undefined) : field(input.taxCode, { label: 'The tax rate', path: 'taxCode', max: 50 }),
    po: optionalField(input.poNumber, { label: 'The PO number', path: 'poNumber', max: 100 }),
    reason: optionalField(input.reason ?? '', { label: 'The reason', path: 'reason', max: 500 }),
    terms: parseTerms(input.terms, 'terms'),
    prefix: parseNumberPrefix(input.numberPrefix, 'numberPrefix'),
    price: currency.ok ? parseAmount(input.price, currency.value, 'price') : currency,
    release: currency.ok ? await releaseOf(input.release, currency.value) : ok(undefined),
    reminders: await remindersOf(input.reminders),
    startsOn,
    endsOn: startsOn.ok && endsOn.ok ? inOrder(startsOn.value, endsOn.value) : endsOn,
  };
  const { name, client, account, tax, po, reason, terms, prefix, price, release, reminders, endsOn: end } = parts;
  if (!name.ok || !client.ok || !account.ok || !tax.ok || !po.ok || !reason.ok || !terms.ok || !prefix.ok || !price.ok || !release.ok || !reminders.ok || !startsOn.ok || !end.ok || !currency.ok) {
    return { ok: false, problems: Object.values(parts).flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems)) };
  }
  return ok({
    name: name.value,
    clientId: client.value as ClientId,
    currency: currency.value,
    price: price.value,
    terms: terms.value,
    ...readReaching(input.autonomy),
    ...(input.together ? { together: true as const } : {}),
    numberPrefix: prefix.value,
    mapping: { taxMode: input.taxMode, accountCode: account.value, ...present({ taxCode: tax.value, tracking: input.tracking }) },
    ...present({ poNumber: po.value, reason: reason.value, release: release.value, reminders: reminders.value, startsOn: startsOn.value, endsOn: end.value, brandingId: input.brandingId || undefined }),
  });
}

/** Without the fields that hold nothing. */
function present<T extends object>(fields: T): { readonly [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { readonly [Key in keyof T]?: NonNullable<T[Key]> };
}

function currencyOf(text: string): Result<CurrencyCode> {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? ok(currencyCode(code)) : refused(problem('CURRENCY_NOT_ENABLED', 'contract', { currency: code }, 'currency'));
}

function dayOf(text: string | undefined, path: string): Result<CalendarDate | undefined> {
  const given = text?.trim() ?? '';
  if (given === '') return ok(undefined);
  const day = parseCalendarDate(given);
  return day === undefined ? refused(problem('DATE_INVALID', 'page', { given }, path)) : ok(day);
}

function inOrder(startsOn: CalendarDate | undefined, endsOn: CalendarDate | undefined): Result<CalendarDate | undefined> {
  const backwards = startsOn !== undefined && endsOn !== undefined && compareDates(endsOn, startsOn) < 0;
  return backwards ? refused(problem('FIELD_INVALID', 'page', { field: 'The end', expected: 'a day on or after the start' }, 'endsOn')) : ok(endsOn);
}

const ACCOUNT = /^[\w:.-]{1,128}$/;

/** People are kept under pseudonyms: who is named here gets one. */
async function releaseOf(given: Typed['release'], currency: CurrencyCode): Promise<Result<ReleaseRule | undefined>> {
  if (!given) return ok(undefined);
  const threshold = given.threshold.trim() === '' ? ok(undefined) : parseAmount(given.threshold, currency, 'threshold');
  if (!threshold.ok) return threshold;
  if (!given.releasers.every((account) => ACCOUNT.test(account))) return refused(problem('INVALID_REQUEST', 'page'));
  const releasers = [];
  for (const account of given.releasers) releasers.push(await personFor(account as AccountId));
  return releaseRule({ threshold: threshold.value, releasers, fourEyes: given.fourEyes });
}
