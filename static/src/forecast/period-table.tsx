import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Fan } from '../../../src/billing/forecast/fan';
import type { ForecastView, ProblemView } from '../../../src/handlers/pages/api';
import { Table, type Column } from '../shared/table';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';
import { Behind } from './behind';
import { csvOf, download } from '../shared/csv';
import { dateRange } from './date-range';
import type { Supposition } from './figures';
import { moneyOf, periodKey, type CurrencyView, type Made, type PageItem } from './model';

type Row = CurrencyView['periods'][number];

export interface PeriodTableProps {
  readonly cash: CurrencyView;
  readonly view: ForecastView;
  readonly made: Made;
  readonly fan: Fan<PageItem>;
  readonly onSuppose: (one: Supposition) => void;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
  readonly onStale: () => void;
}

/** Each period's range, and that of all of them; each opens to what it is made of. */
export function PeriodTable({ cash, view, fan, ...rest }: PeriodTableProps) {
  const { locale } = useWhere();
  const { money } = useFormats();
  const [opened, setOpened] = useState<string>();
  const texts = t.forecast.table;
  const whole = cash.whole;
  const rows = cash.periods;
  const say = (minor: number): string => money(moneyOf(minor, cash.currency, view));
  const nameOf = (row: Row): string => (row === whole ? texts.all : dateRange(row.from, row.to, locale));
  const columns: readonly Column<Row>[] = [
    { key: 'period', label: texts.period, cell: (row) => <span className="number">{nameOf(row)}</span> },
    { key: 'p10', label: texts.low, figure: true, cell: ({ p10 }) => say(p10) },
    { key: 'p50', label: texts.middle, figure: true, cell: ({ p50 }) => <span className="strong">{say(p50)}</span> },
    { key: 'p90', label: texts.high, figure: true, cell: ({ p90 }) => say(p90) },
    {
      key: 'open', label: texts.open, unlabelled: true, figure: true,
      cell: (row) => row.p90 === 0 && row.expected === 0 ? null : (
        <button type="button" className="text-button" aria-expanded={opened === periodKey(row)} aria-label={texts.openOf(nameOf(row))} onClick={() => setOpened(opened === periodKey(row) ? undefined : periodKey(row))}>
          {opened === periodKey(row) ? texts.close : texts.open}
        </button>
      ),
    },
  ];
  const shown = [...rows, whole].find((row) => periodKey(row) === opened);
  const save = (): void => {
    const head = t.forecast.csv;
    const lines = rows.map(({ from, to, p10, p50, p90, expected }) => [cash.currency, from, to, ...[p10, p50, p90, expected].map((minor) => moneyOf(minor, cash.currency, view).amount)]);
    download(`forecast-${cash.currency}-${rest.made.knownTo}.csv`, csvOf([[head.currency, head.from, head.to, head.low, head.middle, head.high, head.expected], ...lines]));
  };
  return (
    <div className="stack-tight">
      <Table caption={texts.caption(cash.currency)} captionHidden columns={columns} rows={rows.length > 1 ? [...rows, whole] : [whole]} rowKey={(row) => (row === whole ? 'whole' : periodKey(row))} />
      <div className="row-apart">
        <p className="subtle small">{texts.note}</p>
        <Button spacing="compact" onClick={save}>{texts.csv}</Button>
      </div>
      {shown ? <Behind key={periodKey(shown)} cash={cash} view={view} fan={fan} period={shown} name={nameOf(shown)} onClose={() => setOpened(undefined)} {...rest} /> : null}
    </div>
  );
}
