/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { AuthoriseRequest } from '../../oauth/consent';
import type { ConnectedApp } from '../../oauth/people';
import type { Organisation, Person } from '../../state';
import { addresses } from '../addresses';
import { Act, instantText, Page } from './layout';

export const ConnectedAppsPage: FC<{ organisation: Organisation; apps: readonly ConnectedApp[] }> = ({ organisation, apps }) => (
  <Page title="Connected apps" here={addresses.connectedApps(organisation)} organisation={organisation}>
    {apps.length === 0 ? (
      <p class="card">No app can see these books.</p>
    ) : (
      <div class="card">
        <table>
          <thead>
            <tr>
              <th scope="col">App</th>
              <th scope="col">Connected by</th>
              <th scope="col">Since (UTC)</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {apps.map((app) => (
              <tr>
                <td>{app.name}</td>
                <td>{app.person ?? 'Custom connection'}</td>
                <td>{instantText(app.since)}</td>
                <td>
                  <Act to={`${addresses.connectedApps(organisation)}/${app.id}/disconnect`} kind="danger" label={`Disconnect ${app.name} (${app.person ?? 'custom connection'})`}>
                    Disconnect
                  </Act>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </Page>
);

export interface ConsentView {
  readonly request: AuthoriseRequest;
  /** Those who can sign in, each with their organisations. */
  readonly people: readonly { readonly person: Person; readonly organisations: readonly Organisation[] }[];
  /** Whether several organisations can be chosen at once. */
  readonly several: boolean;
  readonly refused?: readonly string[];
}

/** What a person sees whom an app has sent to Xero. The form goes back to the address that it came by. */
export const ConsentPage: FC<ConsentView> = ({ request, people, several, refused }) => (
  <Page title={`${request.app.name} wants access`} here="" refused={refused}>
    <form class="card" method="post">
      <p>{`${request.app.name} asks for:`}</p>
      <ul>
        {request.scopes.map((scope) => (
          <li>{SCOPE_WORDS[scope] ?? scope}</li>
        ))}
      </ul>
      {people.map(({ person, organisations }) => (
        <fieldset>
          <legend>{`${person.name} (${person.email})`}</legend>
          {organisations.length === 0 ? <p>Has no organisation.</p> : null}
          {organisations.map((organisation) => (
            <label class="choice">
              <input type={several ? 'checkbox' : 'radio'} name="choice" value={choiceValue(person, organisation)} />
              {`${organisation.name}${organisation.demo ? ' (demo company)' : ''}`}
            </label>
          ))}
        </fieldset>
      ))}
      <p class="muted">{`Afterwards you are sent to ${new URL(request.redirectUri).origin}.`}</p>
      <div class="actions">
        <button type="submit" name="answer" value="allow">Allow access</button>
        <button type="submit" name="answer" value="deny" class="quiet">Cancel</button>
      </div>
    </form>
  </Page>
);

/** Xero's own page for a request that it sends back to nobody. */
export const ConsentErrorPage: FC<{ error: string; detail: string }> = ({ error, detail }) => (
  <Page title="Sorry, something went wrong" here="">
    <section class="card" role="alert" aria-label="Error">
      <p>{`Error: ${error}`}</p>
      <p>{detail}</p>
    </section>
  </Page>
);

export function choiceValue(person: Pick<Person, 'id'>, organisation: Pick<Organisation, 'id'>): string {
  return `${person.id}/${organisation.id}`;
}

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  offline_access: 'Keep access while you are away (offline_access)',
  'accounting.invoices': 'See and change invoices and credit notes (accounting.invoices)',
  'accounting.invoices.read': 'See invoices and credit notes (accounting.invoices.read)',
  'accounting.contacts': 'See and change contacts (accounting.contacts)',
  'accounting.contacts.read': 'See contacts (accounting.contacts.read)',
  'accounting.settings': 'See and change settings (accounting.settings)',
  'accounting.settings.read': 'See settings (accounting.settings.read)',
  'accounting.payments': 'See and change payments (accounting.payments)',
  'accounting.payments.read': 'See payments (accounting.payments.read)',
};
