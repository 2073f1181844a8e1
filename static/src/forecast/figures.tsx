import { useMemo, useState } from 'react';
import type { Supposed } from '../../../src/billing/forecast/fan';
import type { ForecastView, ProblemView } from '../../../src/handlers/pages/api';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { FanChart } from './fan-chart';
import { addressOf, filterOf, isPart, type Filter } from './filter';
import { Filters } from './filters';
import { currencyViews, fanOf, fittingFilter, moneyOf, type CurrencyView, type Made, type PageItem } from './model';
import { PeriodTable } from './period-table';
import type { Fan } from '../../../src/billing/forecast/fan';
import { Suppositions, type Said } from './what-if';

interface FiguresProps {
  readonly view: ForecastView;
  readonly made: Made;
  readonly address: string;
  readonly onAddress: (address: string) => void;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
  /** What was seen is no longer so. */
  readonly onStale: () => void;
}

/** A supposition with its words. */
export interface Supposition {
  readonly supposed: Supposed;
  readonly said: Said;
}

/** The figures of what the filter names, with what is supposed: each currency by itself, drawn, and as a table that opens to what is behind it. */
export function Figures({ view, made, address, onAddress, onSay, onStale }: FiguresProps) {
  const [suppositions, setSuppositions] = useState<readonly Supposition[]>([]);
  const asked = filterOf(address);
  const filter = fittingFilter(asked, view);
  const base = useMemo(() => fanOf(view, made, filter, []), [view, made, address]);
  const fan = useMemo(() => (suppositions.length === 0 ? base : fanOf(view, made, filter, suppositions.map(({ supposed }) => supposed))), [base, suppositions]);
  const cash = currencyViews(view, made, filter, fan);
  const before = fan === base ? [] : currencyViews(view, made, filter, base);
  const suppose = (one: Supposition): void => setSuppositions((others) => [...others.filter(({ supposed }) => !isSame(supposed, one.supposed)), one]);
  return (
    <div className="stack-wide">
      <div className="stack">
        <Filters filter={asked} view={view} onFilter={(next: Filter) => onAddress(addressOf(next))} />
        <Suppositions view={view} made={made} filter={filter} suppositions={suppositions} onSuppose={suppose} onChange={setSuppositions} />
      </div>
      <Missing view={view} filter={asked} />
      {cash.length > 1 ? <p className="subtle small">{t.forecast.separately}</p> : null}
      {cash.length === 0 ? <p className="subtle">{t.forecast.none.filtered}</p> : null}
      {cash.map((one) => (
        <CurrencySection
          key={one.currency} cash={one} before={before.find(({ currency }) => currency === one.currency)} view={view} made={made} filter={filter} fan={fan}
          onSuppose={suppose} onSay={onSay} onStale={onStale}
        />
      ))}
    </div>
  );
}

/** What the figures do not have, or not by itself. */
function Missing({ view: { rest, leftOut }, filter }: { readonly view: ForecastView; readonly filter: Filter }) {
  const texts = t.forecast.missing;
  const taken = rest.reduce((all, { items }) => all + items, 0);
  if (taken + leftOut === 0) return null;
  return <p className="subtle small">{[taken > 0 ? (isPart(filter) ? texts.notInPart(taken) : texts.together(taken)) : '', leftOut > 0 ? texts.leftOut(leftOut) : ''].filter((one) => one !== '').join(' ')}</p>;
}

const isSame = (a: Supposed, b: Supposed): boolean => ('id' in a && 'id' in b ? a.id === b.id : false);

interface SectionProps extends Pick<FiguresProps, 'view' | 'made' | 'onSay' | 'onStale'> {
  readonly cash: CurrencyView;
  readonly before: CurrencyView | undefined;
  readonly filter: Filter;
  readonly fan: Fan<PageItem>;
  readonly onSuppose: (one: Supposition) => void;
}

function CurrencySection({ cash, before, view, ...rest }: SectionProps) {
  const { money } = useFormats();
  const texts = t.forecast;
  const say = (minor: number): string => money(moneyOf(minor, cash.currency, view));
  const summary = texts.summary(rest.filter.days, say(cash.whole.p10), say(cash.whole.p50), say(cash.whole.p90));
  const label = texts.chart.label(say(cash.came.at(-1)?.minor ?? 0), cash.came.length - 1, summary);
  return (
    <section className="stack" aria-label={cash.currency}>
      <p><span className="strong">{summary}</span>{before ? <> <span className="subtle">{texts.whatIf.before(say(before.whole.p50))}</span></> : null}</p>
      <FanChart cash={cash} before={before} view={view} label={label} />
      <PeriodTable cash={cash} view={view} {...rest} />
    </section>
  );
}
