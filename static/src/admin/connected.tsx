import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { AdminView, ConnectionView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { dayOf } from '../shared/dates';
import { TextField } from '../shared/fields';
import { ProblemList, ProblemNotice } from '../shared/problems';
import { Question } from '../shared/question';
import type { Message } from '../shared/result';
import type { ShownProblem } from '../shared/shown-problem';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { Way } from './connect-ways';
import { OrganisationFacts } from './organisation-facts';

interface ConnectedProps {
  readonly view: AdminView;
  readonly connection: Exclude<ConnectionView, { state: 'not_connected' }>;
  readonly message: Message;
  readonly onChanged: (view: AdminView) => void;
  /** Absent while the connection is being made anew already. */
  readonly onReplace: ((way: Way) => void) | undefined;
}

/** The connection as it stands: whose, how well, since when; and the ways to change it. */
export function Connected({ view, connection, message, onChanged, onReplace }: ConnectedProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [typed, setTyped] = useState('');
  const [mismatch, setMismatch] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const { organisation } = connection;
  const works = connection.state === 'connected';
  const wrong: ShownProblem = { code: 'FIELD_INVALID', severity: 'error', path: 'confirm', said: t.admin.disconnectConfirm.mismatch };
  const disconnect = async (): Promise<void> => {
    // Typing it is a guard against a slip; who may is asked behind the door.
    setMismatch(!isSame(typed, organisation.name));
    if (!isSame(typed, organisation.name)) return;
    setBusy(true);
    const answer = await call('admin.disconnect', {});
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    setAsking(false);
    message.say(t.admin.disconnected);
    onChanged(answer.data);
  };
  return (
    <>
      <ConnectionTrouble connection={connection} {...(onReplace && view.via === 'oauth' ? { onRenew: () => onReplace('oauth') } : {})} />
      <div className="card stack">
        <div><Lozenge appearance={works ? 'success' : 'removed'}>{works ? t.admin.healthy : t.admin.broken}</Lozenge></div>
        <OrganisationFacts organisation={organisation}><ConnectionFacts view={view} timeZone={organisation.timeZone} /></OrganisationFacts>
        <div className="row">
          {onReplace ? <Button appearance={works ? 'default' : 'primary'} onClick={() => onReplace(view.via ?? 'custom')}>{t.admin.form.replace}</Button> : null}
          <Button appearance="subtle" onClick={() => { message.clear(); setTyped(''); setMismatch(false); setProblems([]); setAsking(true); }}>{t.admin.disconnect}</Button>
        </div>
        {asking ? (
          <Question danger title={t.admin.disconnectConfirm.title(organisation.name)} go={t.admin.disconnectConfirm.go} busy={busy} onCancel={() => setAsking(false)} onGo={() => void disconnect()}>
            <DisconnectMeans view={view} />
            <div role="alert"><ProblemList problems={problems} /></div>
            <TextField label={t.admin.disconnectConfirm.confirm(organisation.name)} name="confirm" required value={typed} problem={mismatch ? wrong : undefined} onChange={setTyped} />
          </Question>
        ) : null}
      </div>
    </>
  );
}

/** Capitals and spaces at either end don't matter. */
const isSame = (typed: string, name: string): boolean => typed.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase();

/** What is wrong with it, or soon will be. */
function ConnectionTrouble({ connection, onRenew }: { readonly connection: ConnectedProps['connection']; readonly onRenew?: () => void }) {
  if (connection.state === 'broken') return <ProblemNotice problem={connection.problem} title={t.shared.broken} />;
  if (!connection.warning) return null;
  return (
    <ProblemNotice problem={connection.warning} title={t.admin.ending}>
      {onRenew ? <div><Button onClick={onRenew}>{t.admin.renew}</Button></div> : null}
    </ProblemNotice>
  );
}

function ConnectionFacts({ view, timeZone }: { readonly view: AdminView; readonly timeZone: string }) {
  const { date, instant } = useFormats();
  const { via, clientIdHint, connectedAt, lastHeardAt, endsAt } = view;
  return (
    <>
      {via === undefined ? null : <div><dt>{t.admin.via}</dt><dd>{t.admin.viaName[via]}</dd></div>}
      {clientIdHint === undefined ? null : <div><dt>{t.admin.clientId}</dt><dd>{clientIdHint}</dd></div>}
      {connectedAt === undefined ? null : <div><dt>{t.admin.since}</dt><dd>{instant(connectedAt)}</dd></div>}
      <div><dt>{t.admin.lastHeard}</dt><dd>{lastHeardAt === undefined ? t.admin.never : instant(lastHeardAt)}</dd></div>
      {via === undefined ? null : <div><dt>{t.admin.ends}</dt><dd>{endsAt === undefined ? t.admin.endsNever : t.admin.endsOn(date(dayOf(endsAt, timeZone)))}</dd></div>}
    </>
  );
}

/** What disconnecting does here, and what in Xero. */
function DisconnectMeans({ view: { queue, via } }: { readonly view: AdminView }) {
  const texts = t.admin.disconnectConfirm;
  return (
    <>
      <p>{texts.here}</p>
      {queue.sending > 0 ? <p>{texts.waiting(t.admin.traffic.invoices(queue.sending))}</p> : null}
      <p>{texts.inXero[via ?? 'custom']}</p>
    </>
  );
}
