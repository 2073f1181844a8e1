import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { AdminView, ProblemView, TestedConnection } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextField } from '../shared/fields';
import { Notice } from '../shared/notice';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import type { Message } from '../shared/result';
import { focusFirstProblem } from '../shared/use-focus';
import { t } from '../texts';
import { OrganisationFacts } from './organisation-facts';

interface ConnectFormProps {
  readonly message: Message;
  readonly onConnected: (view: AdminView) => void;
  readonly note?: string;
  readonly onCancel?: () => void;
}

const FIELDS = ['clientId', 'clientSecret'] as const;

/** Client id and secret, tried out before they are kept. */
export function ConnectForm({ message, onConnected, note, onCancel }: ConnectFormProps) {
  const texts = t.admin.form;
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [tested, setTested] = useState<TestedConnection>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState<'test' | 'connect'>();
  const summary = useRef<HTMLDivElement>(null);
  const credentials = { clientId: clientId.trim(), clientSecret: clientSecret.trim() };

  const typed = (set: (value: string) => void) => (value: string): void => {
    set(value);
    setTested(undefined);
    setProblems([]);
  };
  const fail = (found: readonly ProblemView[]): void => {
    setProblems(found);
    if (found.length > 0) focusFirstProblem(summary);
  };
  const start = (what: 'test' | 'connect'): boolean => {
    message.clear();
    setTested(undefined);
    const missing = FIELDS.filter((field) => credentials[field] === '');
    fail(missing.map((path) => ({ code: 'FIELD_MISSING', severity: 'error', path, ...texts.missing })));
    if (missing.length > 0 || busy !== undefined) return false;
    setBusy(what);
    return true;
  };
  const test = async (): Promise<void> => {
    if (!start('test')) return;
    const answer = await call('admin.test', credentials);
    setBusy(undefined);
    if (answer.ok) setTested(answer.data);
    else fail(answer.problems);
  };
  const connect = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!start('connect')) return;
    const answer = await call('admin.connect', credentials);
    setBusy(undefined);
    if (!answer.ok) return fail(answer.problems);
    onConnected(answer.data);
    if (answer.data.connection.state !== 'not_connected') message.say(t.admin.connected(answer.data.connection.organisation.name));
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void connect(event)}>
      <h3>{onCancel ? texts.replace : texts.title}</h3>
      {note === undefined ? null : <p className="subtle">{note}</p>}
      <div ref={summary} tabIndex={-1} role="alert"><FormProblems problems={problems} fields={FIELDS} /></div>
      <TextField label={texts.clientId} name="clientId" required value={clientId} problem={problemAt(problems, 'clientId')} onChange={typed(setClientId)} />
      <TextField label={texts.clientSecret} name="clientSecret" type="password" required value={clientSecret} help={texts.secretHelp} problem={problemAt(problems, 'clientSecret')} onChange={typed(setClientSecret)} />
      <div role="status" className="stack">
        {tested ? (
          <>
            <Notice kind="success"><p>{t.admin.tested(tested.organisation.name)}</p></Notice>
            <OrganisationFacts organisation={tested.organisation} />
          </>
        ) : <p className="subtle">{t.admin.testFirst}</p>}
      </div>
      <div className="row">
        <Button appearance={tested ? 'default' : 'primary'} isLoading={busy === 'test'} onClick={() => void test()}>{texts.test}</Button>
        <Button type="submit" appearance={tested ? 'primary' : 'default'} isLoading={busy === 'connect'}>{texts.connect}</Button>
        {onCancel ? <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button> : null}
      </div>
    </form>
  );
}
