import type { CareView, RetryView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { CopyText } from '../shared/copy-text';
import { LoadFailed, Loading } from '../shared/states';
import { Table, type Column } from '../shared/table';
import { useAnswer } from '../shared/use-answer';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';

/** What waits to be tried again and when, how far the ledger's invoices were read, and the licence. */
export function Care() {
  const { load, retry } = useAnswer(() => call('admin.care', {}));
  const texts = t.admin.care;
  return (
    <section className="stack">
      <h2>{texts.title}</h2>
      {load.state === 'loading' ? <Loading blocks={[{ width: '100%', height: 120 }]} /> : null}
      {load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={retry} /> : null}
      {load.state === 'ready' ? <><Standing view={load.data} /><Retries view={load.data} /><PanelPin module={load.data.panelModule} /></> : null}
    </section>
  );
}

function Standing({ view: { licence, history } }: { readonly view: CareView }) {
  const { instant, date } = useFormats();
  const { locale } = useWhere();
  const texts = t.admin.care;
  const read = (history?.read ?? 0).toLocaleString(locale);
  const until = licence.until === undefined ? '' : ` ${texts.licenceUntil(date(licence.until.slice(0, 10)))}`;
  return (
    <>
      <dl className="facts">
        <div><dt>{texts.licence}</dt><dd>{texts.licences[licence.state]}{until}</dd></div>
        <div><dt>{texts.history}</dt><dd>{history === undefined ? texts.historyNone : history.wholeAt === undefined ? texts.historyReading(read) : texts.historyRead(read, instant(history.readAt ?? history.wholeAt))}</dd></div>
      </dl>
      {licence.state === 'ended' ? <p className="subtle">{texts.licenceEnded}</p> : null}
    </>
  );
}

/** How to pin the panel to many projects: Jira lets an administrator do it, and an app only with rights over projects' settings. */
function PanelPin({ module }: { readonly module: string }) {
  const { siteUrl = '' } = useWhere();
  const texts = t.admin.panelPin;
  const body = JSON.stringify({ moduleId: module, projectList: [{ action: 'PIN', projectIdOrKey: 'KEY' }] });
  return (
    <section className="stack-tight">
      <h3>{texts.title}</h3>
      <p className="subtle">{texts.body}</p>
      <p className="subtle">{texts.how}</p>
      <CopyText what={texts.copy} text={`curl -u EMAIL:TOKEN -H 'Content-Type: application/json' -d '${body}' ${siteUrl}/rest/api/3/forge/panel/action/bulk/async`} />
    </section>
  );
}

function Retries({ view: { retries, more, notBefore } }: { readonly view: CareView }) {
  const { instant } = useFormats();
  const texts = t.admin.care;
  const columns: readonly Column<RetryView>[] = [
    { key: 'number', label: texts.columns.number, cell: ({ number }) => <span className="number">{number}</span> },
    { key: 'contract', label: texts.columns.contract, cell: ({ contractName }) => <span className="break">{contractName}</span> },
    { key: 'doing', label: texts.columns.doing, cell: ({ doing }) => texts.doing[doing] },
    { key: 'since', label: texts.columns.since, cell: ({ since }) => <span className="number">{instant(since)}</span> },
  ];
  return (
    <section className="stack-tight">
      <h3>{texts.retries}</h3>
      {retries.length === 0 ? <p className="subtle">{texts.none}</p> : (
        <>
          <p className="subtle">{notBefore === undefined ? texts.withinHour : texts.notBefore(instant(notBefore))}</p>
          <Table caption={texts.retries} captionHidden columns={columns} rows={retries} rowKey={({ number }) => number} />
          {more ? <p className="subtle">{texts.more}</p> : null}
        </>
      )}
    </section>
  );
}
