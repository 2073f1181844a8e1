/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { CustomConnection, OAuthApp, Organisation, Webhook } from '../../state';
import { addresses } from '../addresses';
import { Act, instantText, Page, Status } from './layout';

export interface AppRow {
  readonly app: CustomConnection;
  readonly organisation: Organisation | undefined;
  readonly webhook: Webhook | undefined;
}

/** An OAuth 2 web app: people let it into their organisations. */
export interface OAuthAppRow {
  readonly app: OAuthApp;
  readonly webhook: Webhook | undefined;
}

export const DeveloperPage: FC<{ apps: readonly AppRow[]; oauthApps: readonly OAuthAppRow[]; refused?: readonly string[] }> = ({ apps, oauthApps, refused }) => (
  <Page title="Developer" here={addresses.developer} refused={refused}>
    <p class="muted">Custom connections: what an app signs in with. Copy the client id and secret into the app.</p>
    {apps.map(({ app, organisation, webhook }) => (
      <section class="card" aria-label={`Custom connection to ${organisation?.name ?? 'nothing'}`}>
        <h2>{`${app.name} to ${organisation?.name ?? '-'}`}</h2>
        <dl>
          <dt>Client id</dt>
          <dd>
            <code>{app.clientId}</code>
          </dd>
          <dt>Client secret</dt>
          <dd>
            <code>{app.clientSecret}</code>
          </dd>
          <dt>Access</dt>
          <dd>{app.connected ? 'Connected' : 'Disconnected'}</dd>
        </dl>
        <div style="margin:12px 0">
          {app.connected ? (
            <Act to={`${addresses.developer}/${app.clientId}/disconnect`} kind="danger" label={`Disconnect from ${organisation?.name ?? ''}`}>Disconnect</Act>
          ) : (
            <Act to={`${addresses.developer}/${app.clientId}/connect`} label={`Connect to ${organisation?.name ?? ''} again`}>Connect again</Act>
          )}
        </div>
        <WebhookForm app={app} webhook={webhook} />
      </section>
    ))}
    <p class="muted">OAuth 2.0 apps: people let them into organisations of their own.</p>
    {oauthApps.map(({ app, webhook }) => (
      <section class="card" aria-label={`OAuth app ${app.name}`}>
        <h2>{app.name}</h2>
        <Keys app={app} />
        <h3>Redirect URIs</h3>
        <form class="fields" method="post" action={`${addresses.developer}/${app.clientId}/redirect-uris`}>
          <label>
            One a line: https, or http://localhost
            <textarea class="wide" name="redirectUris" rows={3}>{app.redirectUris.join('\n')}</textarea>
          </label>
          <button type="submit">Save redirect URIs</button>
        </form>
        <WebhookForm app={app} webhook={webhook} />
      </section>
    ))}
  </Page>
);

const Keys: FC<{ app: OAuthApp }> = ({ app }) => (
  <dl>
    <dt>Client id</dt>
    <dd>
      <code>{app.clientId}</code>
    </dd>
    <dt>Client secret</dt>
    <dd>
      <code>{app.clientSecret}</code>
    </dd>
  </dl>
);

const WebhookForm: FC<{ app: Pick<OAuthApp, 'clientId'>; webhook: Webhook | undefined }> = ({ app, webhook }) => (
  <>
    <h3>Webhook</h3>
    <form class="fields" method="post" action={`${addresses.developer}/${app.clientId}/webhook`}>
      <label>
        Delivery URL
        <input class="wide" type="url" name="deliveryUrl" value={webhook?.deliveryUrl ?? ''} required />
      </label>
      <label>
        Signing key
        <input name="signingKey" value={webhook?.signingKey ?? ''} required />
      </label>
      <button type="submit">Save and send intent to receive</button>
    </form>
    {webhook ? (
      <>
        <p>
          <Status of={webhook.state} /> {webhook.pending.length > 0 ? `${webhook.pending.length} waiting` : ''}
        </p>
        {webhook.state === 'ok' ? null : (
          <Act to={`${addresses.developer}/${app.clientId}/intent`} kind="quiet" label={`Send intent to receive to ${app.clientId}`}>Send intent to receive</Act>
        )}
        <ul>
          {webhook.log.slice(0, 10).map((entry) => (
            <li>{`${instantText(entry.at)} ${entry.what}: ${entry.status === 0 ? 'no answer' : `answered ${entry.status}`}`}</li>
          ))}
        </ul>
      </>
    ) : null}
  </>
);
