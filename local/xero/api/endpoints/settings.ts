import { todayIn, wireInstant } from '../../rules/dates';
import { Decimal } from '../../rules/decimal';
import { approvalsLeft } from '../../rules/invoices';
import { accountClass, type Account, type TaxRate } from '../../state';
import { envelope, type Call, type Endpoint } from '../call';
import { modifiedSince } from '../query';
import { accountShape, organisationShape, taxRateShape } from '../shape/settings';
import { parseOrder, parseWhere, type FilterFields } from '../where';

const READ = ['accounting.settings', 'accounting.settings.read'];

const ACCOUNT_FIELDS: FilterFields<Account> = {
  AccountID: (account) => account.id,
  Code: (account) => account.code,
  Name: (account) => account.name,
  Type: (account) => account.type,
  Status: (account) => account.status,
  Class: (account) => accountClass(account.type),
  TaxType: (account) => account.taxType,
  EnablePaymentsToAccount: (account) => account.enablePayments,
};

const TAX_FIELDS: FilterFields<TaxRate> = {
  Name: (rate) => rate.name,
  TaxType: (rate) => rate.taxType,
  Status: (rate) => rate.status,
  CanApplyToRevenue: (rate) => rate.appliesTo.includes('REVENUE'),
  EffectiveRate: (rate) => Decimal.of(rate.rate),
};

const CURRENCY_FIELDS: FilterFields<{ code: string; description: string }> = { Code: (currency) => currency.code, Description: (currency) => currency.description };

/** What the organisation is set up with. */
export const SETTINGS_ENDPOINTS: readonly Endpoint[] = [
  { method: 'GET', path: '/Organisation', scopes: READ, query: [], handle: (call) => envelope(call, { Organisations: [organisationShape(call.organisation)] }) },
  { method: 'GET', path: '/Organisation/Actions', scopes: READ, query: [], handle: actions },
  {
    method: 'GET',
    path: '/Currencies',
    scopes: READ,
    query: ['where', 'order'],
    handle: (call) =>
      envelope(call, {
        Currencies: selected(call, call.organisation.currencies, CURRENCY_FIELDS).map(({ code, description }) => ({ Code: code, Description: description })),
      }),
  },
  { method: 'GET', path: '/Accounts', scopes: READ, query: ['where', 'order'], handle: accounts },
  {
    method: 'GET',
    path: '/TaxRates',
    scopes: READ,
    query: ['where', 'order'],
    handle: (call) => {
      const own = call.books.state.taxRates.filter((rate) => rate.organisationId === call.organisation.id);
      return envelope(call, { TaxRates: selected(call, own, TAX_FIELDS).map(taxRateShape) });
    },
  },
  { method: 'GET', path: '/BrandingThemes', scopes: READ, query: [], handle: brandingThemes },
  { method: 'GET', path: '/TrackingCategories', scopes: READ, query: ['where', 'order', 'includeArchived'], handle: trackingCategories },
];

function brandingThemes(call: Call): ReturnType<Endpoint['handle']> {
  const { brandingThemeId, createdAt } = call.organisation;
  const themes = [{ id: brandingThemeId, name: 'Standard' }, ...(call.organisation.brandingThemes ?? [])];
  return envelope(call, { BrandingThemes: themes.map(({ id, name }, place) => ({ BrandingThemeID: id, Name: name, SortOrder: place, CreatedDateUTC: wireInstant(createdAt) })) });
}

/** Those that are archived, and their archived options, only when asked for. */
function trackingCategories(call: Call): ReturnType<Endpoint['handle']> {
  const all = call.query.flag('includeArchived') === true;
  const shown = <T extends { status: string }>(entries: readonly T[]): T[] => entries.filter(({ status }) => all || status === 'ACTIVE');
  return envelope(call, {
    TrackingCategories: shown(call.organisation.trackingCategories ?? []).map(({ id, name, status, options }) => ({
      Name: name,
      Status: status,
      TrackingCategoryID: id,
      Options: shown(options).map((option) => ({ TrackingOptionID: option.id, Name: option.name, Status: option.status })),
    })),
  });
}

function accounts(call: Call): ReturnType<Endpoint['handle']> {
  const since = modifiedSince(call.headers, call.books.settings.modifiedSince);
  const own = call.books.state.accounts.filter((account) => account.organisationId === call.organisation.id && since(account.updatedAt));
  return envelope(call, { Accounts: selected(call, own, ACCOUNT_FIELDS).map(accountShape) });
}

function actions(call: Call): ReturnType<Endpoint['handle']> {
  const { books, organisation } = call;
  const date = todayIn(organisation.timeZone, books.clock.now());
  const may: Readonly<Record<string, boolean>> = {
    AttachFilesOrganisation: true,
    CreateApprovedInvoice: approvalsLeft(books, { organisationId: organisation.id, date }) > 0,
    CreateDraftInvoice: true,
    UseMulticurrency: organisation.currencies.length > 1,
  };
  return envelope(call, { Actions: Object.entries(may).map(([name, allowed]) => ({ Name: name, Status: allowed ? 'ALLOWED' : 'NOT-ALLOWED' })) });
}

function selected<T>(call: Call, records: readonly T[], fields: FilterFields<T>): T[] {
  const where = call.query.text('where');
  const order = call.query.text('order');
  const chosen = where === undefined ? [...records] : records.filter(parseWhere(where, fields, call.books.settings.whereOr));
  return order === undefined ? chosen : chosen.sort(parseOrder(order, fields));
}
