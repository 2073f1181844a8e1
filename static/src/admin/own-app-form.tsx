import Button from '@atlaskit/button/new';
import { useState, type FormEvent } from 'react';
import type { PageCalls } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { openTab } from '../shared/platform';
import type { Message } from '../shared/result';
import { t } from '../texts';
import { CredentialFields } from './credential-fields';
import { useCredentials } from './use-credentials';

export type Asked = PageCalls['admin.askConsent'][1];

interface OwnAppFormProps {
  readonly message: Message;
  readonly onAsked: (asked: Asked) => void;
  readonly onCancel: (() => void) | undefined;
}

/** The customer's own app: its client id and secret, then on to Xero, where a person lets it in. */
export function OwnAppForm({ message, onAsked, onCancel }: OwnAppFormProps) {
  const texts = t.admin.form;
  const [busy, setBusy] = useState(false);
  const credentials = useCredentials();
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    message.clear();
    const given = busy ? undefined : credentials.read();
    if (!given) return;
    setBusy(true);
    const answer = await call('admin.askConsent', given);
    setBusy(false);
    if (!answer.ok) return credentials.fail(answer.problems);
    openTab(answer.data.consentUrl);
    message.say(t.admin.consent.asked);
    onAsked(answer.data);
  };
  return (
    <form className="stack" noValidate aria-label={texts.title.oauth} onSubmit={(event) => void ask(event)}>
      <CredentialFields credentials={credentials} />
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>{texts.toXero}</Button>
        {onCancel ? <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button> : null}
      </div>
    </form>
  );
}
