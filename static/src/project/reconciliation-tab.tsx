import Button from '@atlaskit/button/new';
import type { ReconciliationRow, ReconciliationView } from '../../../src/handlers/pages/api';
import { Accept } from '../invoice/accept';
import { AcceptedNote } from '../invoice/accepted-note';
import { DifferenceTable } from '../invoice/difference-table';
import { call } from '../shared/call';
import { ExportCsv } from '../shared/export-csv';
import { OutLink } from '../shared/links';
import { Notice } from '../shared/notice';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { reconciliationCells } from './reconciliation-cells';
import { isAcceptable, isTakenBack, keyOf, numberOf, sectionsOf, verdictOf } from './reconciliation';

interface ReconciliationProps {
  readonly manage: boolean;
  readonly onInvoice: (invoiceId: string) => void;
  /** To where decisions on milestones are taken. */
  readonly onDecide: () => void;
  readonly onDone: (text: string) => void;
  /** What a file of it is named after. */
  readonly file: (what: string) => string;
}

const SKELETON = [{ width: '100%', height: 48 }, { width: '160px', height: 20 }, { width: '100%', height: 160 }];

/** Whether the books say what Milepost believes, and each place where they don't. */
export function ReconciliationTab({ manage, onInvoice, onDecide, onDone, file }: ReconciliationProps) {
  const { load, retry, refresh } = useAnswer(() => call('project.reconciliation', {}));
  const again = (): void => void refresh();
  if (load.state === 'loading') return <div className="tab"><Loading blocks={SKELETON} /></div>;
  if (load.state === 'failed') return <div className="tab"><LoadFailed problems={load.problems} onRetry={retry} /></div>;
  return (
    <div className="tab stack-wide">
      <h2 className="hidden">{t.project.tabs.reconciliation}</h2>
      <Verdict view={load.data} />
      {load.data.rows.length === 0 ? null : <div><ExportCsv what={t.project.tabs.reconciliation} file={file(t.project.tabs.reconciliation)} lines={() => reconciliationCells(load.data.rows)} /></div>}
      {load.data.more === true ? <Notice kind="warning"><p>{t.reconciliation.more}</p></Notice> : null}
      {sectionsOf(load.data.rows).map(({ kind, rows }) => (
        <section key={kind} className="stack-tight">
          <h3>{t.reconciliation.kinds[kind].title(rows.length)}</h3>
          <p className="subtle small">{t.reconciliation.kinds[kind].note}</p>
          <ul className="stack">
            {rows.map((row) => (
              <Row key={keyOf(row)} row={row} manage={manage} onInvoice={onInvoice} onDecide={onDecide} onDone={(text) => { onDone(text); again(); }} onStale={again} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** How it stands in one sentence, and how fresh that is. */
function Verdict({ view: { checkedAt, agreed, rows } }: { readonly view: ReconciliationView }) {
  const { instant } = useFormats();
  const texts = t.reconciliation;
  const { open, stale } = verdictOf(rows);
  if (checkedAt === undefined) return <Notice kind="info"><p>{texts.never}</p></Notice>;
  if (open > 0) return <Notice kind="warning" title={texts.open(open)}><p>{texts.agreedToo(agreed)} {texts.checked(instant(checkedAt))}</p></Notice>;
  if (stale > 0) return <Notice kind="warning" title={texts.stale(stale)}><p>{texts.checked(instant(checkedAt))}</p></Notice>;
  if (agreed === 0 && rows.length === 0) return <Notice kind="info"><p>{texts.nothing} {texts.checked(instant(checkedAt))}</p></Notice>;
  return <Notice kind="success" title={texts.agreed(agreed)}><p>{texts.checked(instant(checkedAt))}</p></Notice>;
}

interface RowProps extends Omit<ReconciliationProps, 'onDone' | 'file'> {
  readonly row: ReconciliationRow;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

function Row({ row, manage, onInvoice, onDecide, onDone, onStale }: RowProps) {
  const { instant } = useFormats();
  const { invoice, found, accepted } = row;
  const number = numberOf(row);
  const link = found?.link ?? invoice?.link;
  const where = [row.clientName, row.contractName].filter((part) => part !== '');
  return (
    <li className="card stack-tight">
      <div className="row-apart">
        <div className="row row-loose">
          <h4 className="number">
            {invoice === undefined ? number : <button type="button" className="text-button" aria-label={t.project.invoices.showOf(number)} onClick={() => onInvoice(invoice.id)}>{number}</button>}
          </h4>
          <span className="subtle break">{where.join(' · ')}</span>
        </div>
        {link === undefined ? null : <OutLink href={link} label={t.project.invoices.openOf(number)}>{t.shared.openInXero}</OutLink>}
      </div>
      {row.reason === undefined ? null : <p className="break">{t.reconciliation.reasons[row.reason]}</p>}
      {row.differences.length === 0 ? null : <DifferenceTable number={number} differences={row.differences} />}
      <p className="subtle small">{t.reconciliation.since(instant(row.since))}</p>
      {accepted ? <AcceptedNote accepted={accepted} /> : null}
      {manage && isAcceptable(row) ? <AcceptRow row={row} onDone={onDone} onStale={onStale} /> : null}
      {isTakenBack(row) ? <div><Button spacing="compact" aria-label={t.attention.named(t.reconciliation.decide, number)} onClick={onDecide}>{t.reconciliation.decide}</Button></div> : null}
    </li>
  );
}

function AcceptRow({ row: { kind, invoice, found }, onDone, onStale }: { readonly row: ReconciliationRow; readonly onDone: (text: string) => void; readonly onStale: () => void }) {
  const facts = { invoice: invoice?.number ?? '', found: found?.number ?? '', milestone: '', client: '', amount: '' };
  const shared = { name: invoice?.number ?? found?.number ?? '', onStale };
  if (kind === 'extra' && found) {
    return (
      <Accept
        {...shared} label={t.attention.answer.accept_extra} question={t.attention.questions.accept_extra(facts)} onDone={() => onDone(t.attention.done.accept_extra(facts))}
        accept={async (note) => call('finance.acceptExtra', { ledgerId: found.ledgerId, note })}
      />
    );
  }
  if (!invoice) return null;
  return (
    <Accept
      {...shared} label={kind === 'missing' ? t.attention.takeAsDeleted : t.attention.answer.accept} question={kind === 'missing' ? t.attention.missing(facts) : t.attention.questions.accept(facts)} onDone={() => onDone(t.attention.done.accept(facts))}
      accept={async (note) => call('invoice.acceptDifferences', { invoiceId: invoice.id, rev: invoice.rev, note })}
    />
  );
}
