import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { unpackCounts } from '../../../src/billing/forecast/counts';
import type { Fan, FanPart } from '../../../src/billing/forecast/fan';
import type { CalendarDate } from '../../../src/billing/calendar-date';
import type { ForecastItemView, ForecastView, ProblemView } from '../../../src/handlers/pages/api';
import { IssueLink } from '../shared/links';
import { Table, type Column } from '../shared/table';
import { useFocusOnShow } from '../shared/use-focus';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';
import { dateRange } from './date-range';
import { ExpectForm } from './expect-form';
import type { Supposition } from './figures';
import { comesBy, moneyOf, type CurrencyView, type Made, type PageItem } from './model';
import { MoveForm } from './move-form';

interface BehindProps {
  readonly cash: CurrencyView;
  readonly view: ForecastView;
  readonly made: Made;
  readonly fan: Fan<PageItem>;
  readonly period: CurrencyView['periods'][number];
  readonly name: string;
  readonly onClose: () => void;
  readonly onSuppose: (one: Supposition) => void;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
  readonly onStale: () => void;
}

type Part = FanPart<PageItem>;

/** What a figure is made of: each invoice and milestone with its chance, why it is expected when it is, and what may be supposed of it. */
export function Behind({ cash, view, made, fan, period, name, onClose, onSuppose, onSay, onStale }: BehindProps) {
  const { locale } = useWhere();
  const { money } = useFormats();
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const [asked, setAsked] = useState<{ readonly id: string; readonly form: 'move' | 'expect' }>();
  const texts = t.forecast.behind;
  const parts = fan.behind(cash.currency, period);
  const say = (minor: number): string => money(moneyOf(minor, cash.currency, view));
  const smaller = fan.rest.find(({ currency }) => currency === cash.currency)?.items ?? 0;
  const when = (item: PageItem): string => {
    const [early, late] = [comesBy(item, made, 0.1), comesBy(item, made, 0.9)];
    if (early === undefined) return texts.later;
    return late === undefined ? texts.after(dateRange(early, early, locale)) : texts.likely(dateRange(early, late, locale));
  };
  const columns: readonly Column<Part>[] = [
    { key: 'what', label: texts.what, cell: ({ item: { view: one, part } }) => <span className="break">{one ? <>{texts.kinds[one.kind]} {one.name} <IssueLink issueKey={one.issueKey} /></> : `${texts.kinds.retainer} ${part.client.name}`}</span> },
    { key: 'amount', label: texts.amount, figure: true, cell: ({ item }) => say(item.minor) },
    { key: 'chance', label: texts.chance, figure: true, cell: ({ chance }) => texts.percent(chance) },
    { key: 'part', label: texts.part, figure: true, cell: ({ expected }) => say(expected) },
    { key: 'when', label: texts.when, cell: ({ item }) => when(item) },
    { key: 'acts', label: texts.acts, cell: ({ item }) => <Acts item={item} onSuppose={onSuppose} onAsk={(form) => setAsked({ id: item.id, form })} /> },
  ];
  return (
    <section className="card stack-tight" aria-label={texts.title(name)}>
      <div className="row-apart">
        <h3 ref={heading} tabIndex={-1}>{texts.title(name)}</h3>
        <Button spacing="compact" appearance="subtle" onClick={onClose}>{t.forecast.table.close}</Button>
      </div>
      <Table
        caption={texts.caption(name)} captionHidden columns={columns} rows={parts} rowKey={({ item }) => item.id}
        below={({ item }) => asked?.id === item.id && item.view ? (
          asked.form === 'move'
            ? <MoveForm item={item.view} today={view.today} onCancel={() => setAsked(undefined)} onMove={(to) => { setAsked(undefined); onSuppose(moved(item, to)); }} />
            : <ExpectForm item={item.view} part={item.part} onCancel={() => setAsked(undefined)} onStale={onStale} onSaved={() => { setAsked(undefined); onSay(t.forecast.expect.saved); }} />
        ) : <Why item={item} />}
      />
      {smaller > 0 ? <p className="subtle small">{texts.more(smaller)}</p> : null}
    </section>
  );
}

/** Moved as its contract's money moves, or as its own terms say. */
const moved = ({ id, view, part }: PageItem, to: string): Supposition => ({
  supposed: { kind: 'moved', id, to: to as CalendarDate, after: unpackCounts(view?.after ?? part.contract?.after ?? { from: 0, days: '' }) },
  said: { kind: 'moved', name: view?.name ?? '', date: to },
});

function Acts({ item: { id, view, part }, onSuppose, onAsk }: { readonly item: PageItem; readonly onSuppose: (one: Supposition) => void; readonly onAsk: (form: 'move' | 'expect') => void }) {
  const texts = t.forecast.whatIf;
  if (!view) return null;
  const planned = view.kind === 'milestone';
  return (
    <span className="row">
      <Button spacing="compact" appearance="subtle" aria-label={texts.unpaidOf(view.name)} onClick={() => onSuppose({ supposed: { kind: 'unpaid', id }, said: { kind: 'unpaid', name: view.name } })}>{texts.unpaid}</Button>
      {planned ? <Button spacing="compact" appearance="subtle" aria-label={texts.moveOf(view.name)} onClick={() => onAsk('move')}>{texts.move}</Button> : null}
      {planned && part.contract?.manage ? <Button spacing="compact" appearance="subtle" aria-label={t.forecast.expect.openOf(view.name)} onClick={() => onAsk('expect')}>{t.forecast.expect.open}</Button> : null}
    </span>
  );
}

/** Why it is expected when it is, in sentences. */
function Why({ item: { view, part } }: { readonly item: PageItem }) {
  const { date } = useFormats();
  const { locale } = useWhere();
  const texts = t.forecast;
  const pays = part.pays ? texts.pays(part.client.name, part.pays) : '';
  const due = view?.due === undefined ? '' : texts.behind.due(date(view.due));
  return <p className="subtle small">{[view ? reachWords(view, date, locale) : '', due, pays].filter((part) => part !== '').join(' ')}</p>;
}

function reachWords({ kind, likely, by, planned, open, done, disputed }: ForecastItemView, date: (day: string) => string, locale: string): string {
  const texts = t.forecast.behind;
  if (kind === 'invoice') return disputed ? texts.disputed : '';
  if (kind === 'draft') return texts.waits;
  if (by === 'waits') return texts.toBill;
  const reached = texts.reached[kind];
  if (by === 'date') return likely?.from === undefined ? texts.reachedNot : reached(dateRange(likely.from, likely.from, locale));
  const when = likely?.from === undefined ? texts.reachedNot : reached(likely.to === undefined ? texts.after(dateRange(likely.from, likely.from, locale)) : texts.likely(dateRange(likely.from, likely.to, locale)));
  if (by === 'by_hand') return `${when} ${texts.byHand}`;
  const work = open === undefined || done === undefined ? '' : texts.work(done, open);
  const plan = planned === undefined ? '' : texts.planned(date(planned));
  return [when, plan, work === '' && plan === '' ? texts.noWork : work].filter((part) => part !== '').join(' ');
}
