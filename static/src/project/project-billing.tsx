import Tabs, { Tab as TabHead, TabList, TabPanel } from '@atlaskit/tabs';
import { useState, type ReactNode } from 'react';
import type { ProblemView, ProjectView } from '../../../src/handlers/pages/api';
import { Forecast } from '../forecast/lazy';
import { isMoving } from '../invoice/acts';
import { InvoiceDetail } from '../invoice/invoice-detail';
import { Scope } from '../scope/lazy';
import { call } from '../shared/call';
import { PartBoundary } from '../shared/error-boundary';
import { csvName } from '../shared/export-csv';
import { ModuleButton } from '../shared/links';
import { isOutOfDate } from '../shared/out-of-date';
import { ProblemList } from '../shared/problems';
import { Result, useMessage } from '../shared/result';
import { StaleNotice, useStale } from '../shared/stale-notice';
import { Empty, NotConnected } from '../shared/states';
import type { Loader } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { useKeptFocus } from '../shared/use-focus';
import { TabRow } from '../shared/tab-row';
import { t } from '../texts';
import { ActivityTab } from './activity-tab';
import { InvoicesTab } from './invoices-tab';
import { useInvoices } from './lists/use-invoices';
import { MilestonesTab } from './milestones-tab';
import { Overview } from './overview';
import { ProjectHeader } from './project-header';
import { ReconciliationTab } from './reconciliation-tab';
import { RetainersTab } from './retainers/retainers-tab';
import { TABS, type Tab } from './tabs';
import { usePlace } from './use-place';

/** The project's billing, once it may be seen. */
export function ProjectBilling({ view, loader }: { readonly view: ProjectView; readonly loader: Loader<ProjectView> }) {
  const [place, goTo] = usePlace();
  const message = useMessage();
  const main = useKeptFocus(message.text);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [shown, setShown] = useState<string>();
  // Grows with each act and each look at the ledger: what they lead to comes within seconds, and the page looks for it.
  const [changes, setChanges] = useState(0);
  const invoices = useInvoices(view.invoices, (found) => say('', found));
  const taxName = view.connection.state === 'not_connected' ? '' : view.connection.organisation.taxName;
  const refresh = (): void => void loader.refresh();
  const { stale, check } = useStale(async () => call('project.revs', {}), (now) => isOutOfDate(view.contracts, now));
  useFollow(refresh, invoices.rows.some(isMoving) || changes > 0 ? changes + 1 : 0, undefined, check);

  const say = (text: string, found: readonly ProblemView[] = [], undo?: () => void): void => {
    message.say(text, undo);
    setProblems(found);
  };
  const done = (text: string, found: readonly ProblemView[] = [], undo?: () => void): void => {
    say(text, found, undo);
    setChanges((count) => count + 1);
    refresh();
  };
  const open = (invoice: string, list = ''): void => {
    say('');
    goTo({ tab: 'invoices', invoice, list });
  };
  const file = (what: string): string => csvName([view.project.key, what], view.today);
  const refine = (list: string): void => goTo({ tab: place.tab, list }, 'refine');

  const parts: Readonly<Record<Tab, () => ReactNode>> = {
    overview: () => <Overview view={view} taxName={taxName} onInvoice={open} onDone={(text, undo) => done(text, [], undo)} onSay={say} onRefresh={refresh} onPlan={() => goTo({ tab: 'milestones' })} />,
    milestones: () => (
      <MilestonesTab contracts={view.contracts} project={view.project} today={view.today} list={place.list} onList={refine} manage={view.rights.manage} gates={view.gates} taxName={taxName} onInvoice={open} onDone={done} />
    ),
    invoices: () => place.invoice === undefined ? (
      <InvoicesTab invoices={invoices} shown={shown} contracts={view.contracts} taxName={taxName} today={view.today} project={view.project} list={place.list} onList={refine} onOpen={open} />
    ) : (
      <InvoiceDetail
        key={place.invoice} invoiceId={place.invoice} taxName={taxName} manage={view.rights.manage} waiting={view.attention.filter(({ invoice }) => invoice?.id === place.invoice)} changes={changes}
        onBack={() => { say(''); setShown(place.invoice); goTo({ tab: 'invoices', list: place.list ?? '' }); }} onDone={done} onStale={refresh} onRead={invoices.read}
      />
    ),
    retainers: () => <RetainersTab view={view} list={place.list} onList={refine} taxName={taxName} onInvoice={open} onDone={done} onRefresh={refresh} />,
    scope: () => <Scope opened={place.scope} onOpen={(scope) => { say(''); goTo({ ...place, scope }); }} list={place.list} onList={(list) => goTo({ ...place, list }, 'refine')} onInvoice={open} onDone={done} file={file} />,
    forecast: () => <Forecast address={place.forecast ?? ''} onAddress={(forecast) => goTo({ tab: 'forecast', forecast })} />,
    reconciliation: () => <ReconciliationTab manage={view.rights.manage} onInvoice={open} onDecide={() => goTo({ tab: 'overview' })} onDone={done} file={file} />,
    activity: () => <ActivityTab project={view.project} contracts={view.contracts} today={view.today} chosen={place.list ?? ''} onChoose={refine} />,
  };

  return (
    <main ref={main} tabIndex={-1} className="page stack">
      <ProjectHeader view={view} onLook={loader.refresh} inAttention={place.tab === 'overview'} onStart={() => say('')} onChecked={done} />
      <StaleNotice stale={stale} onShow={refresh} />
      <Result message={message.text} undo={message.undo} />
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      {view.contracts.length === 0 ? <NothingYet view={view} /> : (
        <TabRow selected={TABS.indexOf(place.tab)}><Tabs id="billing" selected={TABS.indexOf(place.tab)} onChange={(index) => { say(''); setShown(undefined); goTo({ tab: TABS[index] ?? 'overview' }); }} shouldUnmountTabPanelOnChange>
          <TabList>{TABS.map((name) => <TabHead key={name}>{t.project.tabs[name]}</TabHead>)}</TabList>
          {TABS.map((name) => <TabPanel key={name}><PartBoundary>{parts[name]()}</PartBoundary></TabPanel>)}
        </Tabs></TabRow>
      )}
    </main>
  );
}

function NothingYet({ view }: { readonly view: ProjectView }) {
  if (view.connection.state === 'not_connected') return <NotConnected admin={view.admin} place="page" />;
  const texts = t.project.noContract;
  return (
    <Empty place="page" title={texts.title} body={view.rights.manage ? texts.manage : texts.other}>
      {view.rights.manage ? <div className="stack-tight"><div><ModuleButton moduleKey="billing-settings" projectKey={view.project.key} label={texts.go} whereIs={texts.whereIs} /></div></div> : null}
    </Empty>
  );
}
