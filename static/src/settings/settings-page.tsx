import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { ProblemView, SettingsContract, SettingsView } from '../../../src/handlers/pages/api';
import { ActQuestion } from '../shared/act-question';
import { call } from '../shared/call';
import { PartBoundary } from '../shared/error-boundary';
import { ExportData } from '../shared/export-data';
import { Notice } from '../shared/notice';
import { isOutOfDate } from '../shared/out-of-date';
import { ProblemList } from '../shared/problems';
import { Result, useMessage, type Message } from '../shared/result';
import { StaleNotice, useStale } from '../shared/stale-notice';
import { ConnectionNotice, DemoMark, Empty, LoadFailed, Loading, NoPermission, NotConnected } from '../shared/states';
import { useAct, type Acting, type Given } from '../shared/use-act';
import { useAnswer, type Loader } from '../shared/use-answer';
import { useKeptFocus } from '../shared/use-focus';
import { useFollow } from '../shared/use-follow';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { ContractForm } from './contract-form';
import { ContractList } from './contract-list';
import { MOVE_TO, type ContractMove } from './contract-moves';
import { GatePage } from './gate/gate-page';
import { HoldbacksPage } from './holdbacks/holdbacks-page';
import { Permissions } from './permissions';

const SKELETON = [{ width: '140px', height: 32 }, { width: '100%', height: 112 }, { width: '240px', height: 20 }, { width: '100%', height: 88 }];

export function SettingsPage() {
  const message = useMessage();
  const main = useKeptFocus(message.text);
  const loader = useAnswer(() => call('settings.load', {}));
  const { load } = loader;
  const denied = load.state === 'failed' && load.problems.some((problem) => problem.code === 'NO_PERMISSION');
  return (
    <main ref={main} tabIndex={-1} className="page stack-wide">
      <header className="stack-tight">
        <h1>{t.settings.title}</h1>
        <p className="subtle">{t.settings.intro}</p>
      </header>
      {load.state === 'loading' ? <Loading blocks={SKELETON} />
        : load.state === 'failed' ? (denied ? <><NoPermission place="page" /><Permissions /></> : <LoadFailed problems={load.problems} onRetry={loader.retry} />)
        : load.data.rights.view ? <PartBoundary><Contracts view={load.data} loader={loader} message={message} /></PartBoundary> : <><NoPermission place="page" /><Permissions /></>}
    </main>
  );
}

/** A contract's form, its deposit and retention, or its release gate. */
type Open = { readonly contract?: SettingsContract } | { readonly gateOf: SettingsContract } | { readonly holdbacksOf: SettingsContract };

/** A move of a contract that is asked about. */
interface Asked {
  readonly contract: SettingsContract;
  readonly move: ContractMove;
}

function MoveQuestion({ contract, asked, acting }: { readonly contract: SettingsContract; readonly asked: Asked; readonly acting: Acting<Asked> }) {
  const { money } = useFormats();
  const texts = t.settings.moves[asked.move];
  const { count, amount } = contract.reached;
  const body = 'reached' in texts && count > 0 ? `${texts.body} ${texts.reached(count, money(amount))}` : texts.body;
  return (
    <ActQuestion
      title={texts.title(contract.name)} body={body} go={texts.go} danger={asked.move === 'close'} words={asked.move === 'pause' ? 'reason' : undefined} busy={acting.running !== undefined}
      problems={acting.problems} onCancel={acting.close} onGo={(given) => acting.give({ ...asked, contract }, given)}
    />
  );
}

function Contracts({ view, loader, message }: { readonly view: SettingsView; readonly loader: Loader<SettingsView>; readonly message: Message }) {
  const [open, setOpen] = useState<Open>();
  const refresh = (): void => void loader.refresh();
  const acting = useAct<Asked>({ perform, onDone, onStale: refresh });
  const { stale, check } = useStale(async () => call('settings.revs', {}), (now) => isOutOfDate(view.contracts, now));
  useFollow(check, false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  if (view.connection.state === 'not_connected' && view.contracts.length === 0) return <><NotConnected admin={view.admin} place="page" /><Permissions /></>;

  async function perform({ contract: { id, rev }, move }: Asked, { words }: Given) {
    const answer = await call('settings.moveContract', { id, rev, to: MOVE_TO[move], reason: words });
    if (answer.ok) loader.set(answer.data);
    return answer;
  }
  function onDone({ contract, move }: Asked): void {
    message.say(t.settings.moves[move].done(contract.name));
  }
  const show = (next: Open | undefined): void => {
    message.clear();
    setProblems([]);
    setOpen(next);
  };
  const saved = (next: SettingsView, name: string): void => {
    setOpen(undefined);
    loader.set(next);
    message.say(t.settings.saved(name));
  };
  const question = (contract: SettingsContract) => (acting.asked ? <MoveQuestion contract={contract} asked={acting.asked} acting={acting} /> : null);
  const manage = view.rights.manage;
  if (open && 'gateOf' in open && manage) return <GatePage contract={open.gateOf} onBack={() => { show(undefined); void loader.refresh(); }} />;
  if (open && 'holdbacksOf' in open && manage) return <HoldbacksPage contract={open.holdbacksOf} onBack={() => { show(undefined); void loader.refresh(); }} />;
  if (open && !('gateOf' in open) && !('holdbacksOf' in open) && manage) {
    return (
      <>
        <StaleNotice stale={stale} onShow={refresh} />
        <ContractForm key={open.contract?.id ?? 'new'} view={view} contract={open.contract} onSaved={saved} onReload={async () => { await loader.refresh(); }} onCancel={() => show(undefined)} />
      </>
    );
  }
  const none = view.contracts.length === 0;
  const add = manage ? <Button appearance="primary" onClick={() => show({})}>{t.settings.add}</Button> : null;
  return (
    <>
      <section className="stack">
        <div className="row-apart">
          <div className="row"><h2>{t.settings.contracts}</h2>{view.connection.state !== 'not_connected' && view.connection.organisation.demo ? <DemoMark /> : null}</div>
          {none ? null : add}
        </div>
        <StaleNotice stale={stale} onShow={refresh} />
        <Result message={message.text} />
        <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
        <ConnectionNotice connection={view.connection} admin={view.admin} />
        {manage ? null : <Notice kind="info"><p>{t.settings.readOnly}</p></Notice>}
        {none ? <Empty place="section" title={t.settings.none.title} body={manage ? t.settings.none.body : t.settings.none.other}>{add}</Empty>
          : <PartBoundary><ContractList contracts={view.contracts} manage={manage} asked={acting.asked?.contract.id} below={question} onEdit={(contract) => show({ contract })} onHoldbacks={(contract) => show({ holdbacksOf: contract })} onGate={(contract) => show({ gateOf: contract })} onMove={(contract, move) => acting.ask({ contract, move })} /></PartBoundary>}
      </section>
      <PartBoundary><Permissions /></PartBoundary>
      <ExportData read={async (part, cursor) => call('settings.export', { part, ...(cursor === undefined ? {} : { cursor }) })} name={view.project.key} intro={t.data.project} />
    </>
  );
}
