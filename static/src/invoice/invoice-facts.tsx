import type { ReactNode } from 'react';
import type { InvoiceDetail, MoneyView } from '../../../src/handlers/pages/api';
import '../shared/figures.css';
import { IssueLink } from '../shared/links';
import { sign } from '../shared/money';
import { useFormats } from '../shared/where';
import { t } from '../texts';

/** Its money in figures: what it comes to, what came in, what is owed. */
export function InvoiceMoney({ invoice, taxMark }: { readonly invoice: InvoiceDetail['invoice']; readonly taxMark: string }) {
  const { money } = useFormats();
  const texts = t.invoice.money;
  const figures: readonly (readonly [string, MoneyView | undefined, boolean?])[] = [
    invoice.total ? [texts.total, invoice.total] : [texts.amount(taxMark), invoice.amount],
    [texts.paid, invoice.paid],
    [texts.credited, invoice.credited && sign(invoice.credited) !== 0 ? invoice.credited : undefined],
    [texts.due, invoice.due, invoice.overdue],
  ];
  return (
    <dl className="figures">
      {figures.map(([label, value, alarming]) => value === undefined ? null : (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={alarming === true ? 'number danger strong' : 'number'}>{money(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each with the way to its work; of one that still collects, that it does. */
function Milestones({ invoice: { first, milestoneName, issueKey, others = [], collects } }: Pick<InvoiceDetail, 'invoice'>) {
  return (
    <>
      {first ?? milestoneName} <IssueLink issueKey={issueKey} />
      {others.map((other) => <div key={`${other.issueKey} ${other.name}`}>{other.name} <IssueLink issueKey={other.issueKey} /></div>)}
      {collects ? <p className="subtle">{t.invoice.facts.collects}</p> : null}
    </>
  );
}

/** Who, what for, and by when. */
export function InvoiceFacts({ detail: { invoice, terms } }: { readonly detail: InvoiceDetail }) {
  const { date, instant, money } = useFormats();
  const texts = t.invoice.facts;
  const day = (value: string | undefined): ReactNode => (value === undefined ? <span className="subtle">{t.invoice.notYet}</span> : <span className="number">{date(value)}</span>);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [texts.client, invoice.clientName],
    [texts.contract, invoice.contractName],
    [texts.milestone, <Milestones key="milestones" invoice={invoice} />],
    [texts.reference, invoice.reference],
    [texts.issued, day(invoice.issueDate)],
    [texts.due, day(invoice.dueDate)],
    [texts.terms, t.words.terms(terms)],
    ...(invoice.base ? [[texts.base, t.invoice.atRate(money(invoice.base.total), invoice.base.rate, invoice.amount.currency, invoice.base.total.currency)] as const] : []),
    ...(invoice.readAt === undefined ? [] : [[texts.read, instant(invoice.readAt)] as const]),
  ];
  return <dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}
