import { call } from '../shared/call';
import { Empty, LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { t } from '../texts';
import { FinanceBilling } from './finance-billing';

const SKELETON = [{ width: 'min(320px, 100%)', height: 20 }, { width: '100%', height: 80 }, { width: '100%', height: 240 }];

/** Billing over all projects, for finance. */
export function FinancePage() {
  const loader = useAnswer(() => call('finance.load', {}));
  const { load } = loader;
  if (load.state === 'ready') return <FinanceBilling view={load.data} loader={loader} />;
  const denied = load.state === 'failed' && load.problems.some((problem) => problem.code === 'NO_PERMISSION');
  return (
    <main className="page stack">
      <h1>{t.finance.title}</h1>
      {load.state === 'loading' ? <Loading blocks={SKELETON} /> : denied ? <Empty place="page" title={t.finance.nothing.title} body={t.finance.nothing.body} /> : <LoadFailed problems={load.problems} onRetry={loader.retry} />}
    </main>
  );
}
