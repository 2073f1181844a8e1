/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { Credit } from '../../rules/allocations';
import type { Allocation, Contact, Invoice, Organisation } from '../../state';
import { addresses } from '../addresses';
import { Act, amountText, dayText, Page, Status } from './layout';

/** `CN-0001`, `Prepayment` or `Overpayment`. */
export function creditName(credit: Credit | undefined): string {
  if (!credit) return 'Credit';
  if ('number' in credit.record) return credit.record.number;
  return credit.record.kind === 'PREPAYMENT' ? 'Prepayment' : 'Overpayment';
}

export interface CreditRow {
  readonly credit: Credit;
  readonly contact: string;
}

export interface CreditsView {
  readonly organisation: Organisation;
  readonly rows: readonly CreditRow[];
  /** To whom money may be booked. */
  readonly contacts: readonly Contact[];
  readonly refused?: readonly string[];
}

export const CreditsPage: FC<CreditsView> = ({ organisation, rows, contacts, refused }) => (
  <Page title="Credits" here={addresses.credits(organisation)} organisation={organisation} refused={refused}>
    {rows.length === 0 ? <p class="card">There are no credit notes, prepayments or overpayments yet. A credit note is added on its invoice.</p> : <CreditRows organisation={organisation} rows={rows} />}
    <section class="card">
      <h2>Record money on account</h2>
      <form class="fields" method="post" action={addresses.credits(organisation)}>
        <label>
          Kind
          <select name="kind">
            <option value="PREPAYMENT">Prepayment</option>
            <option value="OVERPAYMENT">Overpayment</option>
          </select>
        </label>
        <label>
          From
          <select name="contactId">
            {contacts.map((contact) => (
              <option value={contact.id}>{contact.name}</option>
            ))}
          </select>
        </label>
        <label>
          {`Amount ${organisation.baseCurrency}`}
          <input name="amount" inputmode="decimal" required />
        </label>
        <label>
          Reference
          <input name="reference" maxlength={255} />
        </label>
        <button type="submit">Record</button>
      </form>
    </section>
  </Page>
);

const CreditRows: FC<{ organisation: Organisation; rows: readonly CreditRow[] }> = ({ organisation, rows }) => (
  <div class="card scroll" tabindex={0} role="region" aria-label="Credits">
    <table>
      <thead>
        <tr>
          <th scope="col">Credit</th>
          <th scope="col">Reference</th>
          <th scope="col">To</th>
          <th scope="col">Date</th>
          <th scope="col" class="number">Total</th>
          <th scope="col" class="number">Left</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ credit, contact }) => (
          <tr>
            <td>
              <a href={addresses.credit(organisation, credit.record.id)}>{creditName(credit)}</a>
            </td>
            <td>{credit.record.reference}</td>
            <td>{contact}</td>
            <td>{dayText(credit.record.date)}</td>
            <td class="number">{`${amountText(credit.total)} ${credit.record.currency}`}</td>
            <td class="number">{amountText(credit.remaining)}</td>
            <td>
              <CreditStatus credit={credit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** An approved credit awaits use, not payment. */
const CreditStatus: FC<{ credit: Credit }> = ({ credit: { record } }) =>
  record.status === 'AUTHORISED' ? <span class="status AUTHORISED">Can be allocated</span> : record.status === 'PAID' ? <span class="status PAID">Used up</span> : <Status of={record.status} />;

export interface CreditView {
  readonly organisation: Organisation;
  readonly credit: Credit;
  readonly contact: string;
  readonly allocations: readonly { readonly allocation: Allocation; readonly invoice: Invoice | undefined }[];
  /** Invoices it could be put on. */
  readonly open: readonly { readonly invoice: Invoice; readonly due: string }[];
  readonly refused?: readonly string[];
}

export const CreditPage: FC<CreditView> = (view) => {
  const { organisation, credit, contact, allocations, refused } = view;
  return (
    <Page title={creditName(credit)} here={addresses.credits(organisation)} organisation={organisation} refused={refused}>
      <section class="card" aria-label="Credit">
        <dl>
          <dt>Status</dt>
          <dd>
            <CreditStatus credit={credit} />
          </dd>
          <dt>To</dt>
          <dd>{contact}</dd>
          <dt>Reference</dt>
          <dd>{credit.record.reference || '-'}</dd>
          <dt>Date</dt>
          <dd>{dayText(credit.record.date)}</dd>
          <dt>Total</dt>
          <dd>{`${amountText(credit.total)} ${credit.record.currency}`}</dd>
          <dt>Left to allocate</dt>
          <dd>{`${amountText(credit.remaining)} ${credit.record.currency}`}</dd>
        </dl>
      </section>
      <AllocateForm {...view} />
      {allocations.length === 0 ? null : <Allocations {...view} />}
      {'number' in credit.record && credit.record.status === 'AUTHORISED' ? <Act to={`${addresses.credit(organisation, credit.record.id)}/void`} kind="danger">Void</Act> : null}
    </Page>
  );
};

const AllocateForm: FC<CreditView> = ({ organisation, credit, open }) =>
  credit.record.status !== 'AUTHORISED' || open.length === 0 ? null : (
    <section class="card">
      <h2>Allocate to an invoice</h2>
      <form class="fields" method="post" action={`${addresses.credit(organisation, credit.record.id)}/allocate`}>
        <label>
          Invoice
          <select name="invoiceId">
            {open.map(({ invoice, due }) => (
              <option value={invoice.id}>{`${invoice.number}: ${amountText(due)} due`}</option>
            ))}
          </select>
        </label>
        <label>
          {`Amount ${credit.record.currency}`}
          <input name="amount" inputmode="decimal" value={credit.remaining.toString()} required />
        </label>
        <button type="submit">Allocate</button>
      </form>
    </section>
  );

const Allocations: FC<CreditView> = ({ organisation, credit, allocations }) => (
  <section class="card">
    <h2>Allocated to</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col">Date</th>
          <th scope="col" class="number">Amount</th>
          <th scope="col">Undo</th>
        </tr>
      </thead>
      <tbody>
        {allocations.map(({ allocation, invoice }) => (
          <tr>
            <td>{invoice ? <a href={addresses.invoice(organisation, invoice)}>{invoice.number}</a> : '-'}</td>
            <td>{dayText(allocation.date)}</td>
            <td class="number">{amountText(allocation.amount)}</td>
            <td>
              <Act to={`${addresses.credit(organisation, credit.record.id)}/allocations/${allocation.id}/remove`} kind="danger" label={`Remove ${allocation.amount} from ${invoice?.number ?? ''}`}>
                Remove
              </Act>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
