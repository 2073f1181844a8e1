import type { ForecastView } from '../../../src/handlers/pages/api';
import { useWidth } from '../charts/use-width';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';
import { marksTo, monthsBetween, pathThrough, scaleOf, type Plot } from './chart-scale';
import { moneyOf, type CurrencyView } from './model';

interface ChartProps {
  readonly cash: CurrencyView;
  /** The middle without the suppositions, where there are any. */
  readonly before: CurrencyView | undefined;
  readonly view: ForecastView;
  readonly label: string;
}

const HEIGHT = 240;

/** What came lately, added up, and the fan of what may be added to it. All that it shows is in words and in the table below it too. */
export function FanChart({ cash, before, view, label }: ChartProps) {
  const [frame, width] = useWidth();
  const texts = t.forecast.chart;
  return (
    <figure className="stack-tight">
      <h3>{texts.title(cash.currency)}</h3>
      <div ref={frame} className="fan-frame">
        <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
          <Drawing cash={cash} before={before} view={view} width={width} />
        </svg>
      </div>
      <ul className="row row-loose small subtle" aria-hidden="true">
        <li className="row"><span className="fan-key fan-key-came" />{texts.came}</li>
        <li className="row"><span className="fan-key fan-key-middle" />{texts.middle}</li>
        <li className="row"><span className="fan-key fan-key-band" />{texts.band}</li>
        {before ? <li className="row"><span className="fan-key fan-key-before" />{texts.if}</li> : null}
      </ul>
    </figure>
  );
}

function Drawing({ cash, before, view, width }: Omit<ChartProps, 'label'> & { readonly width: number }) {
  const { locale } = useWhere();
  const { money } = useFormats();
  const { came, running } = cash;
  const so = came.at(-1)?.minor ?? 0;
  const [from, today, to] = [came[0]?.date ?? '', came.at(-1)?.date ?? '', running.at(-1)?.to ?? ''];
  const most = so + Math.max(0, ...running.map(({ p90 }) => p90), ...(before?.running ?? []).map(({ p50 }) => p50));
  const marks = marksTo(most, 4);
  const plot: Plot = { width, height: HEIGHT, left: 56, right: 12, top: 8, bottom: 24 };
  const { x, y } = scaleOf(plot, from, to, marks.at(-1) ?? 1);
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const unit = 10 ** (view.digits[cash.currency] ?? 2);
  const line = (points: CurrencyView['running'], of: (one: CurrencyView['running'][number]) => number): (readonly [number, number])[] => [[x(today), y(so)], ...points.map((one) => [x(one.to), y(so + of(one))] as const)];
  const band = [...line(running, ({ p90 }) => p90), ...line(running, ({ p10 }) => p10).reverse()];
  return (
    <g>
      {marks.map((mark) => (
        <g key={mark}>
          <line className="fan-grid" x1={plot.left} x2={width - plot.right} y1={y(mark)} y2={y(mark)} />
          <text className="fan-text" x={plot.left - 6} y={y(mark) + 4} textAnchor="end">{short.format(mark / unit)}</text>
        </g>
      ))}
      {monthsBetween(from, to).map((month) => (
        <text key={month} className="fan-text" x={x(month)} y={HEIGHT - 6} textAnchor="middle">{new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(new Date(month))}</text>
      ))}
      <path className="fan-band" d={`${pathThrough(band)}Z`} />
      {before ? <path className="fan-before" d={pathThrough(line(before.running, ({ p50 }) => p50))} /> : null}
      <path className="fan-came" d={pathThrough(came.map(({ date, minor }) => [x(date), y(minor)] as const))} />
      <path className="fan-middle" d={pathThrough(line(running, ({ p50 }) => p50))} />
      <line className="fan-today" x1={x(today)} x2={x(today)} y1={plot.top} y2={HEIGHT - plot.bottom} />
      <title>{money(moneyOf(cash.whole.p50, cash.currency, view))}</title>
    </g>
  );
}
