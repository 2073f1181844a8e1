import type { Age } from '../../../src/billing/age';
import type { AgingView } from '../../../src/handlers/pages/api';
import { BarRows, type BarRow } from '../charts/bar-rows';
import { ChartFigure } from '../charts/chart-figure';
import { percentOf } from '../shared/money';
import { Table, type Column } from '../shared/table';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';

interface AgingProps {
  readonly aging: readonly AgingView[];
  readonly onOpen: (age: Age, currency: string) => void;
}

/** What is owed by how late it is, in a picture for each currency, with its figures behind it. */
export function Aging({ aging, onOpen }: AgingProps) {
  if (aging.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t.finance.aging.heading}</h2>
      {aging.map((one) => <AgingOf key={one.currency} aging={one} onOpen={onOpen} />)}
    </section>
  );
}

const TONES: Readonly<Record<Age, BarRow['tone']>> = { not_due: 'calm', days_1_30: 'warn', days_31_60: 'warn', days_61_90: 'warn', over_90: 'bad' };

function AgingOf({ aging: { currency, ages, total }, onOpen }: { readonly aging: AgingView; readonly onOpen: AgingProps['onOpen'] }) {
  const { money } = useFormats();
  const texts = t.finance.aging;
  const there = ages.filter(({ count }) => count > 0);
  const rows = ages.map(({ age, amount }): BarRow => ({ key: age, label: t.finance.ages[age], value: percentOf(amount, total), figure: money(amount), tone: TONES[age] }));
  const summary = texts.summary(money(total), there.map(({ age, amount, count }) => texts.part(t.finance.ages[age], money(amount), t.finance.totals.late(count))));
  return <ChartFigure title={texts.title(currency)} of={currency} chart={<BarRows title={texts.name(currency)} summary={summary} rows={rows} />} table={<AgingTable aging={{ currency, ages, total }} onOpen={onOpen} />} />;
}

type Row = AgingView['ages'][number];

function AgingTable({ aging: { currency, ages, total }, onOpen }: { readonly aging: AgingView; readonly onOpen: AgingProps['onOpen'] }) {
  const { money } = useFormats();
  const { locale } = useWhere();
  const texts = t.finance.aging;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const columns: readonly Column<Row>[] = [
    { key: 'age', label: texts.age, cell: ({ age, count }) => count === 0 ? t.finance.ages[age]
      : <button type="button" className="text-button" aria-label={texts.openOf(t.finance.ages[age], currency)} onClick={() => onOpen(age, currency)}>{t.finance.ages[age]}</button> },
    { key: 'invoices', label: texts.invoices, figure: true, cell: ({ count }) => count },
    { key: 'amount', label: texts.amount, figure: true, cell: ({ amount }) => money(amount) },
    { key: 'share', label: texts.share, figure: true, cell: ({ amount }) => percent.format(percentOf(amount, total) / 100) },
  ];
  const count = ages.reduce((sum, one) => sum + one.count, 0);
  return <Table caption={texts.caption(currency)} captionHidden columns={columns} rows={ages} rowKey={({ age }) => age} totals={{ age: texts.total, invoices: count, amount: money(total) }} />;
}
