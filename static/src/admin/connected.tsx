import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { AdminView, ConnectionView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ProblemList } from '../shared/problems';
import { Question } from '../shared/question';
import type { Message } from '../shared/result';
import { ConnectionNotice } from '../shared/states';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { ConnectForm } from './connect-form';
import { OrganisationFacts } from './organisation-facts';

interface ConnectedProps {
  readonly view: AdminView;
  readonly connection: Exclude<ConnectionView, { state: 'not_connected' }>;
  readonly message: Message;
  readonly onChanged: (view: AdminView) => void;
}

/** The connection as it stands: whose, how well, since when; and the ways to change it. */
export function Connected({ view, connection, message, onChanged }: ConnectedProps) {
  const { instant } = useFormats();
  const [asking, setAsking] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const { organisation } = connection;
  const disconnect = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('admin.disconnect', {});
    setBusy(false);
    setAsking(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    message.say(t.admin.disconnected);
    onChanged(answer.data);
  };
  const replaced = (next: AdminView): void => {
    setReplacing(false);
    onChanged(next);
  };
  return (
    <>
      <ConnectionNotice connection={connection} />
      <div className="card stack">
        <div><Lozenge appearance={connection.state === 'connected' ? 'success' : 'removed'}>{connection.state === 'connected' ? t.admin.healthy : t.admin.broken}</Lozenge></div>
        <OrganisationFacts organisation={organisation}>
          {view.clientIdHint === undefined ? null : <div><dt>{t.admin.clientId}</dt><dd>{view.clientIdHint}</dd></div>}
          {view.connectedAt === undefined ? null : <div><dt>{t.admin.since}</dt><dd>{instant(view.connectedAt)}</dd></div>}
          <div><dt>{t.admin.lastHeard}</dt><dd>{view.lastHeardAt === undefined ? t.admin.never : instant(view.lastHeardAt)}</dd></div>
        </OrganisationFacts>
        <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
        <div className="row">
          {replacing ? null : <Button appearance={connection.state === 'broken' ? 'primary' : 'default'} onClick={() => { message.clear(); setReplacing(true); }}>{t.admin.form.replace}</Button>}
          <Button appearance="subtle" onClick={() => { message.clear(); setAsking(true); }}>{t.admin.disconnect}</Button>
        </div>
        {asking ? (
          <Question danger title={t.admin.disconnectConfirm.title(organisation.name)} go={t.admin.disconnectConfirm.go} busy={busy} onCancel={() => setAsking(false)} onGo={() => void disconnect()}>
            <p>{t.admin.disconnectConfirm.body}</p>
          </Question>
        ) : null}
      </div>
      {replacing ? <ConnectForm message={message} note={t.admin.form.again} onConnected={replaced} onCancel={() => setReplacing(false)} /> : null}
    </>
  );
}
