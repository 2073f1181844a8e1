import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { Answer, PanelView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { isStale } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { t } from '../texts';
import { ActionQuestion, type Asked } from './action-question';
import { availableActions, wasTakenBack, type ActionName } from './available-actions';
import { StaleNotice } from './milestone-form';
import { foretold, reversalOf, type Reversal } from './undo';
import type { Tagged } from './views';

interface ActionsProps {
  readonly view: Tagged;
  readonly onEdit: () => void;
  readonly onSplit: () => void;
  readonly onBusy: (busy: boolean) => void;
  readonly onStart: () => void;
  readonly onDone: (answer: Answer<PanelView>, text: string, reversal?: Reversal) => void;
  readonly onReload: () => Promise<void>;
  /** What is about to be done, or the panel as it was when that was refused. */
  readonly onForetold: (view: PanelView) => void;
}

/** The manager's buttons. What can't be undone, or needs a reason, is asked for in the panel itself: a dialog would be cut off by its frame. */
export function Actions({ view, onEdit, onSplit, onBusy, onStart, onDone, onReload, onForetold }: ActionsProps) {
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
    const guess = foretold(name, view, reason);
    if (guess) onForetold(guess);
    const answer = await perform(view, name, reason);
    if (guess && !answer.ok) onForetold(view);
    setRunning(undefined);
    onBusy(false);
    if (!answer.ok) return setProblems(answer.problems);
    setAsked(undefined);
    onDone(answer, name === 'untag' && answer.data.state === 'tagged' ? t.panel.split.untagged : doneText(name), reversalOf(name, view, answer.data));
  };
  const press = (name: ActionName): void => {
    setProblems([]);
    if (name === 'edit') onEdit();
    else if (name === 'split') onSplit();
    else if (name === 'untag' || name === 'join' || name === 'hold' || name === 'leave' || name === 'bill') setAsked(name);
    else void run(name);
  };

  const available = availableActions(view.milestone, view.parts);
  if (available.length === 0 && problems.length === 0) return null;
  return (
    <div className="stack">
      <div role="alert">
        {isStale(problems) ? <StaleNotice onReload={async () => { setProblems([]); await onReload(); }} /> : <FormProblems problems={problems} fields={asked === 'hold' || asked === 'leave' ? ['reason'] : []} />}
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

async function perform(view: Tagged, name: ActionName, reason: string): Promise<Answer<PanelView>> {
  const which = { contractId: view.contract.id, milestoneId: view.milestone.id, rev: view.contract.rev };
  switch (name) {
    // Both have a form, which does it.
    case 'edit':
    case 'split':
      return call('panel.load', { milestoneId: view.milestone.id });
    case 'join':
      return call('panel.join', which);
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
    case 'leave': {
      const left = await call('milestone.leave', { ...which, reason });
      return left.ok ? call('panel.load', { milestoneId: view.milestone.id }) : left;
    }
  }
}

/** After a failure it is the same bill tried again; after one was taken back it is a new one. */
function labelOf(name: ActionName, { milestone }: Tagged): string {
  const texts = t.panel.actions;
  if (name !== 'bill' || milestone.state !== 'waiting') return texts[name];
  return wasTakenBack(milestone) ? texts.billAnew : texts.billAgain;
}

function doneText(name: ActionName): string {
  const texts = t.panel.done;
  switch (name) {
    case 'edit':
    case 'split':
      return '';
    case 'join':
      return t.panel.split.joined;
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
    case 'leave':
      return texts.left;
  }
}
