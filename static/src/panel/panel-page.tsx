import { useEffect, useRef, useState } from 'react';
import type { Answer, MilestoneInput, PanelView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { PartBoundary } from '../shared/error-boundary';
import { ModuleButton } from '../shared/links';
import { ProblemList } from '../shared/problems';
import { Result, useMessage, type Message } from '../shared/result';
import { Empty, LoadFailed, Loading, NoPermission, NotConnected } from '../shared/states';
import { looked } from '../shared/use-act';
import { useAnswer, type Loader } from '../shared/use-answer';
import { useKeptFocus } from '../shared/use-focus';
import { tellOthers } from '../shared/use-follow';
import { t } from '../texts';
import { newDraft, type MilestoneDraft } from './draft';
import { GateOnlyPanel } from './gate-only';
import { MilestoneForm } from './milestone-form';
import { TaggedPanel } from './tagged-panel';
import { Toward } from './toward';
import { takeBack, takenBack } from './take-back';
import type { Reversal } from './undo';
import type { Untagged } from './views';

const SKELETON = [{ width: '50%', height: 20 }, { width: '70%', height: 20 }, { width: '180px', height: 24 }, { width: '100%', height: 64 }, { width: '100%', height: 56 }, { width: '100%', height: 96 }, { width: '60%', height: 32 }];

export function PanelPage() {
  // Of an epic that is billed in parts, the one that was shown last is shown again.
  const part = useRef<string>();
  const loader = useAnswer(() => call('panel.load', part.current === undefined ? {} : { milestoneId: part.current }));
  const { load } = loader;
  useEffect(() => {
    part.current = load.state === 'ready' && load.data.state === 'tagged' && load.data.parts ? load.data.milestone.id : undefined;
  }, [load]);
  const message = useMessage();
  const main = useKeptFocus(message.text);
  // Why what was done could not be taken back.
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  useEffect(() => {
    if (message.text !== '') setProblems([]);
  }, [message.text]);
  const undo = async (reversal: Reversal): Promise<void> => {
    message.clear();
    const answer = await takeBack(reversal);
    setProblems(answer.ok ? [] : answer.problems.map(looked));
    if (answer.ok) {
      message.say(takenBack(reversal));
      loader.set(answer.data);
      tellOthers();
    } else void loader.refresh();
  };
  return (
    <main ref={main} tabIndex={-1} className="panel stack" aria-label={t.panel.title}>
      <h1 className="hidden">{t.panel.title}</h1>
      <Result message={message.text} undo={message.undo} />
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      <PartBoundary><PanelBody loader={loader} message={message} onUndo={(reversal) => void undo(reversal)} /></PartBoundary>
    </main>
  );
}

function PanelBody({ loader, message, onUndo }: { readonly loader: Loader<PanelView>; readonly message: Message; readonly onUndo: (reversal: Reversal) => void }) {
  // What someone typed into the form for a new milestone, when a reload shows that the epic has become one meanwhile.
  const [typed, setTyped] = useState<MilestoneDraft>();
  const { load } = loader;
  if (load.state === 'loading') return <Loading blocks={SKELETON} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={loader.retry} />;
  const view = load.data;
  switch (view.state) {
    case 'no_permission':
      return <NoPermission />;
    case 'gate_only':
      return <GateOnlyPanel view={view} loader={loader} message={message} />;
    case 'not_connected':
      return <NotConnected admin={view.admin} />;
    case 'not_epic':
      return view.toward ? <Toward milestones={view.toward} /> : <p className="subtle">{t.panel.notEpic(view.issueType)}</p>;
    case 'no_contract':
      return <NoContract manage={view.rights.manage} />;
    case 'untagged':
      return <UntaggedPanel view={view} loader={loader} message={message} onTyped={setTyped} />;
    case 'tagged':
      return <TaggedPanel view={view} loader={loader} message={message} onUndo={onUndo} typed={typed} onTypedUsed={() => setTyped(undefined)} />;
  }
}

function NoContract({ manage }: { readonly manage: boolean }) {
  const texts = t.panel.noContract;
  return (
    <Empty title={texts.title} body={manage ? texts.manage : texts.other}>
      {manage ? <div className="stack-tight"><div><ModuleButton moduleKey="billing-settings" label={texts.go} whereIs={texts.whereIs} /></div></div> : null}
    </Empty>
  );
}

interface UntaggedProps {
  readonly view: Untagged;
  readonly loader: Loader<PanelView>;
  readonly message: Message;
  readonly onTyped: (typed: MilestoneDraft | undefined) => void;
}

function UntaggedPanel({ view, loader, message, onTyped }: UntaggedProps) {
  if (!view.rights.manage) return <p className="subtle">{t.panel.untaggedOther}</p>;
  const tag = async (input: MilestoneInput): Promise<Answer<PanelView>> => {
    const answer = await call('panel.tag', input);
    if (answer.ok) {
      message.say(t.panel.done.tagged);
      loader.set(answer.data);
      tellOthers();
    }
    return answer;
  };
  const reload = async (typed: MilestoneDraft): Promise<void> => {
    onTyped(typed);
    const answer = await loader.refresh();
    if (!answer.ok || answer.data.state !== 'tagged') onTyped(undefined);
  };
  return (
    <MilestoneForm
      title={t.panel.form.tagTitle} submitLabel={t.panel.form.tag} contracts={view.contracts} initial={newDraft(view.issue.summary, view.contracts[0])}
      onSubmit={tag} onReload={reload}
    />
  );
}
