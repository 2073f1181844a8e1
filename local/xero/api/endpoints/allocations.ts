import { allocate, credit, removeAllocation, type Credit, type CreditSource } from '../../rules/allocations';
import { todayIn, wireDay } from '../../rules/dates';
import { Decimal } from '../../rules/decimal';
import type { MoneyOnAccount } from '../../state';
import { findContact, findInvoice } from '../../store';
import { NOT_FOUND, validationErrors, validationException, ZERO_ID, type Answer } from '../answer';
import { actorOf, envelope, type Call, type Endpoint } from '../call';
import { elementsOf, type Fields } from '../fields';
import type { WireObject } from '../json';
import { modifiedSince, paged } from '../query';
import { allocationShape, moneyShape } from '../shape/credit';
import { parseOrder, parseWhere, type FilterFields } from '../where';
import { CREDIT_WRITE, creditNoteOf } from './credit-notes';
import { answerElements, handleElements, type Handled } from './elements';

const MONEY_READ = ['accounting.payments', 'accounting.payments.read'];
const MONEY_WRITE = ['accounting.payments'];

/** Putting credits on invoices and taking them off again, and reading prepayments and overpayments. */
export const ALLOCATION_ENDPOINTS: readonly Endpoint[] = [
  ...allocationsAt('/CreditNotes/{CreditNoteID}', CREDIT_WRITE, (call) => of(call, 'CREDITNOTE', creditNoteOf(call)?.id)),
  ...allocationsAt('/Prepayments/{PrepaymentID}', MONEY_WRITE, (call) => of(call, 'PREPAYMENT', call.params['PrepaymentID'])),
  ...allocationsAt('/Overpayments/{OverpaymentID}', MONEY_WRITE, (call) => of(call, 'OVERPAYMENT', call.params['OverpaymentID'])),
  ...moneyAt('/Prepayments', '{PrepaymentID}', 'PREPAYMENT'),
  ...moneyAt('/Overpayments', '{OverpaymentID}', 'OVERPAYMENT'),
];

type Find = (call: Call) => Credit | undefined;

function allocationsAt(path: string, scopes: readonly string[], find: Find): readonly Endpoint[] {
  return [
    { method: 'PUT', path: `${path}/Allocations`, scopes, query: ['summarizeErrors'], handle: (call) => putAllocations(call, find) },
    { method: 'DELETE', path: `${path}/Allocations/{AllocationID}`, scopes, query: [], handle: (call) => deleteAllocation(call, find) },
  ];
}

function of(call: Call, source: CreditSource, id: string | undefined): Credit | undefined {
  const found = id === undefined ? undefined : credit(call.books, source, id.toLowerCase());
  return found?.record.organisationId === call.organisation.id ? found : undefined;
}

function putAllocations(call: Call, find: Find): Answer {
  if (!find(call)) return NOT_FOUND;
  const elements = elementsOf(call.body, 'Allocations', 'Allocation');
  return answerElements(call, 'Allocations', handleElements(call, elements, (fields) => put(call, find, fields)));
}

function put(call: Call, find: Find, fields: Fields): Handled {
  const { books, organisation } = call;
  const target = fields.child('Invoice');
  const key = target?.text('InvoiceID') ?? target?.text('InvoiceNumber');
  target?.end();
  const amount = fields.decimal('Amount') ?? Decimal.zero;
  const date = fields.day('Date') ?? todayIn(organisation.timeZone, books.clock.now());
  fields.end();
  const invoice = key === undefined ? undefined : findInvoice(books, organisation.id, key);
  const from = find(call);
  const asked = { Amount: amount, Date: wireDay(date), Invoice: { InvoiceID: invoice?.id ?? ZERO_ID } };
  if (!invoice || !from) return refusedPut(asked, ['The document with the supplied id was not found for this endpoint.']);
  const outcome = allocate(books, organisation, actorOf(call), from, { invoice, amount, date });
  return outcome.ok ? { ok: true, shape: allocationShape(books, outcome.value) } : refusedPut(asked, outcome.messages);
}

/** What was asked for, echoed: Xero's file says that an allocation always has these three. */
function refusedPut(asked: WireObject, messages: readonly string[]): Handled {
  return { ok: false, shape: { ...asked, ValidationErrors: validationErrors(messages) } };
}

/** The allocation itself comes back, marked as deleted. */
function deleteAllocation(call: Call, find: Find): Answer {
  const from = find(call);
  const id = (call.params['AllocationID'] ?? '').toLowerCase();
  const allocation = call.books.state.allocations.find((candidate) => candidate.id === id && candidate.sourceId === from?.record.id);
  if (!allocation) return NOT_FOUND;
  const outcome = removeAllocation(call.books, call.organisation, actorOf(call), allocation);
  if (!outcome.ok) return validationException([{ AllocationID: allocation.id, ValidationErrors: validationErrors(outcome.messages) }]);
  return { status: 200, body: { ...allocationShape(call.books, allocation), IsDeleted: true } };
}

function moneyAt(path: string, placeholder: string, kind: MoneyOnAccount['kind']): readonly Endpoint[] {
  const name = path.slice(1);
  const own = ({ books, organisation }: Call): MoneyOnAccount[] => books.state.moneyOnAccount.filter((money) => money.kind === kind && money.organisationId === organisation.id);
  return [
    { method: 'GET', path, scopes: MONEY_READ, query: ['where', 'order', 'page', 'pageSize'], handle: (call) => listMoney(call, name, own(call)) },
    {
      method: 'GET',
      path: `${path}/${placeholder}`,
      scopes: MONEY_READ,
      query: [],
      handle: (call) => {
        const id = (call.params[placeholder.slice(1, -1)] ?? '').toLowerCase();
        const found = own(call).find((money) => money.id === id);
        return found ? envelope(call, { [name]: [moneyShape(call.books, found)] }) : NOT_FOUND;
      },
    },
  ];
}

function listMoney(call: Call, name: string, own: readonly MoneyOnAccount[]): Answer {
  const { books, organisation, query } = call;
  const fields: FilterFields<MoneyOnAccount> = {
    Status: (money) => money.status,
    Reference: (money) => money.reference,
    'Contact.ContactID': (money) => money.contactId,
    'Contact.Name': (money) => findContact(books, organisation.id, money.contactId)?.name,
    Date: (money) => new Date(`${money.date}T00:00:00Z`),
    UpdatedDateUTC: (money) => new Date(money.updatedAt),
    Total: (money) => Decimal.of(money.total),
  };
  const since = modifiedSince(call.headers, books.settings.modifiedSince);
  const where = query.text('where');
  const matches = where === undefined ? () => true : parseWhere(where, fields, call.books.settings.whereOr);
  const found = own.filter((money) => since(money.updatedAt) && matches(money)).sort(parseOrder(query.text('order') ?? 'UpdatedDateUTC ASC', fields));
  const page = query.page();
  if (!page) return envelope(call, { [name]: found.map((money) => moneyShape(books, money)) });
  const { items, pagination } = paged(found, page);
  return envelope(call, { pagination, [name]: items.map((money) => moneyShape(books, money)) });
}
