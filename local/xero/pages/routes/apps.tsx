/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import type { AuthoriseRequest } from '../../oauth/consent';
import { addresses } from '../addresses';
import { organisationByCode, type Site } from '../site';
import { ConnectedAppsPage, ConsentErrorPage, ConsentPage, type ConsentView } from '../views/apps';

/** Where an app sends people: login.xero.com's address below the server's root. */
const AUTHORISE = '/login.xero.com/identity/connect/authorize';

/** The page on which a person lets an app into an organisation, or does not. */
export function consentRoutes(app: Hono, site: Site): void {
  const { apps } = site.model;
  const view = (request: AuthoriseRequest): ConsentView => ({
    request,
    people: site.model.state.people.map((person) => ({ person, organisations: apps.organisationsOf(person.id) })),
    several: site.settings.bulkConnections,
  });

  app.get(AUTHORISE, (context) => {
    const asked = apps.open(new URL(context.req.url).search);
    switch (asked.kind) {
      case 'ask':
        return context.html(<ConsentPage {...view(asked.request)} />);
      case 'page':
        return context.html(<ConsentErrorPage error={asked.error} detail={asked.detail} />, 400);
      case 'redirect':
        return context.redirect(asked.to);
    }
  });

  app.post(AUTHORISE, async (context) => {
    const { search } = new URL(context.req.url);
    const asked = apps.open(search);
    if (asked.kind === 'page') return context.html(<ConsentErrorPage error={asked.error} detail={asked.detail} />, 400);
    if (asked.kind === 'redirect') return context.redirect(asked.to, 303);
    const form = await context.req.formData();
    const choices = form.getAll('choice').map((choice) => (typeof choice === 'string' ? choice.split('/') : []));
    const [personId = ''] = choices[0] ?? [];
    const organisationIds = choices.map(([person, organisation = '']) => (person === personId ? organisation : ''));
    const outcome = apps.answer(search, form.get('answer') === 'allow' ? { personId, organisationIds } : 'deny');
    return outcome.ok ? context.redirect(outcome.value, 303) : context.html(<ConsentPage {...view(asked.request)} refused={outcome.messages} />, 422);
  });
}

/** The apps that can see an organisation's books. */
export function connectedAppRoutes(app: Hono, site: Site): void {
  const { apps } = site.model;
  app.get('/app/:code/connected-apps', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    return organisation ? context.html(<ConnectedAppsPage organisation={organisation} apps={apps.connectedTo(organisation.id)} />) : context.notFound();
  });

  app.post('/app/:code/connected-apps/:id/disconnect', (context) => {
    const organisation = organisationByCode(site, context.req.param('code'));
    const id = context.req.param('id');
    if (!organisation || !apps.connectedTo(organisation.id).some((each) => each.id === id)) return context.notFound();
    apps.disconnect(id);
    return context.redirect(addresses.connectedApps(organisation), 303);
  });
}
