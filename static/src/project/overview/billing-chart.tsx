import Button from '@atlaskit/button/new';
import type { BillingChartOf } from '../../../../src/handlers/pages/api';
import { ChartFigure } from '../../charts/chart-figure';
import { MonthColumns } from '../../charts/month-columns';
import { call } from '../../shared/call';
import { csvOf, download } from '../../shared/csv';
import { add, sign } from '../../shared/money';
import { LoadFailed, Loading } from '../../shared/states';
import { Table, type Column } from '../../shared/table';
import { useAnswer } from '../../shared/use-answer';
import { useFormats, useWhere } from '../../shared/where';
import { t } from '../../texts';

interface BillingChartProps {
  readonly project: { readonly key: string };
  readonly today: string;
}

/** What was billed and paid by month, next to what is planned: a picture for each currency, with its figures behind it. Asked for once the page is there. */
export function BillingChart({ project, today }: BillingChartProps) {
  const { load, retry } = useAnswer(() => call('project.billingChart', {}));
  const texts = t.charts.billing;
  return (
    <section className="stack">
      <h2>{texts.title}</h2>
      {load.state === 'loading' ? <Loading blocks={[{ width: '100%', height: 252 }]} /> : null}
      {load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={retry} /> : null}
      {load.state === 'ready' ? (
        load.data.currencies.length === 0 ? <p className="subtle">{texts.none}</p> : (
          <>
            {load.data.currencies.map((one) => <InCurrency key={one.currency} of={one} project={project} today={today} />)}
            <p className="subtle small">{load.data.more ? `${texts.older} ` : ''}{texts.note}</p>
          </>
        )
      ) : null}
    </section>
  );
}

type Row = BillingChartOf['months'][number];
const KINDS = ['billed', 'paid', 'planned'] as const;

function InCurrency({ of, project, today }: BillingChartProps & { readonly of: BillingChartOf }) {
  const { money } = useFormats();
  const texts = t.charts.billing;
  const { currency, months, undated } = of;
  const total = (kind: (typeof KINDS)[number]) => months.slice(1).reduce((sum, month) => add(sum, month[kind]), months[0]?.[kind] ?? { amount: '0', currency });
  const parts = KINDS.map((kind) => `${texts.kinds[kind]} ${money(total(kind))}`);
  const later = undated === undefined ? [] : [texts.undated(money(undated))];
  return (
    <ChartFigure
      title={currency} of={currency}
      chart={months.length === 0 ? <p className="subtle">{later.join(' ')}</p> : (
        <>
          <MonthColumns
            title={texts.name(currency)} summary={`${parts.join('; ')}. ${later.join(' ')}`} names={[texts.kinds.billed, texts.kinds.paid, texts.kinds.planned]} now={today.slice(0, 7)}
            months={months.map(({ month, billed, paid, planned }) => ({ month, values: [Number(billed.amount), Number(paid.amount), Number(planned.amount)] }))}
          />
          {later.length > 0 ? <p className="subtle small">{later.join(' ')}</p> : null}
        </>
      )}
      table={<MonthTable of={of} name={`billing-${project.key}-${currency}-${today}`} totals={{ billed: money(total('billed')), paid: money(total('paid')), planned: money(total('planned')) }} />}
    />
  );
}

function MonthTable({ of: { currency, months }, name, totals }: { readonly of: BillingChartOf; readonly name: string; readonly totals: Readonly<Record<(typeof KINDS)[number], string>> }) {
  const { money } = useFormats();
  const { locale } = useWhere();
  const texts = t.charts.billing;
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const columns: readonly Column<Row>[] = [
    { key: 'month', label: texts.month, cell: ({ month }) => monthName.format(new Date(`${month}-01T00:00:00Z`)) },
    ...KINDS.map((kind): Column<Row> => ({ key: kind, label: texts.kinds[kind], figure: true, cell: (row) => <span className={sign(row[kind]) === 0 ? 'subtle' : undefined}>{money(row[kind])}</span> })),
  ];
  const save = (): void => download(`${name}.csv`, csvOf([[texts.month, texts.currency, ...KINDS.map((kind) => texts.kinds[kind])], ...months.map((row) => [row.month, currency, ...KINDS.map((kind) => Number(row[kind].amount))])]));
  return (
    <div className="stack-tight">
      <Table caption={texts.caption(currency)} captionHidden columns={columns} rows={months} rowKey={({ month }) => month} totals={{ month: texts.total, ...totals }} />
      <div><Button spacing="compact" aria-label={texts.csvOf(currency)} onClick={save}>{texts.csv}</Button></div>
    </div>
  );
}
