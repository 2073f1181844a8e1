import type { ReactNode } from 'react';
import type { BillView, MoneyView } from '../../../src/handlers/pages/api';
import { IssueLink, OutLink } from '../shared/links';
import { InvoiceLozenges, MilestoneLozenges } from '../shared/lozenges';
import { sign } from '../shared/money';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { taxMarkOf, type Tagged } from './views';

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The amount and where it stands: what most people came to see. */
export function MilestoneAmount({ view }: { readonly view: Tagged }) {
  const { money } = useFormats();
  return (
    <div className="row">
      <span className="amount">{money(view.milestone.amount)}<span className="subtle">{taxMarkOf(view)}</span></span>
      <MilestoneLozenges milestone={view.milestone} />
    </div>
  );
}

/** What was agreed. */
export function AgreementFacts({ view }: { readonly view: Tagged }) {
  const { date } = useFormats();
  const { milestone, contract } = view;
  const texts = t.panel.tagged;
  return (
    <dl className="facts">
      <Fact term={texts.trigger}>{t.words.trigger(milestone.trigger, date)}</Fact>
      <Fact term={texts.terms}>{t.words.terms(milestone.terms ?? contract.terms)}</Fact>
      {milestone.autonomy ? <Fact term={texts.autonomy}>{t.words.autonomy[milestone.autonomy]}</Fact> : null}
      {milestone.price.kind === 'share' ? <Fact term={texts.share}>{t.shared.percent(milestone.price.percent)}</Fact> : null}
      {milestone.deliverable === '' ? null : <Fact term={texts.deliverable}>{milestone.deliverable}</Fact>}
    </dl>
  );
}

/** The invoice as the ledger has it; before that, what it will be for. Of one that was taken back, and whose milestone is planned anew or on hold, also how it stands. */
export function BillFacts({ view, bill }: { readonly view: Tagged; readonly bill: BillView }) {
  const { date, money } = useFormats();
  const texts = t.panel.tagged;
  const { invoiceLink, milestone: { state } } = view;
  return (
    <section className="card stack-tight">
      <div className="row-apart">
        <div className="row">
          <h3 className="break">{texts.invoice} {bill.number}</h3>
          {state === 'planned' || state === 'held' ? <InvoiceLozenges bill={bill} /> : null}
        </div>
        {invoiceLink === undefined ? null : <OutLink href={invoiceLink}>{t.shared.openInXero}</OutLink>}
      </div>
      {bill.others ? <p className="break">{texts.together(view.milestone.name)} {bill.others.map(({ name, issueKey }, index) => <span key={`${issueKey} ${name}`}>{index === 0 ? '' : ', '}{name} <IssueLink issueKey={issueKey} /></span>)}</p> : null}
      {bill.status === 'sending' ? <p className="subtle">{texts.sending}</p> : null}
      <dl className="facts">
        {bill.total ? null : <Fact term={texts.amount}><span className="number">{money(bill.amount)}{taxMarkOf(view)}</span></Fact>}
        <MoneyFact term={texts.total} value={bill.total} />
        <MoneyFact term={texts.paid} value={bill.paid} />
        <MoneyFact term={texts.credited} value={bill.credited} unlessZero />
        <MoneyFact term={texts.due} value={bill.due} />
        {bill.dueDate === undefined || settled(bill) ? null : <Fact term={texts.dueDate}><span className={bill.overdue ? 'danger strong' : undefined}>{date(bill.dueDate)}</span></Fact>}
      </dl>
    </section>
  );
}

/** Nothing is owed any more: a due date would only alarm. */
function settled({ due }: BillView): boolean {
  return due !== undefined && sign(due) <= 0;
}

function MoneyFact({ term, value, unlessZero }: { readonly term: string; readonly value: MoneyView | undefined; readonly unlessZero?: boolean }) {
  const { money } = useFormats();
  if (!value || (unlessZero === true && sign(value) === 0)) return null;
  return <Fact term={term}><span className="number">{money(value)}</span></Fact>;
}
