/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { FetchHandler } from '../../common/ports';
import { addresses } from './addresses';
import { booksRoutes } from './routes/books';
import { connectedAppRoutes, consentRoutes } from './routes/apps';
import { creditRoutes } from './routes/credits';
import { homeRoutes } from './routes/home';
import { invoiceRoutes } from './routes/invoices';
import { organisationByCode, type Site } from './site';
import { Page } from './views/layout';

/** What a person sees of the local Xero: its books, its outbox, the app's keys and webhooks, and switches for what can go wrong. */
export function createPages(site: Site): FetchHandler {
  const app = new Hono();
  app.use(csrf());
  app.get('/assets/style.css', (context) => context.body(readFileSync(join(__dirname, 'style.css'), 'utf8'), 200, { 'content-type': 'text/css; charset=utf-8' }));
  homeRoutes(app, site);
  xeroAddresses(app, site);
  invoiceRoutes(app, site);
  booksRoutes(app, site);
  creditRoutes(app, site);
  connectedAppRoutes(app, site);
  consentRoutes(app, site);
  app.notFound((context) =>
    context.html(
      <Page title="There is no such page" here="">
        <p class="card">
          <a href={addresses.home}>To the organisations</a>
        </p>
      </Page>,
      404,
    ),
  );
  return async (request) => app.fetch(request);
}

/** The addresses that links into Xero have: sign in to an organisation and go on, and the old pages of an invoice. */
function xeroAddresses(app: Hono, site: Site): void {
  app.get('/organisationlogin/default.aspx', (context) => {
    const organisation = organisationByCode(site, context.req.query('shortcode') ?? '');
    const target = context.req.query('redirecturl') ?? '/';
    // Only ever to a page of our own.
    const page = target.startsWith('/') && !target.startsWith('//') ? target : '/';
    return organisation ? context.redirect(page === '/' ? addresses.invoices(organisation) : page) : context.notFound();
  });

  app.get('/AccountsReceivable/:page{(View|Edit)\\.aspx}', (context) => {
    const id = (context.req.query('InvoiceID') ?? '').toLowerCase();
    const invoice = site.model.state.invoices.find((candidate) => candidate.id === id);
    const organisation = site.model.state.organisations.find((candidate) => candidate.id === invoice?.organisationId);
    return invoice && organisation ? context.redirect(addresses.invoice(organisation, invoice)) : context.notFound();
  });

  app.get('/app/:code', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    return organisation ? context.redirect(addresses.invoices(organisation)) : context.notFound();
  });
}
