import { call } from '../shared/call';
import { Result, useMessage } from '../shared/result';
import { Empty, LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useKeptFocus } from '../shared/use-focus';
import { t } from '../texts';
import { Connected } from './connected';
import { ConnectForm } from './connect-form';
import { HowTo } from './how-to';
import { Webhook } from './webhook';

const SKELETON = [{ width: '200px', height: 20 }, { width: '100%', height: 204 }, { width: '240px', height: 20 }, { width: '100%', height: 200 }];

export function AdminPage() {
  const loader = useAnswer(() => call('admin.load', {}));
  const message = useMessage();
  const main = useKeptFocus(message.text);
  const { load } = loader;
  return (
    <main ref={main} tabIndex={-1} className="page stack-wide form-page">
      <header className="stack-tight">
        <h1>{t.admin.title}</h1>
        <p className="subtle">{t.admin.intro}</p>
      </header>
      {load.state === 'loading' ? <Loading blocks={SKELETON} /> : null}
      {load.state === 'failed' ? (
        load.problems.some((problem) => problem.code === 'NO_PERMISSION')
          ? <Empty place="page" title={t.admin.noPermission.title} body={t.admin.noPermission.body} />
          : <LoadFailed problems={load.problems} onRetry={loader.retry} />
      ) : null}
      {load.state === 'ready' ? (
        <>
          <section className="stack">
            <h2>{t.admin.connection}</h2>
            <Result message={message.text} />
            {load.data.connection.state === 'not_connected'
              ? <ConnectForm message={message} onConnected={loader.set} />
              : <Connected view={load.data} connection={load.data.connection} message={message} onChanged={loader.set} />}
          </section>
          {load.data.connection.state === 'connected' ? null : <HowTo />}
          {load.data.connection.state === 'not_connected' ? null : <Webhook view={load.data} onChanged={loader.set} />}
        </>
      ) : null}
    </main>
  );
}
