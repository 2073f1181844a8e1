import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { Answer, PanelView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextAreaField } from '../shared/fields';
import { isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { availableActions, type ActionName } from './available-actions';
import { StaleNotice } from './milestone-form';
import { taxMarkOf, type Tagged } from './views';

interface ActionsProps {
  readonly view: Tagged;
  readonly onEdit: () => void;
  readonly onBusy: (busy: boolean) => void;
  readonly onStart: () => void;
  readonly onDone: (answer: Answer<PanelView>, text: string) => void;
  readonly onReload: () => Promise<void>;
}

type Asked = 'untag' | 'hold' | 'bill';

/** The manager's buttons. What can't be undone, or needs a reason, is asked for in the panel itself: a dialog would be cut off by its frame. */
export function Actions({ view, onEdit, onBusy, onStart, onDone, onReload }: ActionsProps) {
  const [asked, setAsked] = useState<Asked>();
  const [running, setRunning] = useState<ActionName>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const group = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // Focus goes back to the buttons when a question is closed, not to the top of the page.
    if (asked === undefined && wasAsked.current) group.current?.querySelector('button')?.focus();
    wasAsked.current = asked !== undefined;
  }, [asked]);

  const run = async (name: ActionName, reason = ''): Promise<void> => {
    onStart();
    onBusy(true);
    setRunning(name);
    setProblems([]);
    const answer = await perform(view, name, reason);
    setRunning(undefined);
    onBusy(false);
    if (!answer.ok) return setProblems(answer.problems);
    setAsked(undefined);
    onDone(answer, doneText(name));
  };
  const press = (name: ActionName): void => {
    setProblems([]);
    if (name === 'edit') onEdit();
    else if (name === 'untag' || name === 'hold' || name === 'bill') setAsked(name);
    else void run(name);
  };

  const available = availableActions(view.milestone);
  if (available.length === 0 && problems.length === 0) return null;
  return (
    <div className="stack">
      <div role="alert">
        {isStale(problems) ? <StaleNotice onReload={async () => { setProblems([]); await onReload(); }} /> : <FormProblems problems={problems} fields={asked === 'hold' ? ['reason'] : []} />}
      </div>
      {asked === undefined ? (
        <div className="row" role="group" aria-label={t.panel.actions.menu} ref={group}>
          {available.map((name) => (
            <Button key={name} appearance={name === 'keep' ? 'primary' : name === 'untag' ? 'subtle' : 'default'} isLoading={running === name} onClick={() => press(name)}>
              {labelOf(name, view)}
            </Button>
          ))}
        </div>
      ) : (
        <ActionQuestion view={view} asked={asked} busy={running !== undefined} problems={problems} onCancel={() => { setAsked(undefined); setProblems([]); }} onGo={(reason) => void run(asked, reason)} />
      )}
    </div>
  );
}

function perform(view: Tagged, name: ActionName, reason: string): Promise<Answer<PanelView>> {
  const which = { contractId: view.contract.id, milestoneId: view.milestone.id, rev: view.contract.rev };
  switch (name) {
    case 'edit':
      return call('panel.load', {});
    case 'untag':
      return call('panel.untag', which);
    case 'hold':
      return call('panel.hold', { ...which, reason });
    case 'unhold':
      return call('panel.unhold', which);
    case 'bill':
      return call('panel.reach', which);
    case 'keep':
      return call('panel.keepBill', which);
  }
}

/** After a failure it is the same bill tried again; after one was taken back it is a new one. */
function labelOf(name: ActionName, { milestone }: Tagged): string {
  const texts = t.panel.actions;
  if (name !== 'bill' || milestone.state !== 'waiting') return texts[name];
  return milestone.problem?.code === 'BILL_VOIDED' ? texts.billAnew : texts.billAgain;
}

function doneText(name: ActionName): string {
  const texts = t.panel.done;
  switch (name) {
    case 'edit':
      return '';
    case 'untag':
      return texts.untagged;
    case 'hold':
      return texts.held;
    case 'unhold':
      return texts.unheld;
    case 'bill':
      return texts.billed;
    case 'keep':
      return texts.kept;
  }
}

interface ActionQuestionProps {
  readonly view: Tagged;
  readonly asked: Asked;
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (reason: string) => void;
}

function ActionQuestion({ view, asked, busy, problems, onCancel, onGo }: ActionQuestionProps) {
  const [reason, setReason] = useState('');
  const { money } = useFormats();
  const texts = asked === 'hold' ? t.panel.holdForm : asked === 'untag' ? t.panel.untagConfirm : t.panel.billConfirm;
  return (
    <Question title={texts.title} go={texts.go} danger={asked === 'untag'} busy={busy} onCancel={onCancel} onGo={() => onGo(reason)}>
      {asked === 'untag' ? <p>{t.panel.untagConfirm.body}</p> : null}
      {asked === 'bill' ? <p>{t.panel.billConfirm.body(money(view.milestone.amount) + taxMarkOf(view), view.contract.clientName, t.words.autonomy[view.contract.autonomy])}</p> : null}
      {asked === 'hold' ? (
        <TextAreaField label={t.panel.holdForm.reason} name="reason" required value={reason} help={t.panel.holdForm.reasonHelp} problem={problemAt(problems, 'reason')} onChange={setReason} />
      ) : null}
    </Question>
  );
}
