import { useId } from 'react';
import { marksTo } from '../forecast/chart-scale';
import { useWhere } from '../shared/where';
import './charts.css';
import { monthsAround } from './layout';
import { useWidth } from './use-width';

/** A month (`YYYY-MM`) and how high its columns are, in the currency's major units. */
export interface MonthColumn {
  readonly month: string;
  readonly values: readonly [first: number, second: number, third: number];
}

interface MonthColumnsProps {
  readonly title: string;
  readonly summary: string;
  readonly months: readonly MonthColumn[];
  /** What the three columns of a month are. */
  readonly names: readonly [string, string, string];
  /** The month in which today is. */
  readonly now: string;
}

const HEIGHT = 200;
const PLOT = { left: 48, right: 8, top: 8, bottom: 24 };
const KINDS = ['first', 'second', 'third'] as const;
/** Narrower than this, the columns of a month can't be told apart. */
const MONTH = 36;

/** Three columns for each month, next to one another; of more months than there is room for, those around now. */
export function MonthColumns({ title, summary, months, names, now }: MonthColumnsProps) {
  const id = useId();
  const { locale } = useWhere();
  const [frame, width] = useWidth();
  const room = width - PLOT.left - PLOT.right;
  const shown = monthsAround(months, now, Math.max(1, Math.floor(room / MONTH)));
  const marks = marksTo(Math.max(1, ...shown.flatMap(({ values }) => values)), 4);
  const top = marks.at(-1) ?? 1;
  const height = (value: number): number => (Math.max(0, value) / top) * (HEIGHT - PLOT.top - PLOT.bottom);
  const base = HEIGHT - PLOT.bottom;
  const each = room / Math.max(1, shown.length);
  const bar = Math.min(18, (each - 8) / KINDS.length);
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (
    <div ref={frame} className="chart-frame stack-tight">
      <svg role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{summary}</desc>
        {marks.map((mark) => (
          <g key={mark}>
            <line className="chart-grid" x1={PLOT.left} x2={width - PLOT.right} y1={base - height(mark)} y2={base - height(mark)} />
            <text className="chart-text" x={PLOT.left - 6} y={base - height(mark) + 4} textAnchor="end">{short.format(mark)}</text>
          </g>
        ))}
        {shown.map(({ month, values }, place) => {
          const start = PLOT.left + place * each + (each - bar * KINDS.length) / 2;
          return (
            <g key={month}>
              {month === now ? <rect className="chart-now" x={PLOT.left + place * each} y={PLOT.top} width={each} height={base - PLOT.top} /> : null}
              {KINDS.map((kind, column) => {
                const value = values[column] ?? 0;
                return value > 0 ? <rect key={kind} className={`chart-${kind}`} x={start + column * bar} y={base - Math.max(2, height(value))} width={bar - 1} height={Math.max(2, height(value))} /> : null;
              })}
              <text className="chart-text" x={PLOT.left + (place + 0.5) * each} y={HEIGHT - 6} textAnchor="middle">{monthName(month, locale, place === 0 || month.endsWith('-01'))}</text>
            </g>
          );
        })}
        <line className="chart-axis" x1={PLOT.left} x2={width - PLOT.right} y1={base} y2={base} />
      </svg>
      <ul className="row row-loose small subtle" aria-hidden="true">
        {names.map((name, place) => <li key={name} className="row"><span className={`chart-key chart-${KINDS[place] ?? 'first'}`} />{name}</li>)}
      </ul>
    </div>
  );
}

/** `Nov`, and with its year where the reader has to know it. */
const monthName = (month: string, locale: string, withYear: boolean): string =>
  new Intl.DateTimeFormat(locale, { month: withYear ? 'numeric' : 'short', ...(withYear ? { year: '2-digit' as const } : {}), timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
