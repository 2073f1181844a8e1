import type { Invoice, Organisation, SentEmail } from '../state';
import { findContact, recordHistory, type Books } from '../store';
import { todayIn } from './dates';
import { balanceOf } from './invoices';
import { done, historyUser, refused, type Actor, type Outcome } from './result';

/** Where a client sees an invoice online. */
export function onlineInvoiceUrl(invoice: Invoice): string {
  return `https://in.xero.com/${invoice.id.replaceAll('-', '')}`;
}

/** Sends the invoice to its contact: into the outbox, as nothing leaves the machine. Approved ones only, to a contact with an address. */
export function emailInvoice(books: Books, organisation: Organisation, actor: Actor, invoice: Invoice): Outcome<SentEmail> {
  if (invoice.status !== 'AUTHORISED' && invoice.status !== 'PAID') return refused('Invoice not of valid status for emailing');
  const to = findContact(books, organisation.id, invoice.contactId)?.email ?? '';
  if (to === '') return refused('The contact does not have an email address.');
  const today = todayIn(organisation.timeZone, books.clock.now());
  const sentToday = books.state.emails.filter((email) => email.organisationId === organisation.id && todayIn(organisation.timeZone, email.at) === today).length;
  const most = organisation.demo ? 0 : books.settings.emailsPerDay;
  if (sentToday >= most) return refused('The daily email limit for this organisation has been reached.');
  const email: SentEmail = {
    id: books.newId(),
    organisationId: organisation.id,
    invoiceId: invoice.id,
    to,
    subject: `Invoice ${invoice.number} from ${organisation.name}`,
    body: `${balanceOf(books, invoice).due.toString()} ${invoice.currency} due${invoice.dueDate === undefined ? '' : ` by ${invoice.dueDate}`}: ${onlineInvoiceUrl(invoice)}`,
    at: books.clock.now(),
  };
  books.state.emails.push(email);
  invoice.sentToContact = true;
  invoice.updatedAt = books.clock.now();
  recordHistory(books, invoice, 'Invoice sent', `to ${to}`, historyUser(actor));
  books.announce({ organisationId: organisation.id, category: 'INVOICE', type: 'UPDATE', resourceId: invoice.id });
  books.changed();
  return done(email);
}
