import Lozenge from '@atlaskit/lozenge';
import type { InvoiceDetail, MoneyView } from '../../../src/handlers/pages/api';
import { Table, type Column } from '../shared/table';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { anyDiffers, pairLines, type LinePair } from './lines';

/** What the invoice says, as it was sent and as the ledger has it, with its sums. */
export function InvoiceLines({ detail, taxMark, taxName }: { readonly detail: InvoiceDetail; readonly taxMark: string; readonly taxName: string }) {
  const { money } = useFormats();
  const texts = t.invoice.lines;
  const { invoice, lines, ledgerLines, subtotal, taxMode } = detail;
  const pairs = pairLines(lines, ledgerLines);
  const differ = anyDiffers(pairs);
  const sum = (label: string, value: MoneyView | undefined) => (value ? [{ description: label, amount: money(value), ledger: money(value) }] : []);
  const totals = [
    ...(taxMode === 'exclusive' ? sum(texts.subtotal, subtotal) : []),
    ...(taxMode === 'none' ? [] : sum(taxName === '' ? texts.tax : taxName, invoice.tax)),
    ...sum(texts.total, invoice.total),
  ].map(({ ledger, ...both }) => (differ ? { description: both.description, ledger } : both));
  return (
    <section className="stack-tight">
      <h3>{texts.title}</h3>
      <p className="subtle small">{texts.taxMode[taxMode]} {ledgerLines === undefined ? '' : differ ? texts.differ : texts.same}</p>
      <Table caption={texts.caption} captionHidden columns={columnsOf(differ, differ ? texts.sent : texts.amount(invoice.total ? '' : taxMark), money)} rows={pairs} rowKey={(pair) => String(pairs.indexOf(pair))} totals={totals} />
    </section>
  );
}

function columnsOf(differ: boolean, amountLabel: string, money: (value: MoneyView) => string): readonly Column<LinePair>[] {
  const texts = t.invoice.lines;
  const none = t.project.figure.none;
  return [
    { key: 'description', label: texts.description, cell: (pair) => <Description pair={pair} /> },
    { key: 'amount', label: amountLabel, figure: true, cell: ({ sent }) => (sent ? money(sent.amount) : none) },
    ...(differ
      ? [{
          key: 'ledger', label: texts.inXero, figure: true,
          cell: ({ inLedger, differs }: LinePair) => <span className={differs.amount ? 'strong danger' : undefined}>{inLedger ? money(inLedger.amount) : none}</span>,
        }]
      : []),
  ];
}

function Description({ pair: { sent, inLedger, differs } }: { readonly pair: LinePair }) {
  const texts = t.invoice.lines;
  const mark = !differs.description && !differs.amount ? undefined : !inLedger ? texts.notIn : !sent ? texts.notSent : texts.changed;
  return (
    <span className="line">
      <span className="break lines">{(sent ?? inLedger)?.description}</span>
      {sent && inLedger && differs.description ? <span className="break lines strong">{texts.inXero}: {inLedger.description}</span> : null}
      {mark === undefined ? null : <span><Lozenge appearance="moved" maxWidth="none">{mark}</Lozenge></span>}
    </span>
  );
}
