import Button from '@atlaskit/button/new';
import { useState, type FormEvent } from 'react';
import type { AdminView, TestedConnection } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { Notice } from '../shared/notice';
import type { Message } from '../shared/result';
import { t } from '../texts';
import { CredentialFields } from './credential-fields';
import { OrganisationFacts } from './organisation-facts';
import { useCredentials } from './use-credentials';

interface CustomFormProps {
  readonly message: Message;
  readonly onConnected: (view: AdminView) => void;
  readonly onCancel: (() => void) | undefined;
}

/** A custom connection's client id and secret, tried out before they are kept. */
export function CustomForm({ message, onConnected, onCancel }: CustomFormProps) {
  const texts = t.admin.form;
  const [tested, setTested] = useState<TestedConnection>();
  const [busy, setBusy] = useState<'test' | 'connect'>();
  const credentials = useCredentials(() => setTested(undefined));

  const start = (what: 'test' | 'connect'): ReturnType<typeof credentials.read> => {
    message.clear();
    setTested(undefined);
    const given = busy === undefined ? credentials.read() : undefined;
    if (given) setBusy(what);
    return given;
  };
  const test = async (): Promise<void> => {
    const given = start('test');
    if (!given) return;
    const answer = await call('admin.test', given);
    setBusy(undefined);
    if (answer.ok) setTested(answer.data);
    else credentials.fail(answer.problems);
  };
  const connect = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = start('connect');
    if (!given) return;
    const answer = await call('admin.connect', given);
    setBusy(undefined);
    if (!answer.ok) return credentials.fail(answer.problems);
    onConnected(answer.data);
    if (answer.data.connection.state !== 'not_connected') message.say(t.admin.connected(answer.data.connection.organisation.name));
  };
  return (
    <form className="stack" noValidate aria-label={texts.title.custom} onSubmit={(event) => void connect(event)}>
      <CredentialFields credentials={credentials} />
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
