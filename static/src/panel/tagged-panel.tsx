import { useState } from 'react';
import type { Answer, MilestoneInput, PanelView, PartInput } from '../../../src/handlers/pages/api';
import { GateBox } from '../gate/gate-box';
import { PanelScope } from '../scope/panel-scope';
import { call } from '../shared/call';
import { PartBoundary } from '../shared/error-boundary';
import type { Message } from '../shared/result';
import { ConnectionNotice, DemoMark } from '../shared/states';
import type { Loader } from '../shared/use-answer';
import { tellOthers, useFollow } from '../shared/use-follow';
import { t } from '../texts';
import { Actions } from './actions';
import { draftOf, type MilestoneDraft } from './draft';
import { MilestoneForm } from './milestone-form';
import { AgreementFacts, BillFacts, MilestoneAmount } from './milestone-facts';
import { MilestoneNotices } from './milestone-notices';
import { PartsList } from './parts-list';
import { SplitForm } from './split-form';
import { StepsList } from './steps-list';
import type { Reversal } from './undo';
import { isMoving, lookOf, type Tagged } from './views';

interface TaggedProps {
  readonly view: Tagged;
  readonly loader: Loader<PanelView>;
  readonly message: Message;
  readonly onUndo: (reversal: Reversal) => void;
  /** Typed before the epic turned out to be a milestone already: opens the form with it. */
  readonly typed: MilestoneDraft | undefined;
  readonly onTypedUsed: () => void;
}

/** A milestone: what it is, what will happen or has happened, and what can be done about it. */
export function TaggedPanel({ view, loader, message, onUndo, typed, onTypedUsed }: TaggedProps) {
  const [editing, setEditing] = useState(typed !== undefined);
  const [splitting, setSplitting] = useState(false);
  const [busy, setBusy] = useState(false);
  const { milestone, contract } = view;
  const look = (): void => {
    if (editing || splitting || busy) return;
    // What was said about the last act is out of date once something else has happened.
    void loader.refresh().then((answer) => {
      if (answer.ok && lookOf(answer.data) !== lookOf(view)) message.clear();
    });
  };
  useFollow(look, isMoving(view));

  const done = (answer: Answer<PanelView>, text: string, reversal?: Reversal): void => {
    if (!answer.ok) return;
    message.say(text, reversal && (() => onUndo(reversal)));
    loader.set(answer.data);
    tellOthers();
  };
  const save = async (input: MilestoneInput): Promise<Answer<PanelView>> => {
    const answer = await call('panel.update', { ...input, milestoneId: milestone.id });
    if (answer.ok) leave();
    done(answer, t.panel.done.updated);
    return answer;
  };
  const split = async (parts: readonly PartInput[]): Promise<Answer<PanelView>> => {
    const answer = await call('panel.split', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev, parts });
    if (answer.ok) setSplitting(false);
    done(answer, t.panel.split.done);
    return answer;
  };
  const show = async (milestoneId: string): Promise<void> => {
    const answer = await call('panel.load', { milestoneId });
    if (answer.ok) loader.set(answer.data);
    message.clear();
  };
  const leave = (): void => {
    setEditing(false);
    onTypedUsed();
  };
  const reload = async (): Promise<void> => {
    await loader.refresh();
  };
  const passed = async (text: string): Promise<void> => {
    await reload();
    message.say(text);
    tellOthers();
  };

  if (editing && view.rights.manage && milestone.state !== 'billed') {
    const initial = typed ? { ...typed, contractId: contract.id } : draftOf(milestone);
    return (
      <MilestoneForm
        title={t.panel.form.editTitle} submitLabel={t.panel.form.save} contracts={[contract]} initial={initial} {...(milestone.part ? { milestoneId: milestone.id } : {})}
        onSubmit={save} onReload={reload} onCancel={leave}
      />
    );
  }
  if (splitting && view.rights.manage && !milestone.part) return <SplitForm view={view} onSubmit={split} onReload={reload} onCancel={() => setSplitting(false)} />;
  return (
    <>
      <TaggedHeader view={view} />
      <PartBoundary><PartsList view={view} onShow={(id) => void show(id)} /></PartBoundary>
      {saysConnection(view) ? null : <ConnectionNotice connection={view.connection} />}
      <PartBoundary><MilestoneNotices view={view} /></PartBoundary>
      <PartBoundary><GateBox gate={view.gate} pass={view.pass} seen={{ contractId: contract.id, milestoneId: milestone.id, rev: contract.rev }} onBusy={setBusy} onDone={passed} /></PartBoundary>
      {view.alsoWaits ? <p className="subtle">{t.panel.split.alsoWaits(view.alsoWaits.join(', '))}</p> : null}
      {milestone.bill ? <PartBoundary><BillFacts view={view} bill={milestone.bill} /></PartBoundary> : null}
      <PartBoundary><StepsList milestone={milestone} /></PartBoundary>
      <PartBoundary><AgreementFacts view={view} /></PartBoundary>
      {view.rights.manage ? (
        <Actions key={milestone.id} view={view} onEdit={() => { message.clear(); setEditing(true); }} onSplit={() => { message.clear(); setSplitting(true); }} onBusy={setBusy} onDone={done} onReload={reload} onStart={message.clear} onForetold={loader.set} />
      ) : null}
      <PartBoundary><PanelScope rev={contract.rev} projectKey={view.issue.key.split('-')[0] ?? ''} /></PartBoundary>
    </>
  );
}

function TaggedHeader({ view }: { readonly view: Tagged }) {
  const { milestone, connection } = view;
  const demo = connection.state !== 'not_connected' && connection.organisation.demo;
  return (
    <div className="stack-tight">
      <div className="row">
        <h2 className="break">{milestone.name}</h2>
        {demo ? <DemoMark /> : null}
      </div>
      <p className="subtle">
        {milestone.part ? `${t.panel.split.partOf(t.words.part(milestone.part.place, milestone.part.count), milestone.part.whole)} · ` : ''}{t.panel.tagged.place(t.words.place(milestone.place, milestone.of))} · {view.contract.name}, {view.contract.clientName}
      </p>
      <MilestoneAmount view={view} />
    </div>
  );
}

/** What stands in the way of billing names the connection already: once is enough. */
function saysConnection({ connection, preview, milestone }: Tagged): boolean {
  if (milestone.state !== 'planned' || !preview) return false;
  const code = connection.state === 'broken' ? connection.problem.code : 'NOT_CONNECTED';
  return connection.state !== 'connected' && preview.blockers.some((blocker) => blocker.code === code);
}
