import type { FinanceView } from '../../../src/handlers/pages/api';
import { sign } from '../shared/money';
import { Table, type Column } from '../shared/table';
import { useFormats } from '../shared/where';
import { t } from '../texts';

type Total = FinanceView['totals'][number];

/** What is owed and still to come, per currency: nothing is converted. */
export function Totals({ totals, taxName }: { readonly totals: readonly Total[]; readonly taxName: string }) {
  const { money } = useFormats();
  const texts = t.finance.totals;
  const columns: readonly Column<Total>[] = [
    { key: 'currency', label: texts.currency, cell: ({ currency }) => currency },
    { key: 'outstanding', label: texts.outstanding, figure: true, cell: ({ outstanding, inBase }) => <>{money(outstanding)}{inBase && sign(inBase.outstanding) !== 0 ? <><br /><span className="subtle small">{money(inBase.outstanding)}</span></> : null}</> },
    { key: 'overdue', label: texts.overdue, figure: true, cell: ({ overdue, overdueCount }) => <span className={sign(overdue) > 0 ? 'danger strong' : undefined}>{money(overdue)}{overdueCount > 0 ? ` (${texts.late(overdueCount)})` : ''}</span> },
    { key: 'toBill', label: texts.toBill, figure: true, cell: ({ toBill }) => money(toBill) },
  ];
  const base = totals.find(({ inBase }) => inBase !== undefined)?.inBase;
  return (
    <section className="stack-tight">
      <h2>{texts.heading}</h2>
      {totals.length === 0 ? <p className="subtle">{texts.none}</p> : (
        <>
          <Table caption={texts.caption} captionHidden columns={columns} rows={totals} rowKey={({ currency }) => currency} />
          <p className="subtle small">{texts.note(taxName)}{base === undefined ? '' : ` ${t.words.inBaseNote(base.outstanding.currency)}`}</p>
        </>
      )}
    </section>
  );
}
