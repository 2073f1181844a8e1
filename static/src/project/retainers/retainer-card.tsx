import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { AttentionView, ContractView, ProblemView, RetainerView } from '../../../../src/handlers/pages/api';
import '../../attention/attention.css';
import { AttentionRow } from '../../attention/attention-row';
import { isStale } from '../../shared/problem-places';
import { ProblemNotice } from '../../shared/problems';
import { looked } from '../../shared/use-act';
import { useFormats, useWhere, type Formats } from '../../shared/where';
import { t } from '../../texts';
import { Periods } from './periods';
import { giveDated, RetainerAct, type DatedAct, type DatedGiven } from './retainer-act';
import { weekday } from './weekday';

interface CardProps {
  readonly contract: ContractView;
  readonly retainer: RetainerView;
  readonly taxName: string;
  readonly today: string;
  readonly manage: boolean;
  /** What waits for a person on it. */
  readonly waiting: readonly AttentionView[];
  readonly onEdit: () => void;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

const COLOURS = { active: 'success', paused: 'moved', ended: 'default' } as const;

/** One retainer: what it bills and when next, what waits, what can be done with it, and what was billed. */
export function RetainerCard(props: CardProps) {
  const { contract, retainer, taxName, manage, waiting, onInvoice, onDone, onStale } = props;
  const { money, date } = useFormats();
  const texts = t.retainers;
  const { next, pauses } = retainer;
  const open = pauses.find(({ until }) => until === undefined);
  return (
    <article className="card stack" aria-label={retainer.name}>
      <div className="stack-tight">
        <div className="row row-loose">
          <h3 className="break">{retainer.name}</h3>
          <Lozenge appearance={COLOURS[retainer.state]}>{texts.state[retainer.state]}</Lozenge>
          {pricesOf(retainer, { money, date }, t.words.taxMark(contract.taxMode, taxName)).map((price) => <span key={price} className="number strong">{price}</span>)}
        </div>
        <p className="subtle"><Facts retainer={retainer} /></p>
        {open ? <p>{texts.pausedFrom(date(open.from))}</p> : null}
        {retainer.problem || contract.state !== 'active' ? null : <p>{next ? texts.next(date(next.billOn), money(next.amount), texts.days(date(next.from), date(next.to))) : texts.noNext}</p>}
      </div>
      {waiting.length > 0 ? (
        <ul className="attention">{waiting.map((item) => <AttentionRow key={item.id} item={item} taxName={taxName} onInvoice={onInvoice} onDone={onDone} onStale={onStale} />)}</ul>
      ) : retainer.problem ? <ProblemNotice problem={retainer.problem} /> : null}
      {manage && contract.state !== 'closed' && retainer.state !== 'ended' ? <Acts {...props} paused={open !== undefined} /> : null}
      <Periods retainer={retainer} taxMark={t.words.taxMark(contract.taxMode, taxName)} onInvoice={onInvoice} />
    </article>
  );
}

/** What it costs now, and what it will cost once that was agreed. */
function pricesOf({ prices, openFrom }: RetainerView, { money, date }: Pick<Formats, 'money' | 'date'>, taxMark: string): readonly string[] {
  const now = prices.findLast(({ from }) => from <= openFrom) ?? prices[0];
  const later = prices.filter(({ from }) => from > openFrom).map(({ from, amount }) => t.retainers.newPrice(money(amount), date(from)));
  return [...(now ? [money(now.amount) + taxMark] : []), ...later];
}

function Facts({ retainer: { every, day, billedIn, starts, ends, autonomy } }: { readonly retainer: RetainerView }) {
  const { date } = useFormats();
  const { locale } = useWhere();
  const texts = t.retainers;
  const rhythm = texts.rhythm[every](every === 'week' ? weekday(day, locale) : String(day));
  const facts = [`${rhythm}, ${texts.in[billedIn]}`, texts.from(date(starts)), ...(ends === undefined ? [] : [texts.until(date(ends))]), ...(autonomy === undefined ? [] : [t.words.autonomy[autonomy]])];
  return <>{facts.join(' · ')}</>;
}

function Acts({ contract, retainer, today, paused, onEdit, onDone, onStale }: CardProps & { readonly paused: boolean }) {
  const [asked, setAsked] = useState<DatedAct>();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const texts = t.retainers;
  const ask = (act: DatedAct | undefined): void => {
    setProblems([]);
    setAsked(act);
  };
  const go = async (act: DatedAct, given: DatedGiven): Promise<void> => {
    setBusy(true);
    const answer = await giveDated(act, contract, retainer, given);
    setBusy(false);
    if (!answer.ok) {
      setProblems(answer.problems.map(looked));
      if (isStale(answer.problems)) onStale();
      return;
    }
    ask(undefined);
    onDone(texts.done[act](retainer.name));
  };
  const acts: readonly DatedAct[] = ['price', paused ? 'resume' : 'pause', 'end'];
  return (
    <div className="stack">
      <div className="row" role="group" aria-label={texts.group(retainer.name)}>
        <Button spacing="compact" aria-label={texts.actOf(texts.acts.edit, retainer.name)} onClick={onEdit}>{texts.acts.edit}</Button>
        {acts.map((act) => <Button key={act} spacing="compact" appearance="subtle" aria-label={texts.actOf(texts.acts[act], retainer.name)} onClick={() => ask(act)}>{texts.acts[act]}</Button>)}
      </div>
      {asked === undefined ? null : (
        <RetainerAct key={asked} act={asked} contract={contract} retainer={retainer} today={today} busy={busy} problems={problems} onCancel={() => ask(undefined)} onGo={(given) => void go(asked, given)} />
      )}
    </div>
  );
}
