import './forecast.css';
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ForecastView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { Notice } from '../shared/notice';
import { ProblemList } from '../shared/problems';
import { Result, useMessage } from '../shared/result';
import { Empty, LoadFailed, Loading, NoPermission } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { CashLines } from './cash-lines';
import { Figures } from './figures';
import { paymentsTo } from './model';
import { Track } from './track';

export interface ForecastTabProps {
  /** What is shown of it, as the page's address says. */
  readonly address: string;
  readonly onAddress: (address: string) => void;
}

const SKELETON = [{ width: '100%', height: 48 }, { width: '100%', height: 240 }, { width: '100%', height: 160 }];

/** What cash is coming, with honest ranges: of a project on its own page, of all projects on finance's. */
export function ForecastTab({ address, onAddress }: ForecastTabProps) {
  const { load, retry, refresh } = useAnswer(() => call('forecast.load', {}));
  const [changes, setChanges] = useState(0);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const message = useMessage();
  const learning = load.state === 'ready' && (load.data.history.state === 'reading' || !load.data.made);
  useFollow(() => void refresh(), learning || changes > 0 ? changes + 1 : 0);
  if (load.state === 'loading') return <div className="tab"><Loading blocks={SKELETON} /></div>;
  if (load.state === 'failed') return <div className="tab">{load.problems.some(({ code }) => code === 'NO_PERMISSION') ? <NoPermission place="page" /> : <LoadFailed problems={load.problems} onRetry={retry} />}</div>;
  const say = (text: string, found: readonly ProblemView[] = []): void => {
    message.say(text);
    setProblems(found);
    if (found.length === 0) setChanges((count) => count + 1);
  };
  const view = load.data;
  return (
    <div className="tab stack-wide">
      <h2 className="hidden">{t.project.tabs.forecast}</h2>
      <div className="stack">
        <Standing view={view} onSay={say} />
        <Result message={message.text} />
        <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
        <Body view={view} address={address} onAddress={onAddress} onSay={say} onStale={() => void refresh()} />
      </div>
      {view.whole && view.made ? <CashLines view={view} whole={view.whole} onSay={say} onStale={() => void refresh()} /> : null}
      {view.whole && view.made ? <Track view={view} track={view.whole.track} /> : null}
    </div>
  );
}

interface StandingProps {
  readonly view: ForecastView;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
}

/** What it is made from, how fresh it is, and a way to make it now. */
function Standing({ view: { history, made, manage }, onSay }: StandingProps) {
  const { date } = useFormats();
  const [busy, setBusy] = useState(false);
  const texts = t.forecast;
  const ask = async (): Promise<void> => {
    setBusy(true);
    const asked = await call('forecast.refresh', {});
    setBusy(false);
    if (asked.ok) onSay(texts.refreshed);
    else onSay('', asked.problems);
  };
  return (
    <>
      <div className="row-apart">
        <p className="subtle small">{texts.intro} {made ? <>{texts.basis(made.payments)} {texts.known(date(paymentsTo(made, history)))}</> : null}</p>
        {manage ? <Button spacing="compact" isLoading={busy} onClick={() => void ask()}>{texts.refresh}</Button> : null}
      </div>
      {history.state === 'reading' ? <Notice kind="info" title={texts.readingTitle}><p>{texts.reading(history.read)}</p></Notice> : null}
    </>
  );
}

function Body({ view, onStale, ...rest }: StandingProps & ForecastTabProps & { readonly onStale: () => void }) {
  const texts = t.forecast.none;
  if (!view.made) return view.history.state === 'none' ? <Empty place="section" {...texts.notConnected} /> : <Empty place="section" {...texts.making} />;
  if (view.parts.every(({ items, came }) => items.length === 0 && came.length === 0)) return <Empty place="section" {...texts.empty} />;
  return <Figures view={view} made={view.made} onStale={onStale} {...rest} />;
}
