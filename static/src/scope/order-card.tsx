import Lozenge from '@atlaskit/lozenge';
import type { ChangeOrderView, ScopeContractView } from '../../../src/handlers/pages/api';
import { OutLink } from '../shared/links';
import { InvoiceLozenges } from '../shared/lozenges';
import { Notice } from '../shared/notice';
import type { People } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { ItemLine } from './item-line';
import { OrderActs } from './order-acts';
import { isAddress } from './order-draft';

interface CardProps {
  readonly contract: ScopeContractView;
  readonly order: ChangeOrderView;
  readonly manage: boolean;
  readonly people: People;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (view: ScopeContractView, text: string) => void;
  readonly onStale: () => void;
}

const COLOURS = { drafted: 'default', agreed: 'success', declined: 'removed' } as const;

/** One change order: what it is for and costs, where it stands, and what can be done with it. */
export function OrderCard({ contract, order, manage, people, onInvoice, onDone, onStale }: CardProps) {
  const { money, instant } = useFormats();
  const texts = t.scope.order;
  const { agreed, declined } = order;
  return (
    <article className="card stack" aria-label={texts.name(order.number, order.title)}>
      <div className="stack-tight">
        <div className="row row-loose">
          <h4 className="break scope-title">{texts.name(order.number, order.title)}</h4>
          <Lozenge appearance={COLOURS[order.state]}>{texts.state[order.state]}</Lozenge>
          <span className="number strong">{money(order.price)}</span>
        </div>
        <p className="subtle break">{order.milestoneName === undefined ? texts.gone : texts.to(order.milestoneName)} · {texts.drafted(people.nameOf(order.by), instant(order.createdAt))}</p>
        {order.text === '' ? null : <p className="break">{order.text}</p>}
        {agreed ? <p className="break">{texts.agreed(agreed.with, people.nameOf(agreed.by), instant(agreed.at))}. {texts.evidence}: {isAddress(agreed.evidence) ? <OutLink href={agreed.evidence.trim()}>{agreed.evidence}</OutLink> : agreed.evidence}</p> : null}
        {declined ? <p className="break">{texts.declined(people.nameOf(declined.by), instant(declined.at))}. {texts.reason(declined.reason)}</p> : null}
        <Billing order={order} onInvoice={onInvoice} />
      </div>
      <details>
        <summary>{texts.work(order.items.length)}</summary>
        <ul className="scope-items">{order.items.map((item) => <li key={item.id}><ItemLine item={item} /></li>)}</ul>
      </details>
      {manage ? <OrderActs contract={contract} order={order} onDone={onDone} onStale={onStale} /> : null}
    </article>
  );
}

/** How an agreed order is billed, or was. */
function Billing({ order: { agreed, bill, stranded }, onInvoice }: Pick<CardProps, 'order' | 'onInvoice'>) {
  const texts = t.scope.order;
  if (!agreed) return null;
  if (bill) {
    return (
      <p className="row">
        {texts.billed} <button type="button" className="text-button number" aria-label={t.project.invoices.showOf(bill.number)} onClick={() => onInvoice(bill.invoiceId)}>{bill.number}</button> <InvoiceLozenges bill={bill} />
      </p>
    );
  }
  if (stranded) return <Notice kind="warning"><p>{texts.stranded}</p></Notice>;
  return <p>{agreed.as === 'line' ? texts.asLine : texts.asMilestone(agreed.milestoneName ?? '')}</p>;
}
