/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { addresses } from '../addresses';
import type { InvoiceView } from './invoice';
import { InvoiceTable } from './invoice';
import { amountText, dayText, Page } from './layout';

/** The invoice as its client sees it online, with a way to pay. */
export const ClientPage: FC<InvoiceView> = ({ organisation, invoice, contact, balance, refused, onlineUrl }) => (
  <Page title={`Invoice ${invoice.number} from ${organisation.name}`} here={addresses.home} refused={refused}>
    <section class="card" aria-label="Invoice">
      <dl>
        <dt>To</dt>
        <dd>{contact?.name}</dd>
        <dt>Reference</dt>
        <dd>{invoice.reference || '-'}</dd>
        <dt>Issue date</dt>
        <dd>{dayText(invoice.date)}</dd>
        <dt>Due date</dt>
        <dd>{dayText(invoice.dueDate)}</dd>
      </dl>
      <InvoiceTable invoice={invoice} balance={balance} />
    </section>
    {balance.due.isPositive() && invoice.status === 'AUTHORISED' ? (
      <form method="post" action={`${onlineUrl}/pay`}>
        <button type="submit">{`Pay ${amountText(balance.due)} ${invoice.currency} now`}</button>
      </form>
    ) : (
      <p class="card">{invoice.status === 'PAID' ? 'This invoice is paid. Thank you.' : 'There is nothing to pay.'}</p>
    )}
  </Page>
);
