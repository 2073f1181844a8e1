import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import type { GatesView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextAreaField, TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { Result, useMessage } from '../shared/result';
import { LoadFailed, Loading } from '../shared/states';
import { Table, type Column } from '../shared/table';
import { useAnswer } from '../shared/use-answer';
import { usePeople } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';

type Row = GatesView['contracts'][number];

/** As many as one call takes. */
const BATCH = 10;

/** What waits for money on the site, and the way out before the app goes. */
export function Gates() {
  const texts = t.admin.gates;
  const loader = useAnswer(() => call('admin.gates', {}));
  const { load } = loader;
  return (
    <section className="stack">
      <h2>{texts.title}</h2>
      <p className="subtle">{texts.intro}</p>
      {load.state === 'loading' ? <Loading blocks={[{ width: '100%', height: 64 }]} /> : null}
      {load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={loader.retry} /> : null}
      {load.state === 'ready' ? <SiteGates view={load.data} onChanged={async () => { await loader.refresh(); }} /> : null}
      <h3>{texts.leaving.title}</h3>
      <ol className="numbered">{texts.leaving.steps.map((step) => <li key={step}>{step}</li>)}</ol>
    </section>
  );
}

function SiteGates({ view, onChanged }: { readonly view: GatesView; readonly onChanged: () => Promise<void> }) {
  const texts = t.admin.gates;
  const message = useMessage();
  const [asked, setAsked] = useState(false);
  const [through, setThrough] = useState<number>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const shut = view.contracts.filter(({ off }) => !off);
  const off = view.contracts.filter((row) => row.off);
  const run = async (rows: readonly Row[], open: boolean, reason = '', confirm = ''): Promise<void> => {
    if (through !== undefined) return;
    message.clear();
    setProblems([]);
    for (let start = 0; start < rows.length; start += BATCH) {
      setThrough(start);
      const answer = await call('admin.switchGates', { contractIds: rows.slice(start, start + BATCH).map(({ id }) => id), open, reason, confirm });
      if (answer.ok) continue;
      setProblems(answer.problems);
      break;
    }
    setThrough(undefined);
    await onChanged();
  };
  const openAll = async (reason: string, confirm: string): Promise<void> => run(shut, true, reason, confirm);
  useEffect(() => {
    // Once none is left to open, there is nothing more to ask.
    if (asked && shut.length === 0) {
      setAsked(false);
      message.say(texts.opened);
    }
  }, [asked, shut.length, message, texts]);
  if (view.contracts.length === 0) return <p className="subtle">{texts.none}</p>;
  return (
    <>
      <Result message={message.text} />
      <GatesTable rows={view.contracts} />
      {view.more ? <p className="subtle">{texts.more}</p> : null}
      {asked ? (
        <OpenQuestion through={through} of={shut.length} problems={problems} onCancel={() => { setAsked(false); setProblems([]); }} onGo={(reason, confirm) => void openAll(reason, confirm)} />
      ) : (
        <div className="row">
          {shut.length > 0 ? <Button onClick={() => setAsked(true)}>{texts.openAll}</Button> : null}
          {off.length > 0 ? <Button isLoading={through !== undefined} onClick={() => void run(off, false)}>{texts.closeAll}</Button> : null}
        </div>
      )}
      {asked ? null : <div role="alert"><FormProblems problems={problems} fields={[]} /></div>}
    </>
  );
}

function GatesTable({ rows }: { readonly rows: readonly Row[] }) {
  const texts = t.admin.gates;
  const { instant } = useFormats();
  const { nameOf, ask } = usePeople();
  const people = [...new Set(rows.flatMap(({ off }) => (off && off.by !== '' ? [off.by] : [])))].join(' ');
  useEffect(() => {
    if (people !== '') ask(people.split(' '));
  }, [people, ask]);
  const columns: readonly Column<Row>[] = [
    { key: 'contract', label: texts.columns.contract, cell: ({ projectKey, name }) => <span className="break">{projectKey}: {name}</span> },
    { key: 'gated', label: texts.columns.gated, figure: true, cell: ({ gated }) => String(gated) },
    { key: 'closed', label: texts.columns.closed, figure: true, cell: ({ closed }) => String(closed) },
    { key: 'tokens', label: texts.columns.tokens, figure: true, cell: ({ tokens }) => String(tokens) },
    { key: 'state', label: texts.columns.state, cell: ({ off }) => (off ? <span className="break">{t.gate.pass.off(nameOf(off.by), instant(off.at), off.reason)}</span> : texts.byMoney) },
  ];
  return <Table caption={texts.title} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

interface OpenQuestionProps {
  /** How many are done, while it is under way. */
  readonly through: number | undefined;
  readonly of: number;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (reason: string, confirm: string) => void;
}

function OpenQuestion({ through, of, problems, onCancel, onGo }: OpenQuestionProps) {
  const texts = t.admin.gates.question;
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  return (
    <Question danger title={texts.title} go={texts.go} busy={through !== undefined} onCancel={onCancel} onGo={() => onGo(reason, confirm)}>
      <p>{texts.body(of)}</p>
      <div role="alert"><FormProblems problems={problems} fields={['reason', 'confirm']} /></div>
      <div role="status">{through === undefined ? null : <p className="subtle">{texts.through(through, of)}</p>}</div>
      <TextAreaField label={texts.reason} name="reason" required value={reason} help={texts.reasonHelp} problem={problemAt(problems, 'reason')} onChange={setReason} />
      <TextField label={texts.confirm} name="confirm" narrow required value={confirm} problem={problemAt(problems, 'confirm')} onChange={setConfirm} />
    </Question>
  );
}
