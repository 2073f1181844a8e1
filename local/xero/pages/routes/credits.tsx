/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono';
import type { Credit } from '../../rules/allocations';
import type { Outcome } from '../../rules/result';
import type { Organisation } from '../../state';
import { addresses } from '../addresses';
import { field, organisationByCode, type Site } from '../site';
import { CreditPage, CreditsPage, type CreditsView, type CreditView } from '../views/credits';

type Act = (site: Site, organisation: Organisation, credit: Credit, form: FormData) => Outcome<unknown>;

const ACTS: Readonly<Record<string, Act>> = {
  void: ({ model }, { id }, { record }) => model.credits.voidCreditNote(id, record.id),
  // A field left empty is not "as much as there is".
  allocate: ({ model }, { id }, { record }, form) => model.credits.allocate(id, record.id, field(form, 'invoiceId') ?? '', (field(form, 'amount') ?? '').replaceAll(',', '')),
};

export function creditRoutes(app: Hono, site: Site): void {
  const { credits } = site.model;
  app.get('/app/:code/credits', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    return organisation ? context.html(<CreditsPage {...listOf(site, organisation)} />) : context.notFound();
  });

  app.post('/app/:code/credits', async (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const form = await context.req.formData();
    const outcome = credits.receive(organisation.id, {
      kind: form.get('kind') === 'OVERPAYMENT' ? 'OVERPAYMENT' : 'PREPAYMENT',
      contactId: field(form, 'contactId') ?? '',
      amount: (field(form, 'amount') ?? '').replaceAll(',', ''),
      reference: field(form, 'reference'),
    });
    return outcome.ok ? context.redirect(addresses.credits(organisation), 303) : context.html(<CreditsPage {...listOf(site, organisation)} refused={outcome.messages} />, 422);
  });

  app.get('/app/:code/credits/:id', (context) => {
    const found = find(site, context);
    return found ? context.html(<CreditPage {...viewOf(site, found)} />) : context.notFound();
  });

  app.post('/app/:code/credits/:id/:act', async (context) => {
    const found = find(site, context);
    const act = ACTS[context.req.param('act')];
    if (!found || !act) return context.notFound();
    return answer(context, site, found, act(site, found.organisation, found.credit, await context.req.formData()));
  });

  app.post('/app/:code/credits/:id/allocations/:allocation/remove', (context) => {
    const found = find(site, context);
    return found ? answer(context, site, found, credits.removeAllocation(found.organisation.id, context.req.param('allocation'))) : context.notFound();
  });
}

interface Found {
  readonly organisation: Organisation;
  readonly credit: Credit;
}

function find(site: Site, context: Context): Found | undefined {
  const organisation = organisationByCode(site, context.req.param('code') ?? '');
  const credit = organisation && site.model.credits.find(organisation.id, context.req.param('id') ?? '');
  return organisation && credit ? { organisation, credit } : undefined;
}

function answer(context: Context, site: Site, found: Found, outcome: Outcome<unknown>): Response | Promise<Response> {
  if (outcome.ok) return context.redirect(addresses.credit(found.organisation, found.credit.record.id), 303);
  return context.html(<CreditPage {...viewOf(site, found)} refused={outcome.messages} />, 422);
}

function listOf(site: Site, organisation: Organisation): CreditsView {
  const { model } = site;
  const rows = model.credits.all(organisation.id).map((credit) => ({ credit, contact: contactName(site, credit) }));
  const contacts = model.state.contacts.filter((contact) => contact.organisationId === organisation.id && contact.status === 'ACTIVE');
  return { organisation, rows, contacts };
}

function viewOf(site: Site, { organisation, credit }: Found): CreditView {
  const { model } = site;
  return {
    organisation,
    credit,
    contact: contactName(site, credit),
    allocations: model.credits.allocationsOf(credit.record.id).map((allocation) => ({ allocation, invoice: model.invoice(organisation.id, allocation.invoiceId) })),
    open: model
      .invoices(organisation.id)
      .filter((invoice) => invoice.status === 'AUTHORISED' && invoice.contactId === credit.record.contactId && invoice.currency === credit.record.currency)
      .map((invoice) => ({ invoice, due: model.balance(invoice).due.toString() })),
  };
}

function contactName(site: Site, { record }: Credit): string {
  return site.model.state.contacts.find((contact) => contact.id === record.contactId)?.name ?? '';
}
