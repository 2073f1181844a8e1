import Lozenge from '@atlaskit/lozenge';
import { useId, useRef } from 'react';
import type { AttentionView, ContractView, MilestoneSeen } from '../../../src/handlers/pages/api';
import { ActQuestion } from '../shared/act-question';
import { call } from '../shared/call';
import { IssueLink } from '../shared/links';
import { NoticeIcon } from '../shared/notice';
import { ProblemList } from '../shared/problems';
import { useAct } from '../shared/use-act';
import { useSaid } from '../shared/use-said';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { AnswerButton } from './answer-button';
import { factsOf, HOW, isAsked, nameOf, offered, questionOf, subjectOf, toneOf, type CallAnswer, type HowGiven } from './answers';
import { giveAnswer } from './give-answer';

export interface RowProps {
  readonly item: AttentionView;
  readonly taxName: string;
  /** Among those of several projects: each names its own. */
  readonly projects?: boolean;
  /** Opens the invoice's own page, where there is one to open. */
  readonly onInvoice?: (invoiceId: string) => void;
  /** It went through: what to tell, and everything is to be read again. With `undo`, it can be taken back. */
  readonly onDone: (text: string, undo?: () => void) => void;
  /** It had changed meanwhile: everything is to be read again. */
  readonly onStale: (item: AttentionView) => void;
}

/** One thing that waits: what happened, what it means for the money, and a button for each possible answer. */
export function AttentionRow({ item, taxName, projects, onInvoice, onDone, onStale }: RowProps) {
  const id = useId();
  const { money } = useFormats();
  const left = useRef<MilestoneSeen>();
  const facts = factsOf(item, item.amount ? money(item.amount) + taxMarkOf(item, taxName) : '');
  const { asked, running, problems, ask, close, give } = useAct<CallAnswer>({
    perform: async (answer, given) => {
      const answered = await giveAnswer(item, answer, given);
      left.current = answered.ok && answer === 'leave' ? leftAt(item, answered.data) : undefined;
      return answered;
    },
    onDone: (answer) => onDone(t.attention.done[answer](facts), left.current && takeBack(left.current)), onStale: () => onStale(item),
  });
  const takeBack = (seen: MilestoneSeen) => (): void => void call('milestone.takeBackLeave', seen).then((back) => (back.ok ? onDone(t.attention.leftBack(facts.milestone)) : onStale(item)));
  const press = (answer: CallAnswer): void => {
    if (isAsked(answer)) return ask(answer);
    close();
    give(answer);
  };
  const how: HowGiven | undefined = asked === undefined ? undefined : HOW[asked];
  return (
    <li className="attention-row" aria-labelledby={id}>
      <ItemHead item={item} id={id} taxName={taxName} {...(onInvoice ? { onInvoice } : {})} />
      <div className="attention-more stack-tight">
        <ItemSaid item={item} projects={projects === true} />
        <div className="row" role="group" aria-label={t.attention.group(nameOf(item))}>
          {offered(item).map((answer, index) => <AnswerButton key={answer} item={item} answer={answer} first={index === 0} busy={running === answer} onPress={press} />)}
        </div>
        {asked === undefined || !isAsked(asked) || how?.how !== 'asked' ? <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div> : (
          <ActQuestion
            key={asked} {...questionOf(item, asked, facts)} danger={how.danger ?? false} words={how.words} busy={running === asked} problems={problems}
            amount={how.amount ? { currency: item.amount?.currency ?? '', all: item.amount ? money(item.amount) : '' } : undefined}
            onCancel={close} onGo={(given) => give(asked, given)}
          />
        )}
      </div>
    </li>
  );
}

/** A milestone that was left unbilled, as the plan has it since. */
function leftAt({ contract, milestone }: AttentionView, data: unknown): MilestoneSeen | undefined {
  const { rev } = data as ContractView;
  return contract && milestone ? { contractId: contract.id, milestoneId: milestone.id, rev } : undefined;
}

const taxMarkOf = ({ taxMode }: AttentionView, taxName: string): string => (taxMode === undefined ? '' : t.words.taxMark(taxMode, taxName));

interface HeadProps {
  readonly item: AttentionView;
  readonly id: string;
  readonly taxName: string;
  readonly onInvoice?: (invoiceId: string) => void;
}

function ItemHead({ item, id, taxName, onInvoice }: HeadProps) {
  const { money } = useFormats();
  const { invoice, milestone, found } = item;
  const tone = toneOf(item);
  return (
    <>
      <span className={`attention-icon attention-icon-${tone}`}><NoticeIcon kind={tone} label={t.attention.tone[tone]} /></span>
      <div className="row row-loose attention-name">
        <h3 className="break" id={id}>{subjectOf(item)}</h3>
        {milestone === undefined ? null : <IssueLink issueKey={milestone.issueKey} />}
        {invoice === undefined ? null : onInvoice === undefined ? <span className="number subtle">{invoice.number}</span> : (
          <button type="button" className="text-button number" aria-label={t.attention.showOf(invoice.number)} onClick={() => onInvoice(invoice.id)}>{invoice.number}</button>
        )}
        {item.disputed ? <Lozenge appearance="moved" maxWidth="none">{t.words.disputed}</Lozenge> : null}
        {found === undefined || milestone === undefined ? null : <span className="subtle number">{t.attention.inXero(found.number)}</span>}
      </div>
      <div className="attention-amount number">
        {item.amount ? <>{money(item.amount)} <span className="subtle small">{taxMarkOf(item, taxName)}</span></> : null}
      </div>
    </>
  );
}

function ItemSaid({ item, projects }: { readonly item: AttentionView; readonly projects: boolean }) {
  const { instant } = useFormats();
  const { problem, contract, project } = item;
  const { message, action } = useSaid().problem(problem);
  const where = [projects ? project?.key : undefined, contract?.clientName, contract?.name].filter((part) => part !== undefined && part !== '');
  return (
    <>
      <p className="attention-said break">{message} <span className="subtle">{action}</span></p>
      <p className="subtle small break">{[...where, t.attention.since(instant(item.since))].join(' · ')}</p>
    </>
  );
}
