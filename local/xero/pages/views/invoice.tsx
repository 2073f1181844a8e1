/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { Balance } from '../../rules/invoices';
import type { Account, Allocation, Contact, HistoryEntry, Invoice, Organisation, Payment } from '../../state';
import { addresses } from '../addresses';
import { Act, amountText, dayText, instantText, Page, Status } from './layout';

/** A part of a credit that is on the invoice. */
export interface AppliedCredit {
  readonly allocation: Allocation;
  readonly name: string;
}

export interface InvoiceView {
  readonly organisation: Organisation;
  readonly invoice: Invoice;
  readonly contact: Contact | undefined;
  readonly balance: Balance;
  readonly payments: readonly Payment[];
  readonly credits: readonly AppliedCredit[];
  readonly history: readonly HistoryEntry[];
  readonly banks: readonly Account[];
  readonly today: string;
  readonly onlineUrl: string;
  readonly refused?: readonly string[];
}

export const InvoicePage: FC<InvoiceView> = (view) => {
  const { organisation, invoice, refused } = view;
  return (
    <Page title={`Invoice ${invoice.number}`} here={addresses.invoices(organisation)} organisation={organisation} refused={refused}>
      <section class="card" aria-label="Invoice">
        <Heading {...view} />
        <InvoiceTable {...view} />
      </section>
      <Actions {...view} />
      {view.payments.length > 0 ? <Payments {...view} /> : null}
      {view.credits.length > 0 ? <AppliedCredits {...view} /> : null}
      <History entries={view.history} />
    </Page>
  );
};

const Heading: FC<InvoiceView> = ({ invoice, contact, onlineUrl }) => (
  <dl>
    <dt>Status</dt>
    <dd>
      <Status of={invoice.status} /> {invoice.sentToContact ? <span class="muted">Sent</span> : null}
    </dd>
    <dt>To</dt>
    <dd>
      {contact?.name} {contact?.email ? <span class="muted">{contact.email}</span> : null}
    </dd>
    <dt>Reference</dt>
    <dd>{invoice.reference || '-'}</dd>
    <dt>Issue date</dt>
    <dd>{dayText(invoice.date)}</dd>
    <dt>Due date</dt>
    <dd>{dayText(invoice.dueDate) || '-'}</dd>
    {invoice.url === undefined ? null : (
      <>
        <dt>Made from</dt>
        <dd>
          <a href={invoice.url}>{`Go to ${invoice.url}`}</a>
        </dd>
      </>
    )}
    {invoice.status === 'AUTHORISED' || invoice.status === 'PAID' ? (
      <>
        <dt>Online invoice</dt>
        <dd>
          <a href={onlineUrl}>What the client sees</a>
        </dd>
      </>
    ) : null}
  </dl>
);

/** Lines, tax and totals, as the client sees them too. */
export const InvoiceTable: FC<{ invoice: Invoice; balance: Balance }> = ({ invoice, balance }) => (
  <div class="scroll" tabindex={0} role="region" aria-label="Lines">
    <table>
      <thead>
        <tr>
          <th scope="col">Description</th>
          <th scope="col" class="number">Quantity</th>
          <th scope="col" class="number">Unit price</th>
          <th scope="col">Account</th>
          <th scope="col">Tax</th>
          <th scope="col" class="number">{`Amount ${invoice.currency}`}</th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line) => (
          <tr>
            <td>{line.description}</td>
            <td class="number">{Number(line.quantity)}</td>
            <td class="number">{amountText(line.unitAmount)}</td>
            <td>{line.accountCode}</td>
            <td>{line.taxType}</td>
            <td class="number">{amountText(line.lineAmount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <TotalRow name="Subtotal" amount={amountText(balance.subTotal)} />
        <TotalRow name={invoice.lineAmountTypes === 'Inclusive' ? 'Includes tax' : 'Tax'} amount={amountText(balance.totalTax)} />
        <TotalRow name="Total" amount={amountText(balance.total)} />
        <TotalRow name="Paid" amount={amountText(balance.paid)} />
        {balance.credited.isZero() ? null : <TotalRow name="Credited" amount={amountText(balance.credited)} />}
        <TotalRow name={`Amount due ${invoice.currency}`} amount={invoice.status === 'VOIDED' || invoice.status === 'DELETED' ? '0.00' : amountText(balance.due)} strong />
      </tfoot>
    </table>
  </div>
);

const TotalRow: FC<{ name: string; amount: string; strong?: boolean }> = ({ name, amount, strong }) => (
  <tr>
    <th scope="row" colspan={5} class={strong ? 'number due' : 'number'}>
      {name}
    </th>
    <td class={strong ? 'number due' : 'number'}>{amount}</td>
  </tr>
);

const Actions: FC<InvoiceView> = (view) => {
  const { organisation, invoice, balance } = view;
  const to = (action: string): string => `${addresses.invoice(organisation, invoice)}/${action}`;
  switch (invoice.status) {
    case 'DRAFT':
    case 'SUBMITTED':
      return (
        <section class="card" aria-label="What can be done">
          <div class="actions">
            <Act to={to('approve')}>Approve</Act>
            {invoice.status === 'DRAFT' ? <Act to={to('submit')} kind="quiet">Submit for approval</Act> : <Act to={to('draft')} kind="quiet">Return to draft</Act>}
            <Act to={to('delete')} kind="danger">Delete</Act>
          </div>
          <h2 style="margin-top:20px">Change</h2>
          <form class="fields" method="post" action={to('edit')}>
            <label>
              Due date
              <input type="date" name="dueDate" value={invoice.dueDate ?? ''} />
            </label>
            <label>
              Reference
              <input name="reference" value={invoice.reference} maxlength={255} />
            </label>
            <button type="submit" class="quiet">Save</button>
          </form>
        </section>
      );
    case 'AUTHORISED':
      return (
        <section class="card" aria-label="What can be done">
          <PaymentForm view={view} to={to('pay')} due={balance.due.toString()} />
          <CreditForm view={view} to={to('credit')} due={balance.due.toString()} />
          <div class="actions" style="margin-top:16px">
            <Act to={to('email')} kind="quiet">Send email</Act>
            <Act to={to('void')} kind="danger">Void</Act>
          </div>
        </section>
      );
    case 'PAID':
      return (
        <section class="card" aria-label="What can be done">
          <Act to={to('email')} kind="quiet">Send email</Act>
        </section>
      );
    case 'VOIDED':
    case 'DELETED':
      return null;
  }
};

const PaymentForm: FC<{ view: InvoiceView; to: string; due: string }> = ({ view, to, due }) => (
  <>
    <h2>Record a payment</h2>
    <form class="fields" method="post" action={to}>
      <label>
        {`Amount ${view.invoice.currency}`}
        <input name="amount" inputmode="decimal" value={due} required />
      </label>
      <label>
        Date paid
        <input type="date" name="date" value={view.today} required />
      </label>
      <label>
        Paid to
        <select name="accountCode">
          {view.banks.map((account) => (
            <option value={account.code}>{`${account.code} ${account.name}`}</option>
          ))}
        </select>
      </label>
      <label>
        Payment reference
        <input name="reference" maxlength={255} />
      </label>
      <button type="submit">Record payment</button>
    </form>
  </>
);

const CreditForm: FC<{ view: InvoiceView; to: string; due: string }> = ({ view, to, due }) => (
  <>
    <h2 style="margin-top:20px">Add a credit note</h2>
    <form class="fields" method="post" action={to}>
      <label>
        {`Credit ${view.invoice.currency}, tax included`}
        <input name="amount" inputmode="decimal" value={due} required />
      </label>
      <label>
        Credit note reference
        <input name="reference" maxlength={255} />
      </label>
      <button type="submit" class="quiet">Add and allocate credit note</button>
    </form>
  </>
);

const Payments: FC<InvoiceView> = ({ organisation, invoice, payments }) => (
  <section class="card">
    <h2>Payments</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Reference</th>
          <th scope="col" class="number">{`Amount ${invoice.currency}`}</th>
          <th scope="col">Undo</th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr>
            <td>{dayText(payment.date)}</td>
            <td>{payment.reference || '-'}</td>
            <td class="number">{amountText(payment.amount)}</td>
            <td>
              <Act to={`${addresses.invoice(organisation, invoice)}/payments/${payment.id}/delete`} kind="danger" label={`Delete payment of ${payment.amount}`}>
                Delete payment
              </Act>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const AppliedCredits: FC<InvoiceView> = ({ organisation, invoice, credits }) => (
  <section class="card">
    <h2>Credits applied</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Credit</th>
          <th scope="col" class="number">{`Amount ${invoice.currency}`}</th>
          <th scope="col">Undo</th>
        </tr>
      </thead>
      <tbody>
        {credits.map(({ allocation, name }) => (
          <tr>
            <td>{dayText(allocation.date)}</td>
            <td>
              <a href={addresses.credit(organisation, allocation.sourceId)}>{name}</a>
            </td>
            <td class="number">{amountText(allocation.amount)}</td>
            <td>
              <Act to={`${addresses.credit(organisation, allocation.sourceId)}/allocations/${allocation.id}/remove`} kind="danger" label={`Remove ${name} of ${allocation.amount}`}>
                Remove
              </Act>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const History: FC<{ entries: readonly HistoryEntry[] }> = ({ entries }) => (
  <section class="card">
    <h2>History</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">When (UTC)</th>
          <th scope="col">Change</th>
          <th scope="col">By</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr>
            <td>{instantText(entry.at)}</td>
            <td>{entry.changes}</td>
            <td>{entry.user}</td>
            <td>{entry.details}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
