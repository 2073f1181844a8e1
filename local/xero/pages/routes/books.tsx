/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { Decimal } from '../../rules/decimal';
import { addresses } from '../addresses';
import { field, organisationByCode, type Site } from '../site';
import { AccountsPage, ContactsPage, SettingsPage } from '../views/books';

const CHANGES = { archive: 'ARCHIVED', restore: 'ACTIVE' } as const;

export function booksRoutes(app: Hono, site: Site): void {
  contactRoutes(app, site);
  accountRoutes(app, site);
  settingsRoutes(app, site);
}

function contactRoutes(app: Hono, site: Site): void {
  const { model } = site;
  const contacts = (organisationId: string): typeof model.state.contacts => model.state.contacts.filter((contact) => contact.organisationId === organisationId);

  app.get('/app/:code/contacts', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    return organisation ? context.html(<ContactsPage organisation={organisation} contacts={contacts(organisation.id)} />) : context.notFound();
  });

  app.post('/app/:code/contacts', async (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const form = await context.req.formData();
    const outcome = model.createContact(organisation.id, { name: field(form, 'name'), email: field(form, 'email') });
    if (outcome.ok) return context.redirect(addresses.contacts(organisation), 303);
    return context.html(<ContactsPage organisation={organisation} contacts={contacts(organisation.id)} refused={outcome.messages} />, 422);
  });

  app.post('/app/:code/contacts/:id/:change{archive|restore}', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const outcome = model.setContactStatus(organisation.id, context.req.param('id'), CHANGES[context.req.param('change') === 'archive' ? 'archive' : 'restore']);
    if (outcome.ok) return context.redirect(addresses.contacts(organisation), 303);
    return context.html(<ContactsPage organisation={organisation} contacts={contacts(organisation.id)} refused={outcome.messages} />, 422);
  });
}

function accountRoutes(app: Hono, site: Site): void {
  const { model } = site;
  app.get('/app/:code/accounts', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const accounts = model.state.accounts.filter((account) => account.organisationId === organisation.id);
    const taxRates = model.state.taxRates.filter((rate) => rate.organisationId === organisation.id);
    return context.html(<AccountsPage organisation={organisation} accounts={accounts} taxRates={taxRates} />);
  });

  app.post('/app/:code/accounts/:account/:change{archive|restore}', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const outcome = model.setAccountStatus(organisation.id, context.req.param('account'), CHANGES[context.req.param('change') === 'archive' ? 'archive' : 'restore']);
    return outcome.ok ? context.redirect(addresses.accounts(organisation), 303) : context.notFound();
  });
}

function settingsRoutes(app: Hono, site: Site): void {
  const { model } = site;
  app.get('/app/:code/settings', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    return organisation ? context.html(<SettingsPage organisation={organisation} />) : context.notFound();
  });

  app.post('/app/:code/settings/lock-dates', async (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const form = await context.req.formData();
    model.setLockDates(organisation.id, { periodLockDate: field(form, 'periodLockDate'), endOfYearLockDate: field(form, 'endOfYearLockDate') });
    return context.redirect(addresses.settings(organisation), 303);
  });

  app.post('/app/:code/settings/currencies', async (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    if (!organisation) return context.notFound();
    const form = await context.req.formData();
    const code = field(form, 'code') ?? '';
    const rate = Decimal.parse(field(form, 'rate') ?? '');
    if (!/^[A-Z]{3}$/.test(code) || !rate?.isPositive()) {
      return context.html(<SettingsPage organisation={organisation} refused={['A currency has a code of three capitals and a rate above zero.']} />, 422);
    }
    const others = organisation.currencies.filter((currency) => currency.code !== code);
    model.setCurrencies(organisation.id, [...others, { code, description: field(form, 'description') ?? code, rate: rate.toString() }]);
    return context.redirect(addresses.settings(organisation), 303);
  });

  app.post('/app/:code/settings/currencies/:currency/remove', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    const code = context.req.param('currency');
    if (!organisation || code === organisation.baseCurrency) return context.notFound();
    model.setCurrencies(organisation.id, organisation.currencies.filter((currency) => currency.code !== code));
    return context.redirect(addresses.settings(organisation), 303);
  });
}
