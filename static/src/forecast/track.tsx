import { trackRecord } from '../../../src/billing/forecast/score';
import type { CurrencyCode } from '../../../src/billing/money';
import type { ForecastTrack, ForecastView } from '../../../src/handlers/pages/api';
import { Table, type Column } from '../shared/table';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { moneyOf } from './model';

type Week = ForecastTrack['weeks'][number];

/** How past forecasts did, beside the two rules that people go by. */
export function Track({ view, track }: { readonly view: ForecastView; readonly track: readonly ForecastTrack[] }) {
  const texts = t.forecast.track;
  const days = track[0]?.days ?? 28;
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <p className="subtle small">{texts.intro(days)}</p>
      {track.every(({ weeks }) => weeks.every(({ actual }) => actual === undefined)) ? <p>{texts.none(days)}</p> : null}
      {track.map((one) => <OfCurrency key={one.currency} view={view} track={one} />)}
    </section>
  );
}

/** Shown of them; the scores are of all. */
const MOST_SHOWN = 12;

function OfCurrency({ view, track: { currency, weeks } }: { readonly view: ForecastView; readonly track: ForecastTrack }) {
  const { money, date } = useFormats();
  const texts = t.forecast.track;
  const say = (minor: number): string => money(moneyOf(minor, currency, view));
  const over = weeks.flatMap((week) => (week.actual === undefined ? [] : [{ forecast: { ...week, currency: currency as CurrencyCode }, actual: week.actual }]));
  const score = over.length === 0 ? undefined : trackRecord(over);
  const isWithin = ({ p10, p90, actual = 0 }: Week): boolean => actual >= p10 && actual <= p90;
  const columns: readonly Column<Week>[] = [
    { key: 'week', label: texts.week, cell: ({ knownTo }) => <span className="number">{date(knownTo)}</span> },
    { key: 'range', label: texts.range, figure: true, cell: ({ p10, p90 }) => <>{say(p10)} – {say(p90)}</> },
    { key: 'middle', label: texts.middle, figure: true, cell: ({ p50 }) => say(p50) },
    { key: 'came', label: texts.came, figure: true, cell: ({ actual }) => (actual === undefined ? texts.open : say(actual)) },
    { key: 'within', label: texts.within, cell: (week) => (week.actual === undefined ? '' : isWithin(week) ? texts.yes : texts.no) },
  ];
  return (
    <div className="stack-tight">
      {score ? <p>{texts.score(percent(score.coverage80), score.count)} {Number.isFinite(score.wape) ? texts.error(percent(score.wape), percent(score.wapeByDueDate), percent(score.wapeByClientMean)) : ''}</p> : null}
      {weeks.length === 0 ? null : <Table caption={texts.caption(currency)} captionHidden columns={columns} rows={weeks.slice(-MOST_SHOWN).reverse()} rowKey={({ knownTo }) => knownTo} />}
    </div>
  );
}

const percent = (share: number): string => t.forecast.behind.percent(share);
