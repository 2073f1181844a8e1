import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ProblemList } from '../shared/problems';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { t } from '../texts';
import { ActivityDays } from '../shared/activity-days';

const SKELETON = [{ width: '120px', height: 20 }, ...Array.from({ length: 6 }, () => ({ width: '100%', height: 20 }))];

/** Who did what, newest first, by day. */
export function ActivityTab() {
  const { load, retry, set } = useAnswer(() => call('project.activity', {}));
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const texts = t.project.activity;
  if (load.state === 'loading') return <div className="tab"><Loading blocks={SKELETON} /></div>;
  if (load.state === 'failed') return <div className="tab"><LoadFailed problems={load.problems} onRetry={retry} /></div>;
  const { rows, cursor } = load.data;
  if (rows.length === 0) return <div className="tab"><p className="subtle">{texts.none}</p></div>;
  const more = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('project.activity', cursor === undefined ? {} : { cursor });
    setBusy(false);
    if (answer.ok) set({ ...answer.data, rows: [...rows, ...answer.data.rows] });
    setProblems(answer.ok ? [] : answer.problems);
  };
  return (
    <div className="tab stack">
      <ActivityDays rows={rows} headings="h2" />
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      {cursor === undefined ? null : <div><Button isLoading={busy} onClick={() => void more()}>{texts.more}</Button></div>}
    </div>
  );
}
