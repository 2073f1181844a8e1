import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import type { ErasureView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { usePeople } from '../shared/use-people';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';

/** Erasing all that Milepost keeps of the site: what stands in its way, the question with the name to be typed, and how far it is. */
export function Erase() {
  const texts = t.admin.erase;
  const loader = useAnswer(() => call('admin.erasure', {}));
  const { load } = loader;
  // It takes minutes: a look now and then, for as long as somebody waits.
  const since = load.state === 'ready' ? load.data.erasing?.at : undefined;
  useFollow(() => void loader.refresh(), since !== undefined, since === undefined ? undefined : new Date(Date.parse(since) + WATCHED_MS).toISOString());
  return (
    <section className="stack">
      <h2>{texts.title}</h2>
      <p>{texts.intro}</p>
      <ul className="bulleted">{texts.means.map((line) => <li key={line}>{line}</li>)}</ul>
      {load.state === 'loading' ? <Loading blocks={[{ width: '100%', height: 64 }]} /> : null}
      {load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={loader.retry} /> : null}
      {load.state === 'ready' ? <Standing view={load.data} onChanged={loader.set} onRefused={() => void loader.refresh()} /> : null}
    </section>
  );
}

const WATCHED_MS = 15 * 60_000;

interface StandingProps {
  readonly view: ErasureView;
  readonly onChanged: (view: ErasureView) => void;
  readonly onRefused: () => void;
}

function Standing({ view, onChanged, onRefused }: StandingProps) {
  const texts = t.admin.erase;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [confirm, setConfirm] = useState('');
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const erase = async (typed: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await call('admin.erase', { confirm: typed });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return onRefused();
    setAsked(false);
    setConfirm('');
    onChanged(answer.data);
  };
  const blocked = view.connected || view.inTheWay.length > 0;
  return (
    <>
      <div role="status"><Progress view={view} /></div>
      {view.erasing ? <div><Button isLoading={busy} onClick={() => void erase(view.name)}>{texts.goOn}</Button></div> : null}
      {blocked && !view.erasing ? <InTheWay view={view} /> : null}
      {asked && !view.erasing ? (
        <Question danger title={texts.question.title} go={texts.question.go} busy={busy} onCancel={() => { setAsked(false); setProblems([]); }} onGo={() => void erase(confirm)}>
          <p>{texts.question.body}</p>
          <div role="alert"><FormProblems problems={problems} fields={['confirm']} /></div>
          <TextField label={texts.question.confirm(view.name)} name="confirm" required value={confirm} problem={problemAt(problems, 'confirm')} onChange={setConfirm} />
        </Question>
      ) : null}
      {blocked || asked || view.erasing ? null : <div><Button appearance="danger" onClick={() => setAsked(true)}>{texts.go}</Button></div>}
    </>
  );
}

/** How far it is, or when it was last done. */
function Progress({ view: { erasing, erased } }: { readonly view: ErasureView }) {
  const texts = t.admin.erase;
  const { instant } = useFormats();
  const { locale } = useWhere();
  const { nameOf, ask } = usePeople();
  const last = erasing ?? erased;
  const by = last?.by ?? '';
  useEffect(() => {
    if (by !== '') ask([by]);
  }, [by, ask]);
  if (!last) return null;
  const records = last.records.toLocaleString(locale);
  return <p>{(erasing ? texts.under : texts.done)(nameOf(last.by), instant(last.at), records)}</p>;
}

function InTheWay({ view: { connected, inTheWay, more } }: { readonly view: ErasureView }) {
  const texts = t.admin.erase;
  return (
    <>
      <p>{texts.first}</p>
      <ul className="bulleted">
        {inTheWay.map(({ id, projectKey, name, why }) => <li key={id} className="break">{texts.why[why](`${projectKey}: ${name}`)}</li>)}
        {more ? <li>{texts.more}</li> : null}
        {connected ? <li>{texts.disconnect}</li> : null}
      </ul>
    </>
  );
}
