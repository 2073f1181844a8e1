import * as z from 'zod/mini';
import type { CalendarDate } from '../billing/calendar-date';
import type { OrganisationId } from '../billing/ids';
import type { LedgerOrganisation } from '../billing/ledger';
import { currencyCode, isCurrency } from '../billing/money';
import type { XeroAccess } from './access';
import { readAnswer, unreadable } from './answers';
import { callXero, isGuid } from './api';
import { xeroDate } from './dates';
import { salesTaxName } from './sales-tax-name';
import { ianaZone } from './time-zones';

const text = z.optional(z.nullable(z.string()));
const organisationShape = z.looseObject({
  OrganisationID: z.string(),
  Name: z.string(),
  BaseCurrency: z.string(),
  CountryCode: z.string(),
  Timezone: z.string(),
  IsDemoCompany: z.optional(z.nullable(z.boolean())),
  ShortCode: text,
  PeriodLockDate: text,
  EndOfYearLockDate: text,
});
export type XeroOrganisation = z.infer<typeof organisationShape>;
const organisationsShape = z.looseObject({ Organisations: z.array(organisationShape) });

/** The organisation the token and the tenant id lead to. Who asks compares its id with the one they meant. */
export async function getOrganisation(access: XeroAccess): Promise<LedgerOrganisation> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/Organisation' });
  const [organisation, ...others] = readAnswer('read', answer, organisationsShape).Organisations;
  if (organisation === undefined || others.length > 0) throw unreadable('read', 'not one organisation');
  return organisationOf(organisation);
}

/** Throws LedgerFailure `invalid-answer` when a due date could not be trusted: an unknown zone, currency or lock date. */
export function organisationOf(organisation: XeroOrganisation): LedgerOrganisation {
  const { OrganisationID, BaseCurrency, ShortCode } = organisation;
  const timeZone = ianaZone(organisation.Timezone);
  if (!isGuid(OrganisationID)) throw unreadable('read', 'OrganisationID');
  if (!isCurrency(BaseCurrency)) throw unreadable('read', 'BaseCurrency');
  if (timeZone === undefined) throw unreadable('read', 'Timezone');
  const lockedUntil = later(lockDate(organisation, 'PeriodLockDate'), lockDate(organisation, 'EndOfYearLockDate'));
  return {
    id: OrganisationID as OrganisationId,
    name: organisation.Name,
    demo: organisation.IsDemoCompany === true,
    baseCurrency: currencyCode(BaseCurrency),
    countryCode: organisation.CountryCode,
    timeZone,
    taxName: salesTaxName(organisation.CountryCode),
    ...(lockedUntil === undefined ? {} : { lockedUntil }),
    ...(ShortCode ? { shortCode: ShortCode } : {}),
  };
}

function lockDate(organisation: XeroOrganisation, field: 'PeriodLockDate' | 'EndOfYearLockDate'): CalendarDate | undefined {
  const value = organisation[field] ?? '';
  const date = xeroDate(value);
  if (value !== '' && date === undefined) throw unreadable('read', field);
  return date;
}

/** ISO dates sort as text. */
function later(a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
