import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useState } from 'react';
import type { InvoiceView, ProblemView, ProjectView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ModuleButton } from '../shared/links';
import { ProblemList } from '../shared/problems';
import { Result, useMessage } from '../shared/result';
import { Empty, NotConnected } from '../shared/states';
import type { Loader } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { useKeptFocus } from '../shared/use-focus';
import { t } from '../texts';
import { ActivityTab } from './activity-tab';
import { attentionOf, mergeRows } from './attention';
import { InvoicesTab } from './invoices-tab';
import { MilestonesTab } from './milestones-tab';
import { Overview } from './overview';
import { ProjectHeader } from './project-header';
import { TABS } from './tabs';
import { useTab } from './use-tab';

/** The project's billing, once it may be seen. */
export function ProjectBilling({ view, loader }: { readonly view: ProjectView; readonly loader: Loader<ProjectView> }) {
  const [tab, goTo] = useTab();
  const message = useMessage();
  const main = useKeptFocus(message.text);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [shown, setShown] = useState<string>();
  const [more, setMore] = useState<{ readonly rows: readonly InvoiceView[]; readonly cursor?: string }>();
  const rows = mergeRows(view.invoices.rows, more?.rows ?? []);
  // What waits for a person is older than every page loaded so far when it is on none of them: its place is after them.
  const all = mergeRows(rows, view.attention);
  const taxName = view.connection.state === 'not_connected' ? '' : view.connection.organisation.taxName;
  const cursor = more ? more.cursor : view.invoices.cursor;
  useFollow(() => void loader.refresh(), rows.some((row) => row.status === 'sending'));

  const say = (text: string, found: readonly ProblemView[] = []): void => {
    message.say(text);
    setProblems(found);
  };
  const loadMore = async (): Promise<void> => {
    const answer = await call('project.invoices', cursor === undefined ? {} : { cursor });
    if (answer.ok) setMore({ ...answer.data, rows: [...(more?.rows ?? []), ...answer.data.rows] });
    else say('', answer.problems);
  };
  const changed = (invoice: InvoiceView): void => {
    setMore((before) => (before ? { ...before, rows: before.rows.map((row) => (row.invoiceId === invoice.invoiceId ? invoice : row)) } : before));
    const now = (row: InvoiceView): InvoiceView => (row.invoiceId === invoice.invoiceId ? invoice : row);
    loader.set({ ...view, invoices: { ...view.invoices, rows: view.invoices.rows.map(now) }, attention: view.attention.map(now) });
    void loader.refresh();
  };

  return (
    <main ref={main} tabIndex={-1} className="page stack">
      <ProjectHeader view={view} rows={rows} onStart={() => say('')} onChecked={(text, found) => { say(text, found); void loader.refresh(); }} />
      <Result message={message.text} />
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      {view.contracts.length === 0 ? <NothingYet view={view} /> : (
        <Tabs id="billing" selected={TABS.indexOf(tab)} onChange={(index) => { say(''); setShown(undefined); goTo(TABS[index] ?? 'overview'); }} shouldUnmountTabPanelOnChange>
          <TabList>{TABS.map((name) => <Tab key={name}>{t.project.tabs[name]}</Tab>)}</TabList>
          <TabPanel><Overview view={view} attention={attentionOf(view.contracts, all)} onInvoice={(id) => { setShown(id); goTo('invoices'); }} /></TabPanel>
          <TabPanel><MilestonesTab contracts={view.contracts} taxName={taxName} /></TabPanel>
          <TabPanel>
            <InvoicesTab
              rows={all} shown={shown} manage={view.rights.manage} hasMore={cursor !== undefined} contracts={view.contracts} taxName={taxName} onMore={loadMore} onChanged={changed} onSay={say}
            />
          </TabPanel>
          <TabPanel><ActivityTab /></TabPanel>
        </Tabs>
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
