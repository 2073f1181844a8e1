import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useState } from 'react';
import type { FinanceView, ProblemView } from '../../../src/handlers/pages/api';
import { AttentionList } from '../attention/attention-list';
import { call } from '../shared/call';
import { PartBoundary } from '../shared/error-boundary';
import { Notice } from '../shared/notice';
import { ProblemList } from '../shared/problems';
import { Result, useMessage } from '../shared/result';
import { StaleNotice, useStale } from '../shared/stale-notice';
import { ConnectionNotice, DemoMark, Empty, isListed, NotConnected } from '../shared/states';
import type { Loader } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { useKeptFocus } from '../shared/use-focus';
import { TabRow } from '../shared/tab-row';
import { t } from '../texts';
import { Forecast } from '../forecast/lazy';
import { useAddress } from '../shared/use-address';
import { Aging } from './aging';
import { ALL_OWED, writeOwed, type OwedAsked } from './asked';
import { Clients } from './clients';
import { OwedInvoices } from './owed';
import { pathOf, placeOf, TABS } from './tabs';
import { Projects } from './projects';
import { Totals } from './totals';

/** What finance sees over all projects: the money, what waits for them, and where it is. */
export function FinanceBilling({ view, loader }: { readonly view: FinanceView; readonly loader: Loader<FinanceView> }) {
  const [place, goTo] = useAddress(placeOf, pathOf);
  const message = useMessage();
  const main = useKeptFocus(message.text);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [changes, setChanges] = useState(0);
  const refresh = (): void => void loader.refresh();
  const { changedAt = '' } = view;
  const { stale, check } = useStale(async () => call('finance.changed', { since: changedAt === '' ? '0' : changedAt }), ({ at = '' }) => at > changedAt);
  useFollow(refresh, changes, undefined, check);
  const say = (text: string, found: readonly ProblemView[] = [], undo?: () => void): void => {
    message.say(text, undo);
    setProblems(found);
  };
  const done = (text: string, undo?: () => void): void => {
    say(text, [], undo);
    setChanges((count) => count + 1);
    refresh();
  };
  const { connection, attention, projects } = view;
  const taxName = connection.state === 'not_connected' ? '' : connection.organisation.taxName;
  const inside = place.inside ?? '';
  const showOwed = (asked: Partial<OwedAsked>): void => goTo({ tab: 'invoices', inside: writeOwed({ ...ALL_OWED, ...asked }) });
  const unknown = projects.length === 0 && attention.length === 0;
  return (
    <main ref={main} tabIndex={-1} className="page stack">
      <header className="stack">
        <div className="stack-tight">
          <h1>{t.finance.title}</h1>
          <div className="row row-loose subtle">
            <span>{t.finance.subtitle}</span>
            {connection.state === 'not_connected' ? null : <><span>{t.project.organisation(connection.organisation.name)}</span>{connection.organisation.demo ? <DemoMark /> : null}</>}
          </div>
        </div>
        {(connection.state === 'not_connected' && unknown) || isListed(connection, attention) ? null : <ConnectionNotice connection={connection} admin={view.admin} />}
      </header>
      <StaleNotice stale={stale} onShow={refresh} />
      <Result message={message.text} undo={message.undo} />
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      {unknown ? <NothingToSee view={view} /> : (
        <TabRow selected={TABS.indexOf(place.tab)}><Tabs id="billing" selected={TABS.indexOf(place.tab)} onChange={(index) => { say(''); goTo({ tab: TABS[index] ?? 'overview' }); }} shouldUnmountTabPanelOnChange>
          <TabList>{TABS.map((name) => <Tab key={name}>{t.finance.tabs[name]}</Tab>)}</TabList>
          <TabPanel><div className="tab stack-wide">
          {view.partial ? <Notice kind="warning"><p>{t.finance.partial}</p></Notice> : null}
          <PartBoundary><Totals totals={view.totals} taxName={taxName} /></PartBoundary>
          <PartBoundary><Aging aging={view.aging} onOpen={(age, currency) => showOwed({ age, currency })} /></PartBoundary>
          <PartBoundary><AttentionList items={attention} taxName={taxName} projects more={view.more} onDone={done} onSay={say} onRefresh={refresh} /></PartBoundary>
          <PartBoundary><Projects projects={projects} today={view.today} address={inside} onAddress={(next) => goTo({ tab: 'overview', inside: next }, 'refine')} /></PartBoundary>
          </div></TabPanel>
          <TabPanel><PartBoundary><Clients clients={view.clients} today={view.today} address={inside} onAddress={(next) => goTo({ tab: 'clients', inside: next }, 'refine')} onOpen={(client, currency) => showOwed({ client, currency })} /></PartBoundary></TabPanel>
          <TabPanel><PartBoundary><OwedInvoices today={view.today} address={inside} onAddress={(next) => goTo({ tab: 'invoices', inside: next }, 'refine')} /></PartBoundary></TabPanel>
          <TabPanel><PartBoundary><Forecast address={inside} onAddress={(next) => goTo({ tab: 'forecast', inside: next })} /></PartBoundary></TabPanel>
        </Tabs></TabRow>
      )}
    </main>
  );
}

function NothingToSee({ view: { connection, admin } }: { readonly view: FinanceView }) {
  if (connection.state === 'not_connected') return <NotConnected admin={admin} place="page" />;
  return <Empty place="page" title={t.finance.nothing.title} body={t.finance.nothing.body} />;
}
