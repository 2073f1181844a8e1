import Button from '@atlaskit/button/new';
import ArrowLeft from '@atlaskit/icon/core/arrow-left';
import type { AttentionView, InvoiceDetail as Detail, InvoiceView } from '../../../src/handlers/pages/api';
import '../attention/attention.css';
import { offered } from '../attention/answers';
import { AttentionRow } from '../attention/attention-row';
import { ActivityDays } from '../shared/activity-days';
import { call } from '../shared/call';
import { OutLink } from '../shared/links';
import { InvoiceLozenges } from '../shared/lozenges';
import { Notice } from '../shared/notice';
import { ProblemList, ProblemNotice } from '../shared/problems';
import { LoadFailed, Loading } from '../shared/states';
import { Steps } from '../shared/steps';
import { useAct } from '../shared/use-act';
import { useAnswer } from '../shared/use-answer';
import { useFocusOnShow } from '../shared/use-focus';
import { useFollow } from '../shared/use-follow';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { Accept } from './accept';
import { AcceptedNote } from './accepted-note';
import { isMoving } from './acts';
import { Dispute } from './dispute';
import { DifferenceTable } from './difference-table';
import { EditText } from './edit-text';
import { InvoiceActs } from './invoice-acts';
import { InvoiceFacts, InvoiceMoney } from './invoice-facts';
import { InvoiceLines } from './invoice-lines';
import { stepsOfInvoice } from './invoice-steps';
import { Settlements } from './settlements';
import './invoice.css';

interface DetailProps {
  readonly invoiceId: string;
  readonly taxName: string;
  readonly manage: boolean;
  /** What waits for a person on this invoice. */
  readonly waiting: readonly AttentionView[];
  /** Grows when something was done or heard that may have changed it. */
  readonly changes: number;
  readonly onBack: () => void;
  readonly onDone: (text: string) => void;
  /** Everything around it is to be read again. */
  readonly onStale: () => void;
  /** As it was read last. */
  readonly onRead: (invoice: InvoiceView) => void;
}

const SKELETON = [{ width: '240px', height: 24 }, { width: '100%', height: 64 }, { width: '100%', height: 160 }];

/** One invoice, opened: where it stands, what can be done with it, and everything that is known of it. */
export function InvoiceDetail({ invoiceId, changes, onBack, onRead, ...rest }: DetailProps) {
  const loader = useAnswer(() => call('invoice.load', { invoiceId }));
  const { load, refresh } = loader;
  const moving = load.state === 'ready' && isMoving(load.data.invoice);
  const look = (): void => void refresh().then((answer) => (answer.ok ? onRead(answer.data.invoice) : undefined));
  useFollow(look, moving || changes > 0 ? changes + 1 : 0);
  return (
    <div className="tab stack">
      <div><Button appearance="subtle" spacing="compact" iconBefore={ArrowLeft} onClick={onBack}>{t.invoice.back}</Button></div>
      {load.state === 'loading' ? <Loading blocks={SKELETON} /> : load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={loader.retry} /> : <Opened detail={load.data} {...rest} onLook={look} />}
    </div>
  );
}

interface OpenedProps extends Omit<DetailProps, 'invoiceId' | 'changes' | 'onBack' | 'onRead'> {
  readonly detail: Detail;
  readonly onLook: () => void;
}

function Opened({ detail, taxName, manage, waiting, onDone, onStale, onLook }: OpenedProps) {
  const { date } = useFormats();
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const { invoice } = detail;
  const taxMark = t.words.taxMark(detail.taxMode, taxName);
  // Differences have a place of their own below, with all there is to compare.
  const items = waiting.filter((item) => item.problem.code !== 'LEDGER_DIFFERS');
  const done = (text: string): void => {
    onDone(text);
    onLook();
  };
  const stale = (): void => {
    onStale();
    onLook();
  };
  return (
    <article className="stack-wide" aria-labelledby="invoice-title">
      <header className="stack">
        <div className="row-apart">
          <div className="row row-loose">
            <h2 id="invoice-title" ref={heading} tabIndex={-1} className="number">{t.invoice.title(invoice.number)}</h2>
            <InvoiceLozenges bill={invoice} />
          </div>
          {invoice.link === undefined ? null : <OutLink href={invoice.link}>{t.invoice.openInXero}</OutLink>}
        </div>
        <InvoiceMoney invoice={invoice} taxMark={taxMark} />
        <UnderWay invoice={invoice} />
        {items.length > 0 ? (
          <ul className="attention">{items.map((item) => <AttentionRow key={item.id} item={item} taxName={taxName} onDone={done} onStale={stale} />)}</ul>
        ) : invoice.problem ? <ProblemNotice problem={invoice.problem} /> : null}
        {manage ? <InvoiceActs invoice={invoice} taxMark={taxMark} answered={items.flatMap(offered)} onDone={done} onStale={stale} /> : null}
      </header>
      <Dispute detail={detail} manage={manage} onDone={done} onStale={stale} />
      <Steps title={t.invoice.steps.title} steps={stepsOfInvoice(detail, date)} />
      <Differences detail={detail} manage={manage} onDone={done} onStale={stale} />
      <InvoiceFacts detail={detail} />
      <InvoiceLines detail={detail} taxMark={taxMark} taxName={taxName} />
      {manage && invoice.canRelease ? <EditText detail={detail} onDone={done} onStale={stale} /> : null}
      <Settlements settlements={detail.settlements} />
      <section className="stack-tight">
        <h3>{t.invoice.activity}</h3>
        {detail.activity.length === 0 ? <p className="subtle">{t.invoice.noActivity}</p> : <ActivityDays rows={detail.activity} headings="h4" />}
      </section>
    </article>
  );
}

/** What goes on without anybody's doing: heard by screen readers when it begins. */
function UnderWay({ invoice }: { readonly invoice: InvoiceView }) {
  const said = invoice.doing !== undefined ? `${t.invoice.doing[invoice.doing]} ${t.invoice.followed}` : invoice.status === 'sending' ? t.invoice.sending : '';
  return <div role="status">{said === '' ? null : <Notice kind="info"><p>{said}</p></Notice>}</div>;
}

interface DifferencesProps {
  readonly detail: Detail;
  readonly manage: boolean;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

function Differences({ detail: { invoice, accepted }, manage, onDone, onStale }: DifferencesProps) {
  const texts = t.invoice.differences;
  const open = invoice.differences.some((difference) => !difference.accepted);
  const taken = invoice.status === 'voided' || invoice.status === 'deleted';
  const facts = { invoice: invoice.number, found: '', milestone: invoice.milestoneName, client: '', amount: '' };
  if (invoice.differences.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{texts.title}</h3>
      <DifferenceTable number={invoice.number} differences={invoice.differences} />
      {accepted ? <AcceptedNote accepted={accepted} /> : null}
      {accepted && !open && manage && !taken ? <Withdraw invoice={invoice} onDone={onDone} onStale={onStale} /> : null}
      {open && manage ? (
        <Accept
          label={texts.accept} name={invoice.number} question={t.attention.questions.accept(facts)} onStale={onStale} onDone={() => onDone(t.attention.done.accept(facts))}
          accept={async (note) => call('invoice.acceptDifferences', { invoiceId: invoice.invoiceId, rev: invoice.rev, note })}
        />
      ) : null}
    </section>
  );
}

/** What was accepted can be taken back: it is asked about again, and nothing in the ledger changes. */
function Withdraw({ invoice, onDone, onStale }: Pick<DifferencesProps, 'onDone' | 'onStale'> & { readonly invoice: InvoiceView }) {
  const texts = t.invoice.differences;
  const acting = useAct<'withdraw'>({ perform: async () => call('invoice.withdrawAcceptance', { invoiceId: invoice.invoiceId, rev: invoice.rev }), onDone: () => onDone(texts.withdrawn(invoice.number)), onStale });
  return (
    <div className="stack-tight">
      <div role="alert">{acting.problems.length > 0 ? <ProblemList problems={acting.problems} /> : null}</div>
      <div><Button spacing="compact" appearance="subtle" isLoading={acting.running !== undefined} onClick={() => acting.give('withdraw')}>{texts.withdraw}</Button></div>
    </div>
  );
}
