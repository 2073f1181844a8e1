/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { FAULT_KINDS } from '../../faults';
import { addresses } from '../addresses';
import { field, type Site } from '../site';
import { DeveloperPage, type AppRow, type OAuthAppRow } from '../views/developer';
import { FaultsPage, HomePage, OutboxPage } from '../views/home';

export function homeRoutes(app: Hono, site: Site): void {
  const { model } = site;
  app.get('/', (context) => {
    const organisations = model.state.organisations.map((organisation) => {
      const counts: Record<string, number> = {};
      for (const { status } of model.invoices(organisation.id)) counts[status] = (counts[status] ?? 0) + 1;
      return { organisation, counts };
    });
    return context.html(<HomePage organisations={organisations} />);
  });

  app.get('/outbox', (context) => {
    const emails = model.state.emails.flatMap((email) => {
      const organisation = model.state.organisations.find((candidate) => candidate.id === email.organisationId);
      return organisation ? [{ email, organisation, invoice: model.invoice(organisation.id, email.invoiceId) }] : [];
    });
    return context.html(<OutboxPage emails={emails.toReversed()} />);
  });

  developerRoutes(app, site);
  faultRoutes(app, site);
}

function developerRoutes(app: Hono, site: Site): void {
  const { model, webhooks } = site;
  const apps = (): AppRow[] =>
    model.state.connections.map((connection) => ({
      app: connection,
      organisation: model.state.organisations.find((organisation) => organisation.id === connection.organisationId),
      webhook: webhookOf(connection.clientId),
    }));
  const oauthApps = (): OAuthAppRow[] => model.state.oauthApps.map((each) => ({ app: each, webhook: webhookOf(each.clientId) }));
  const webhookOf = (clientId: string): AppRow['webhook'] => model.state.webhooks.find((webhook) => webhook.clientId === clientId);

  app.get('/developer', (context) => context.html(<DeveloperPage apps={apps()} oauthApps={oauthApps()} />));

  app.post('/developer/:client/redirect-uris', async (context) => {
    const form = await context.req.formData();
    const outcome = model.apps.setRedirectUris(context.req.param('client'), (field(form, 'redirectUris') ?? '').split(/\s+/).filter((uri) => uri !== ''));
    return outcome.ok ? context.redirect(addresses.developer, 303) : context.html(<DeveloperPage apps={apps()} oauthApps={oauthApps()} refused={outcome.messages} />, 422);
  });

  app.post('/developer/:client/connect', (context) => {
    model.setConnected(context.req.param('client'), true);
    return context.redirect(addresses.developer, 303);
  });

  app.post('/developer/:client/disconnect', (context) => {
    model.setConnected(context.req.param('client'), false);
    return context.redirect(addresses.developer, 303);
  });

  app.post('/developer/:client/webhook', async (context) => {
    const form = await context.req.formData();
    const deliveryUrl = field(form, 'deliveryUrl') ?? '';
    const signingKey = field(form, 'signingKey');
    if (!URL.canParse(deliveryUrl) || signingKey === undefined) {
      return context.html(<DeveloperPage apps={apps()} oauthApps={oauthApps()} refused={['A webhook needs an address and a key.']} />, 422);
    }
    model.setWebhook(context.req.param('client'), { deliveryUrl, signingKey });
    await webhooks.sendIntent(context.req.param('client'));
    return context.redirect(addresses.developer, 303);
  });

  app.post('/developer/:client/intent', async (context) => {
    await webhooks.sendIntent(context.req.param('client'));
    return context.redirect(addresses.developer, 303);
  });
}

function faultRoutes(app: Hono, site: Site): void {
  const { faults, settings } = site;
  app.get('/faults', (context) => context.html(<FaultsPage faults={faults.list()} settings={settings} />));

  app.post('/faults', async (context) => {
    const form = await context.req.formData();
    const kind = FAULT_KINDS.find((known) => known === form.get('kind'));
    const route = field(form, 'route');
    if (!kind || route === undefined) return context.notFound();
    faults.next(route, kind, { times: Number(field(form, 'times') ?? 1), delayMs: Number(field(form, 'delayMs') ?? 100) });
    return context.redirect(addresses.faults, 303);
  });

  app.post('/faults/clear', (context) => {
    faults.clear();
    return context.redirect(addresses.faults, 303);
  });
}
