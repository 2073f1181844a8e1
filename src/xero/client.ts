import type { Branding } from '../billing/contract';
import type { ClientId, LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import type { CreditNoteRequest, InvoiceRequest, LedgerAccount, LedgerClient, LedgerCreditNote, LedgerOrganisation, LedgerTax, LedgerTracking } from '../billing/ledger';
import type { XeroAccess } from './access';
import { getAccounts, getBrandings, getCurrencies, getTaxes, getTracking, type LedgerCurrency } from './choices';
import { invoicesById, type InvoicesById } from './check-invoices';
import { getClient, searchClients } from './clients';
import { allocateCreditNote, createCreditNote, findCreditNote, type CreditOnInvoice } from './credit-notes';
import { findInvoices, type FoundInvoices, type WantedInvoice } from './find-invoices';
import { emailInvoice, setInvoiceStatus, type SettableStatus } from './invoice-acts';
import { changedSince, createInvoice, getInvoice, getPostedInvoice, type ChangedInvoices, type PostedInvoice } from './invoices';
import { getOrganisation } from './organisation';

/** One organisation's books. Every call is one request (findInvoices up to three), sent once; every failure is a LedgerFailure. */
export interface XeroClient {
  organisation(): Promise<LedgerOrganisation>;
  currencies(): Promise<readonly LedgerCurrency[]>;
  accounts(): Promise<readonly LedgerAccount[]>;
  taxes(): Promise<readonly LedgerTax[]>;
  tracking(): Promise<readonly LedgerTracking[]>;
  brandings(): Promise<readonly Branding[]>;
  searchClients(text: string): Promise<readonly LedgerClient[]>;
  client(id: ClientId): Promise<LedgerClient | undefined>;
  findInvoices(wanted: WantedInvoice, now: number): Promise<FoundInvoices>;
  createInvoice(request: InvoiceRequest, idempotencyKey: string): Promise<Mirror>;
  invoice(id: LedgerInvoiceId): Promise<Mirror | undefined>;
  changedSince(instant: string | undefined, page: number): Promise<ChangedInvoices>;
  invoicesById(ids: readonly LedgerInvoiceId[]): Promise<InvoicesById>;
  /** With how its lines are posted. */
  postedInvoice(id: LedgerInvoiceId): Promise<PostedInvoice | undefined>;
  setStatus(id: LedgerInvoiceId, status: SettableStatus, idempotencyKey: string): Promise<Mirror>;
  email(id: LedgerInvoiceId, idempotencyKey: string): Promise<void>;
  findCreditNote(number: string): Promise<LedgerCreditNote | undefined>;
  createCreditNote(request: CreditNoteRequest, idempotencyKey: string): Promise<LedgerCreditNote>;
  allocateCreditNote(part: CreditOnInvoice, idempotencyKey: string): Promise<void>;
}

export function xeroClient(access: XeroAccess): XeroClient {
  return {
    organisation: () => getOrganisation(access),
    currencies: () => getCurrencies(access),
    accounts: () => getAccounts(access),
    taxes: () => getTaxes(access),
    tracking: () => getTracking(access),
    brandings: () => getBrandings(access),
    searchClients: (text) => searchClients(access, text),
    client: (id) => getClient(access, id),
    findInvoices: (wanted, now) => findInvoices(access, wanted, now),
    createInvoice: (request, idempotencyKey) => createInvoice(access, request, idempotencyKey),
    invoice: (id) => getInvoice(access, id),
    changedSince: (instant, page) => changedSince(access, instant, page),
    invoicesById: (ids) => invoicesById(access, ids),
    postedInvoice: (id) => getPostedInvoice(access, id),
    setStatus: (id, status, idempotencyKey) => setInvoiceStatus(access, id, status, idempotencyKey),
    email: (id, idempotencyKey) => emailInvoice(access, id, idempotencyKey),
    findCreditNote: (number) => findCreditNote(access, number),
    createCreditNote: (request, idempotencyKey) => createCreditNote(access, request, idempotencyKey),
    allocateCreditNote: (part, idempotencyKey) => allocateCreditNote(access, part, idempotencyKey),
  };
}
