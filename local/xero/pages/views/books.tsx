/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { Balance } from '../../rules/invoices';
import { INVOICE_STATUSES, type Account, type Contact, type Invoice, type Organisation, type TaxRate } from '../../state';
import { addresses } from '../addresses';
import { Act, amountText, dayText, Page, Status } from './layout';

export interface InvoiceRow {
  readonly invoice: Invoice;
  readonly contact: string;
  readonly balance: Balance;
}

export const InvoicesPage: FC<{ organisation: Organisation; rows: readonly InvoiceRow[]; status: string | undefined }> = ({ organisation, rows, status }) => (
  <Page title="Invoices" here={addresses.invoices(organisation)} organisation={organisation}>
    <nav aria-label="By status">
      <ul class="filters">
        <li>
          <a href={addresses.invoices(organisation)} aria-current={status === undefined ? 'true' : undefined}>
            All
          </a>
        </li>
        {INVOICE_STATUSES.map((each) => (
          <li>
            <a href={addresses.invoices(organisation, each)} aria-current={each === status ? 'true' : undefined}>
              <Status of={each} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {rows.length === 0 ? <p class="card">There are no invoices here yet.</p> : <InvoiceRows organisation={organisation} rows={rows} />}
  </Page>
);

const InvoiceRows: FC<{ organisation: Organisation; rows: readonly InvoiceRow[] }> = ({ organisation, rows }) => (
  <div class="card scroll" tabindex={0} role="region" aria-label="Invoices">
    <table>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Reference</th>
          <th scope="col">To</th>
          <th scope="col">Date</th>
          <th scope="col">Due date</th>
          <th scope="col" class="number">Total</th>
          <th scope="col" class="number">Due</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ invoice, contact, balance }) => (
          <tr>
            <td>
              <a href={addresses.invoice(organisation, invoice)}>{invoice.number}</a>
            </td>
            <td>{invoice.reference}</td>
            <td>{contact}</td>
            <td>{dayText(invoice.date)}</td>
            <td>{dayText(invoice.dueDate)}</td>
            <td class="number">{`${amountText(balance.total)} ${invoice.currency}`}</td>
            <td class="number">{amountText(balance.due)}</td>
            <td>
              <Status of={invoice.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export const ContactsPage: FC<{ organisation: Organisation; contacts: readonly Contact[]; refused?: readonly string[] }> = ({ organisation, contacts, refused }) => (
  <Page title="Contacts" here={addresses.contacts(organisation)} organisation={organisation} refused={refused}>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Email</th>
            <th scope="col">Status</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <tr>
              <td>{contact.name}</td>
              <td>{contact.email ?? '-'}</td>
              <td>
                <Status of={contact.status} />
              </td>
              <td>
                <Toggle to={`${addresses.contacts(organisation)}/${contact.id}`} name={contact.name} status={contact.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <section class="card">
      <h2>Add a contact</h2>
      <form class="fields" method="post" action={addresses.contacts(organisation)}>
        <label>
          Name
          <input name="name" required maxlength={255} />
        </label>
        <label>
          Email
          <input name="email" type="email" maxlength={255} />
        </label>
        <button type="submit">Add contact</button>
      </form>
    </section>
  </Page>
);

export const AccountsPage: FC<{ organisation: Organisation; accounts: readonly Account[]; taxRates: readonly TaxRate[] }> = ({ organisation, accounts, taxRates }) => (
  <Page title="Accounts and tax" here={addresses.accounts(organisation)} organisation={organisation}>
    <section class="card">
      <h2>Chart of accounts</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Tax</th>
            <th scope="col">Status</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr>
              <td>{account.code}</td>
              <td>{account.name}</td>
              <td>{account.type}</td>
              <td>{account.taxType}</td>
              <td>
                <Status of={account.status} />
              </td>
              <td>
                <Toggle to={`${addresses.accounts(organisation)}/${account.code}`} name={account.name} status={account.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>Tax rates</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Tax type</th>
            <th scope="col">Name</th>
            <th scope="col" class="number">Rate</th>
            <th scope="col">For</th>
          </tr>
        </thead>
        <tbody>
          {taxRates.map((rate) => (
            <tr>
              <td>{rate.taxType}</td>
              <td>{rate.name}</td>
              <td class="number">{`${rate.rate} %`}</td>
              <td>{rate.appliesTo.join(', ').toLowerCase()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </Page>
);

const Toggle: FC<{ to: string; name: string; status: 'ACTIVE' | 'ARCHIVED' }> = ({ to, name, status }) =>
  status === 'ACTIVE' ? (
    <Act to={`${to}/archive`} kind="quiet" label={`Archive ${name}`}>Archive</Act>
  ) : (
    <Act to={`${to}/restore`} kind="quiet" label={`Restore ${name}`}>Restore</Act>
  );

export const SettingsPage: FC<{ organisation: Organisation; refused?: readonly string[] }> = ({ organisation, refused }) => (
  <Page title="Settings" here={addresses.settings(organisation)} organisation={organisation} refused={refused}>
    <section class="card">
      <h2>Lock dates</h2>
      <p class="muted">Documents dated on or before a lock date can't be written. Leave empty for none.</p>
      <form class="fields" method="post" action={`${addresses.settings(organisation)}/lock-dates`}>
        <label>
          Period lock date
          <input type="date" name="periodLockDate" value={organisation.periodLockDate ?? ''} />
        </label>
        <label>
          End of year lock date
          <input type="date" name="endOfYearLockDate" value={organisation.endOfYearLockDate ?? ''} />
        </label>
        <button type="submit">Save lock dates</button>
      </form>
    </section>
    <section class="card">
      <h2>Currencies</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Name</th>
            <th scope="col">{`For 1 ${organisation.baseCurrency}`}</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {organisation.currencies.map((currency) => (
            <tr>
              <td>{currency.code}</td>
              <td>{currency.description}</td>
              <td>{currency.rate}</td>
              <td>
                {currency.code === organisation.baseCurrency ? (
                  'Base currency'
                ) : (
                  <Act to={`${addresses.settings(organisation)}/currencies/${currency.code}/remove`} kind="quiet" label={`Remove ${currency.code}`}>Remove</Act>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form class="fields" method="post" action={`${addresses.settings(organisation)}/currencies`} style="margin-top:16px">
        <label>
          Code
          <input name="code" pattern="[A-Z]{3}" required size={5} />
        </label>
        <label>
          Name
          <input name="description" required />
        </label>
        <label>
          {`For 1 ${organisation.baseCurrency}`}
          <input name="rate" inputmode="decimal" required size={8} />
        </label>
        <button type="submit">Add currency</button>
      </form>
    </section>
  </Page>
);
