import { call } from '../shared/call';
import { ProblemNotice } from '../shared/problems';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';

/** Everything that waits for a person, over all projects. */
export function FinancePage() {
  const { load, retry } = useAnswer(() => call('finance.load', {}));
  if (load.state === 'loading') return <Loading blocks={[{ width: '100%', height: 80 }]} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={retry} />;
  return (
    <main className="stack">
      {load.data.attention.map(({ id, problem }) => (
        <ProblemNotice key={id} problem={problem} />
      ))}
    </main>
  );
}
