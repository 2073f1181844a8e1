import { call } from '../shared/call';
import { LoadFailed, Loading, NoPermission } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { t } from '../texts';
import { ProjectBilling } from './project-billing';

const SKELETON = [{ width: 'min(320px, 100%)', height: 20 }, { width: '280px', height: 32 }, { width: '100%', height: 120 }, { width: '100%', height: 240 }];

export function ProjectPage() {
  const loader = useAnswer(() => call('project.load', {}));
  const { load } = loader;
  if (load.state === 'ready' && load.data.rights.view) return <ProjectBilling view={load.data} loader={loader} />;
  const denied = load.state === 'failed' && load.problems.some((problem) => problem.code === 'NO_PERMISSION');
  return (
    <main className="page stack">
      <h1>{t.project.title}</h1>
      {load.state === 'loading' ? <Loading blocks={SKELETON} /> : load.state === 'ready' || denied ? <NoPermission place="page" /> : <LoadFailed problems={load.problems} onRetry={loader.retry} />}
    </main>
  );
}
