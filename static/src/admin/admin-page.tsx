import { useState } from 'react';
import type { AdminView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { PartBoundary } from '../shared/error-boundary';
import { ExportData } from '../shared/export-data';
import { ProblemNotice } from '../shared/problems';
import { Result, useMessage, type Message } from '../shared/result';
import { Empty, LoadFailed, Loading } from '../shared/states';
import { useAnswer, type Loader } from '../shared/use-answer';
import { useKeptFocus } from '../shared/use-focus';
import { useFollow } from '../shared/use-follow';
import { t } from '../texts';
import { Care } from './care';
import { Connected } from './connected';
import { ConnectWays, type Way } from './connect-ways';
import { Consent } from './consent';
import { consentNews } from './consent-news';
import { Erase } from './erase';
import { Gates } from './gates';
import { Traffic } from './traffic';
import { Webhook } from './webhook';

const SKELETON = [{ width: '200px', height: 20 }, { width: '100%', height: 204 }, { width: '240px', height: 20 }, { width: '100%', height: 200 }];

export function AdminPage() {
  const loader = useAnswer(() => call('admin.load', {}));
  const message = useMessage();
  const { load } = loader;
  // A failed consent says so by itself; what had focus may have gone with it all the same.
  const failed = load.state === 'ready' && load.data.consent.state === 'failed' && document.hasFocus() ? 'failed' : '';
  const main = useKeptFocus(message.text + failed);
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
          <PartBoundary><Connection view={load.data} loader={loader} message={message} /></PartBoundary>
          <PartBoundary><Care /></PartBoundary>
          <PartBoundary><Gates /></PartBoundary>
          <ExportData read={async (part, cursor) => call('admin.export', { part, ...(cursor === undefined ? {} : { cursor }) })} name="site" intro={t.data.site} />
          <PartBoundary><Erase /></PartBoundary>
        </>
      ) : null}
    </main>
  );
}

interface ConnectionProps {
  readonly view: AdminView;
  readonly loader: Loader<AdminView>;
  readonly message: Message;
}

/** The site's connection, the consent that may be under way beside it, and how to make it anew. */
function Connection({ view, loader, message }: ConnectionProps) {
  const { connection, consent } = view;
  const [way, setWay] = useState<Way>();
  const [consentUrl, setConsentUrl] = useState<string>();
  const look = async (): Promise<void> => {
    const answer = await loader.refresh();
    const news = answer.ok ? consentNews(view, answer.data) : undefined;
    if (news !== undefined) message.say(news);
  };
  const until = consent.state === 'asked' ? consent.until : undefined;
  useFollow(() => void look(), until !== undefined, until);

  const changed = (next: AdminView): void => {
    setWay(undefined);
    loader.set(next);
  };
  const open = (next: Way): void => {
    message.clear();
    setWay(next);
  };
  const underWay = consent.state === 'asked' || consent.state === 'choosing';
  const there = connection.state !== 'not_connected';
  return (
    <>
      <section className="stack">
        <h2>{t.admin.connection}</h2>
        <Result message={message.text} />
        {view.remains ? <ProblemNotice problem={view.remains} title={t.admin.remains} /> : null}
        <Consent consent={consent} consentUrl={consentUrl} message={message} onChanged={changed} onRefused={look} onStartAgain={way === undefined ? () => open('oauth') : undefined} />
        {there ? <Connected view={view} connection={connection} message={message} onChanged={changed} onReplace={underWay || way !== undefined ? undefined : open} /> : null}
        {underWay || (there && way === undefined) ? null : (
          <ConnectWays
            key={way ?? 'first'} redirectUri={'redirectUri' in consent ? consent.redirectUri : ''} initial={way ?? (consent.state === 'failed' ? 'oauth' : 'custom')} message={message}
            onConnected={changed} onAsked={(asked) => { setConsentUrl(asked.consentUrl); changed(asked.view); }} {...(way === undefined ? {} : { onCancel: () => setWay(undefined) })}
          />
        )}
        {there ? <PartBoundary><Traffic view={view} now={Date.now()} /></PartBoundary> : null}
      </section>
      {there ? <PartBoundary><Webhook view={view} onChanged={loader.set} /></PartBoundary> : null}
    </>
  );
}
