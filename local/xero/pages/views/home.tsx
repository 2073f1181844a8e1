/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { Invoice, Organisation, SentEmail } from '../../state';
import { FAULT_KINDS, type Fault } from '../../faults';
import type { XeroSettings } from '../../settings';
import { addresses } from '../addresses';
import { Act, instantText, Page, Status } from './layout';

export const HomePage: FC<{ organisations: readonly { organisation: Organisation; counts: Readonly<Record<string, number>> }[] }> = ({ organisations }) => (
  <Page title="Organisations" here={addresses.home}>
    <div class="cards">
      {organisations.map(({ organisation, counts }) => (
        <section class="card" aria-label={organisation.name}>
          <h2>
            <a href={addresses.invoices(organisation)}>{organisation.name}</a>
          </h2>
          <p class="muted">
            {organisation.demo ? 'Demo company. ' : ''}
            {`${organisation.countryCode}, ${organisation.baseCurrency}`}
          </p>
          {Object.keys(counts).length === 0 ? (
            <p>No invoices yet.</p>
          ) : (
            <ul class="filters">
              {Object.entries(counts).map(([status, count]) => (
                <li>
                  <a href={addresses.invoices(organisation, status)}>
                    {count} <Status of={status} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  </Page>
);

export const OutboxPage: FC<{ emails: readonly { email: SentEmail; organisation: Organisation; invoice: Invoice | undefined }[] }> = ({ emails }) => (
  <Page title="Outbox" here={addresses.outbox}>
    <p class="muted">What would have been emailed to clients.</p>
    {emails.length === 0 ? <p class="card">Nothing was sent yet.</p> : null}
    {emails.map(({ email, organisation, invoice }) => (
      <article class="card" aria-label={email.subject}>
        <h2>{email.subject}</h2>
        <dl>
          <dt>To</dt>
          <dd>{email.to}</dd>
          <dt>At (UTC)</dt>
          <dd>{instantText(email.at)}</dd>
          <dt>Invoice</dt>
          <dd>{invoice ? <a href={addresses.invoice(organisation, invoice)}>{invoice.number}</a> : '-'}</dd>
        </dl>
        <p>{email.body}</p>
      </article>
    ))}
  </Page>
);

const ROUTES = ['PUT /Invoices', 'POST /Invoices', 'POST /Invoices/{InvoiceID}', 'POST /Invoices/{InvoiceID}/Email', 'PUT /CreditNotes', 'PUT /CreditNotes/{CreditNoteID}/Allocations', 'GET /Invoices', 'GET /Invoices/{InvoiceID}', 'GET /Contacts', 'GET /Organisation', 'POST /connect/token', 'GET /connections', 'webhook', '*'];

export const FaultsPage: FC<{ faults: readonly Fault[]; settings: XeroSettings }> = ({ faults, settings }) => (
  <Page title="Faults and switches" here={addresses.faults}>
    <section class="card">
      <h2>Make the next call go wrong</h2>
      <form class="fields" method="post" action={addresses.faults}>
        <label>
          Call
          <select name="route">
            {ROUTES.map((route) => (
              <option value={route}>{route === '*' ? 'Any call' : route}</option>
            ))}
          </select>
        </label>
        <label>
          What happens
          <select name="kind">
            {FAULT_KINDS.map((kind) => (
              <option value={kind}>{kind.replaceAll('-', ' ')}</option>
            ))}
          </select>
        </label>
        <label>
          How often
          <input name="times" type="number" min={1} max={1000} value="1" />
        </label>
        <label>
          Delay, ms
          <input name="delayMs" type="number" min={0} max={120000} value="25000" />
        </label>
        <button type="submit">Set</button>
      </form>
      {faults.length === 0 ? (
        <p class="muted">None is waiting.</p>
      ) : (
        <>
          <ul>
            {faults.map((fault) => (
              <li>{`${fault.route}: ${fault.kind.replaceAll('-', ' ')}, ${fault.times === 1 ? 'once' : `${fault.times} times`}`}</li>
            ))}
          </ul>
          <Act to={`${addresses.faults}/clear`} kind="quiet">Clear</Act>
        </>
      )}
    </section>
    <section class="card">
      <h2>Switches</h2>
      <p class="muted">What could not be verified about the real Xero, and what differs between organisations; local/xero/README.md says more. Set when it is started.</p>
      <dl>
        {Object.entries(settings).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <code>{String(value)}</code>
            </dd>
          </>
        ))}
      </dl>
    </section>
  </Page>
);
