import type { ReactNode } from 'react';
import type { BillView, MoneyView } from '../../../src/handlers/pages/api';
import { OutLink } from '../shared/links';
import { MilestoneLozenges } from '../shared/lozenges';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { Tagged } from './views';

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The amount with its state, then the invoice or the agreement. */
export function MilestoneFacts({ view }: { readonly view: Tagged }) {
  const { money, date } = useFormats();
  const { milestone, contract } = view;
  const texts = t.panel.tagged;
  const taxName = view.connection.state === 'not_connected' ? '' : view.connection.organisation.taxName;
  return (
    <div className="stack">
      <div className="row">
        <span className="amount">{money(milestone.amount)}<span className="subtle">{t.words.taxMark(contract.taxMode, taxName)}</span></span>
        <MilestoneLozenges milestone={milestone} />
      </div>
      {milestone.bill ? <BillFacts bill={milestone.bill} link={view.invoiceLink} /> : null}
      <dl className="facts">
        {milestone.price.kind === 'share' ? <Fact term={texts.share}>{t.shared.percent(milestone.price.percent)}</Fact> : null}
        <Fact term={texts.trigger}>{t.words.trigger(milestone.trigger, date)}</Fact>
        <Fact term={texts.terms}>{t.words.terms(milestone.terms ?? contract.terms)}</Fact>
        {milestone.deliverable === '' ? null : <Fact term={texts.deliverable}>{milestone.deliverable}</Fact>}
      </dl>
    </div>
  );
}

function BillFacts({ bill, link }: { readonly bill: BillView; readonly link: string | undefined }) {
  const { date } = useFormats();
  const texts = t.panel.tagged;
  return (
    <section className="card stack-tight">
      <div className="row-apart">
        <h3 className="break">{texts.invoice} {bill.number}</h3>
        {link === undefined ? null : <OutLink href={link}>{t.shared.openInXero}</OutLink>}
      </div>
      <dl className="facts">
        <MoneyFact term={texts.total} value={bill.total} />
        <MoneyFact term={texts.paid} value={bill.paid} />
        <MoneyFact term={texts.credited} value={bill.credited} unlessZero />
        <MoneyFact term={texts.due} value={bill.due} />
        {bill.dueDate === undefined ? null : <Fact term={texts.dueDate}><span className={bill.overdue ? 'danger strong' : undefined}>{date(bill.dueDate)}</span></Fact>}
      </dl>
    </section>
  );
}

function MoneyFact({ term, value, unlessZero }: { readonly term: string; readonly value: MoneyView | undefined; readonly unlessZero?: boolean }) {
  const { money } = useFormats();
  if (!value || (unlessZero === true && /^[0.]*$/u.test(value.amount))) return null;
  return <Fact term={term}><span className="number">{money(value)}</span></Fact>;
}
