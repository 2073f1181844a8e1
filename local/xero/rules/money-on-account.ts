import type { MoneyOnAccount, Organisation } from '../state';
import { findContact, type Books } from '../store';
import type { Decimal } from './decimal';
import { refuseLockedDate } from './documents';
import { done, refused, type Outcome } from './result';

export interface MoneyInput {
  readonly kind: MoneyOnAccount['kind'];
  readonly contactId: string;
  readonly amount: Decimal;
  readonly date: string;
  readonly reference?: string;
}

/** Money that came in for no invoice, in the organisation's own currency. (Xero makes it of a bank transaction, which this stand-in does not have.) */
export function receiveOnAccount(books: Books, organisation: Organisation, input: MoneyInput): Outcome<MoneyOnAccount> {
  const contact = findContact(books, organisation.id, input.contactId);
  if (contact?.status !== 'ACTIVE') return refused('The contact could not be found, or is archived.');
  if (!input.amount.isPositive() || input.amount.significantPlaces() > 2) return refused('The amount must be greater than zero and have at most two decimal places.');
  const locked = refuseLockedDate(organisation, input.date);
  if (locked) return refused(locked);
  const money: MoneyOnAccount = {
    id: books.newId(),
    organisationId: organisation.id,
    kind: input.kind,
    contactId: contact.id,
    date: input.date,
    total: input.amount.round(2).toString(),
    currency: organisation.baseCurrency,
    currencyRate: '1',
    reference: input.reference ?? '',
    status: 'AUTHORISED',
    updatedAt: books.clock.now(),
  };
  books.state.moneyOnAccount.push(money);
  books.announce({ organisationId: organisation.id, category: money.kind, type: 'CREATE', resourceId: money.id, data: { type: `RECEIVE-${money.kind}`, status: money.status } });
  books.changed();
  return done(money);
}
