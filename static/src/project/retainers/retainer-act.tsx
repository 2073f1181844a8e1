import { useEffect, useRef } from 'react';
import type { Answer, ContractView, RetainerView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { TextAreaField, TextField } from '../../shared/fields';
import { readAmount } from '../../shared/money';
import { problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { Question } from '../../shared/question';
import { focusFirstProblem } from '../../shared/use-focus';
import { useTyped } from '../../shared/use-typed';
import type { ProblemView } from '../../../../src/handlers/pages/api';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';

/** What can be done with a retainer from a day on. */
export type DatedAct = 'price' | 'pause' | 'resume' | 'end';

const MOVES = { pause: 'paused', resume: 'resumed', end: 'ended' } as const;

interface RetainerActProps {
  readonly act: DatedAct;
  readonly contract: ContractView;
  readonly retainer: RetainerView;
  readonly today: string;
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (given: DatedGiven) => void;
}

export interface DatedGiven {
  readonly date: string;
  readonly amount: string;
  readonly reason: string;
}

export async function giveDated(act: DatedAct, contract: ContractView, retainer: RetainerView, { date, amount, reason }: DatedGiven): Promise<Answer<unknown>> {
  const seen = { contractId: contract.id, rev: contract.rev, retainerId: retainer.id };
  return act === 'price' ? call('retainer.price', { ...seen, from: date, amount }) : call('retainer.move', { ...seen, to: MOVES[act], date, reason });
}

/** Asks from which day on, and for what it takes besides. What was typed stays when it is refused. */
export function RetainerAct({ act, contract, retainer, today, busy, problems, onCancel, onGo }: RetainerActProps) {
  const texts = t.retainers.ask[act];
  const [given, change] = useTyped<DatedGiven>({ date: act === 'price' ? (retainer.next?.from ?? today) : today, amount: '', reason: '' });
  const { money } = useFormats();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) focusFirstProblem(summary);
  }, [problems]);
  const understood = readAmount(given.amount, contract.currency);
  return (
    <Question title={texts.title(retainer.name)} go={texts.go} danger={act === 'end'} busy={busy} onCancel={onCancel} onGo={() => onGo(given)}>
      <p>{texts.body}</p>
      <div role="alert" tabIndex={-1} ref={summary}><FormProblems problems={problems} fields={['date', 'from', 'ends', 'amount', 'reason']} /></div>
      <TextField
        label={texts.date} name="date" type="date" narrow required value={given.date} onChange={(date) => change({ date })}
        problem={problemAt(problems, 'date') ?? problemAt(problems, 'from') ?? problemAt(problems, 'ends')}
      />
      {act === 'price' ? (
        <TextField
          label={t.retainers.ask.price.amount} name="amount" narrow required inputMode="decimal" value={given.amount} problem={problemAt(problems, 'amount')}
          help={understood ? t.retainers.form.understood(money(understood)) : undefined} onChange={(amount) => change({ amount })}
        />
      ) : <TextAreaField label={t.retainers.ask.reason} name="reason" value={given.reason} help={t.attention.words.help} problem={problemAt(problems, 'reason')} onChange={(reason) => change({ reason })} />}
    </Question>
  );
}
