/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono';
import { onlineInvoiceUrl } from '../../rules/emails';
import type { Outcome } from '../../rules/result';
import type { Invoice, Organisation } from '../../state';
import { addresses } from '../addresses';
import { field, organisationByCode, type Site } from '../site';
import { InvoicesPage } from '../views/books';
import { ClientPage } from '../views/client';
import { creditName } from '../views/credits';
import { InvoicePage, type InvoiceView } from '../views/invoice';

type Action = (site: Site, organisation: Organisation, invoice: Invoice, form: FormData) => Outcome<unknown>;

const ACTIONS: Readonly<Record<string, Action>> = {
  approve: ({ model }, { id }, invoice) => model.updateInvoice(id, invoice.id, { status: 'AUTHORISED' }),
  submit: ({ model }, { id }, invoice) => model.updateInvoice(id, invoice.id, { status: 'SUBMITTED' }),
  draft: ({ model }, { id }, invoice) => model.updateInvoice(id, invoice.id, { status: 'DRAFT' }),
  void: ({ model }, { id }, invoice) => model.updateInvoice(id, invoice.id, { status: 'VOIDED' }),
  delete: ({ model }, { id }, invoice) => model.updateInvoice(id, invoice.id, { status: 'DELETED' }),
  email: ({ model }, { id }, invoice) => model.email(id, invoice.id),
  edit: ({ model }, { id }, invoice, form) => model.updateInvoice(id, invoice.id, { dueDate: field(form, 'dueDate'), reference: field(form, 'reference') ?? '' }),
  credit: ({ model }, { id }, invoice, form) =>
    model.credits.creditInvoice(id, invoice.id, { amount: (field(form, 'amount') ?? '').replaceAll(',', ''), reference: field(form, 'reference') }),
  pay: ({ model }, { id }, invoice, form) =>
    model.pay(id, invoice.id, {
      // A field left empty is not "all of it".
      amount: (field(form, 'amount') ?? '').replaceAll(',', ''),
      date: field(form, 'date'),
      accountCode: field(form, 'accountCode'),
      reference: field(form, 'reference'),
    }),
};

export function invoiceRoutes(app: Hono, site: Site): void {
  app.get('/app/:code/invoicing', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const status = context.req.query('status');
    const rows = site.model
      .invoices(organisation.id)
      .filter((invoice) => status === undefined || invoice.status === status)
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .map((invoice) => ({ invoice, contact: contactOf(site, invoice)?.name ?? '', balance: site.model.balance(invoice) }));
    return context.html(<InvoicesPage organisation={organisation} rows={rows} status={status} />);
  });

  app.get('/app/:code/invoicing/view/:id', (context) => {
    const found = find(site, context);
    return found ? context.html(<InvoicePage {...viewOf(site, found.organisation, found.invoice)} />) : context.notFound();
  });

  app.post('/app/:code/invoicing/view/:id/:action', async (context) => {
    const found = find(site, context);
    const action = ACTIONS[context.req.param('action')];
    if (!found || !action) return context.notFound();
    return answer(context, site, found, action(site, found.organisation, found.invoice, await context.req.formData()));
  });

  app.post('/app/:code/invoicing/view/:id/payments/:payment/delete', (context) => {
    const found = find(site, context);
    if (!found) return context.notFound();
    return answer(context, site, found, site.model.deletePayment(found.organisation.id, context.req.param('payment')));
  });

  clientRoutes(app, site);
}

/** The public page of an approved invoice, where its client pays. */
function clientRoutes(app: Hono, site: Site): void {
  app.get('/in.xero.com/:code', (context) => {
    const found = findPublic(site, context.req.param('code'));
    return found ? context.html(<ClientPage {...viewOf(site, found.organisation, found.invoice)} />) : context.notFound();
  });

  app.post('/in.xero.com/:code/pay', (context) => {
    const found = findPublic(site, context.req.param('code'));
    if (!found) return context.notFound();
    const outcome = site.model.pay(found.organisation.id, found.invoice.id, { reference: 'Paid online' });
    const view = viewOf(site, found.organisation, found.invoice);
    return outcome.ok ? context.redirect(view.onlineUrl, 303) : context.html(<ClientPage {...view} refused={outcome.messages} />, 422);
  });
}

interface Found {
  readonly organisation: Organisation;
  readonly invoice: Invoice;
}

function find(site: Site, context: Context): Found | undefined {
  const organisation = organisationByCode(site, context.req.param('code') ?? '');
  const invoice = organisation ? site.model.invoice(organisation.id, context.req.param('id') ?? '') : undefined;
  return organisation && invoice ? { organisation, invoice } : undefined;
}

function findPublic(site: Site, code: string): Found | undefined {
  const invoice = site.model.state.invoices.find((candidate) => onlineInvoiceUrl(candidate).endsWith(`/${code}`));
  const organisation = site.model.state.organisations.find((candidate) => candidate.id === invoice?.organisationId);
  return invoice && organisation && (invoice.status === 'AUTHORISED' || invoice.status === 'PAID') ? { organisation, invoice } : undefined;
}

function answer(context: Context, site: Site, { organisation, invoice }: Found, outcome: Outcome<unknown>): Response | Promise<Response> {
  if (outcome.ok) return context.redirect(addresses.invoice(organisation, invoice), 303);
  return context.html(<InvoicePage {...viewOf(site, organisation, invoice)} refused={outcome.messages} />, 422);
}

function viewOf(site: Site, organisation: Organisation, invoice: Invoice): InvoiceView {
  const { model } = site;
  return {
    organisation,
    invoice,
    contact: contactOf(site, invoice),
    balance: model.balance(invoice),
    payments: model.payments(invoice),
    credits: model.credits.allocationsOn(invoice).map((allocation) => ({ allocation, name: creditName(model.credits.find(organisation.id, allocation.sourceId)) })),
    history: model.state.history.filter((entry) => entry.invoiceId === invoice.id).toReversed(),
    banks: model.state.accounts.filter((account) => account.organisationId === organisation.id && account.type === 'BANK' && account.status === 'ACTIVE'),
    today: model.today(organisation.id),
    onlineUrl: `/in.xero.com${new URL(onlineInvoiceUrl(invoice)).pathname}`,
  };
}

function contactOf(site: Site, invoice: Invoice): Site['model']['state']['contacts'][number] | undefined {
  return site.model.state.contacts.find((contact) => contact.id === invoice.contactId);
}
