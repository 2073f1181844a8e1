import { wireBareInstant, wireDay, wireInstant } from '../../rules/dates';
import { Decimal } from '../../rules/decimal';
import { accountClass, type Account, type Organisation, type TaxRate } from '../../state';
import type { WireObject } from '../json';

/** What Xero calls an organisation of each country. */
const VERSIONS = { AU: 'AU', NZ: 'NZ', GB: 'UK', US: 'US' } as const;

export function organisationShape(organisation: Organisation): WireObject {
  const { salesTerms, periodLockDate, endOfYearLockDate } = organisation;
  return {
    Name: organisation.name,
    LegalName: organisation.legalName,
    PaysTax: true,
    Version: VERSIONS[organisation.countryCode],
    OrganisationType: 'COMPANY',
    BaseCurrency: organisation.baseCurrency,
    CountryCode: organisation.countryCode,
    IsDemoCompany: organisation.demo,
    OrganisationStatus: 'ACTIVE',
    TaxNumber: organisation.taxNumber,
    FinancialYearEndDay: organisation.countryCode === 'AU' ? 30 : 31,
    FinancialYearEndMonth: organisation.countryCode === 'AU' ? 6 : 3,
    SalesTaxBasis: 'ACCRUALS',
    SalesTaxPeriod: organisation.countryCode === 'AU' ? 'QUARTERLY1' : 'TWOMONTHS',
    DefaultSalesTax: 'Tax Exclusive',
    DefaultPurchasesTax: 'Tax Inclusive',
    PeriodLockDate: periodLockDate === undefined ? undefined : wireDay(periodLockDate),
    EndOfYearLockDate: endOfYearLockDate === undefined ? undefined : wireDay(endOfYearLockDate),
    CreatedDateUTC: wireBareInstant(organisation.createdAt),
    OrganisationEntityType: 'COMPANY',
    Timezone: organisation.timeZone,
    ShortCode: organisation.shortCode,
    OrganisationID: organisation.id,
    Edition: 'BUSINESS',
    Class: organisation.demo ? 'DEMO' : 'PREMIUM',
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: salesTerms ? { Sales: { Day: salesTerms.day, Type: salesTerms.type } } : {},
  };
}

export function accountShape(account: Account): WireObject {
  return {
    AccountID: account.id,
    Code: account.code,
    Name: account.name,
    Status: account.status,
    Type: account.type,
    TaxType: account.taxType,
    Class: accountClass(account.type),
    EnablePaymentsToAccount: account.enablePayments,
    ShowInExpenseClaims: false,
    ...(account.type === 'BANK' ? { BankAccountNumber: '', BankAccountType: 'BANK' } : {}),
    HasAttachments: false,
    UpdatedDateUTC: wireInstant(account.updatedAt),
    AddToWatchlist: false,
  };
}

export function taxRateShape(rate: TaxRate): WireObject {
  const percent = Decimal.of(rate.rate);
  return {
    Name: rate.name,
    TaxType: rate.taxType,
    ReportTaxType: rate.reportTaxType,
    CanApplyToAssets: rate.appliesTo.includes('ASSET'),
    CanApplyToEquity: rate.appliesTo.includes('EQUITY'),
    CanApplyToExpenses: rate.appliesTo.includes('EXPENSE'),
    CanApplyToLiabilities: rate.appliesTo.includes('LIABILITY'),
    CanApplyToRevenue: rate.appliesTo.includes('REVENUE'),
    DisplayTaxRate: percent,
    EffectiveRate: percent,
    Status: rate.status,
    TaxComponents: [{ Name: 'GST', Rate: percent, IsCompound: false, IsNonRecoverable: false }],
  };
}
