import Button from '@atlaskit/button/new';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { useState, type FormEvent } from 'react';
import type { AdminView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Result, useMessage } from '../shared/result';
import { t } from '../texts';

const colour: Record<AdminView['webhook'], ThemeAppearance> = { off: 'default', waiting: 'inprogress', verified: 'success' };

/** Lets Xero tell us of changes. Milepost works without: the address and the key only make it sooner. */
export function Webhook({ view, onChanged }: { readonly view: AdminView; readonly onChanged: (view: AdminView) => void }) {
  const texts = t.admin.webhook;
  const message = useMessage();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    message.clear();
    if (key.trim() === '') return setProblems([{ code: 'FIELD_MISSING', severity: 'error', path: 'key', ...texts.keyMissing }]);
    if (busy) return undefined;
    setBusy(true);
    const answer = await call('admin.saveWebhookKey', { key: key.trim() });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return undefined;
    setKey('');
    message.say(texts.saved);
    return onChanged(answer.data);
  };
  return (
    <section className="stack">
      <div className="stack-tight">
        <div className="row"><h2>{texts.title}</h2><Lozenge appearance={colour[view.webhook]} maxWidth="none">{texts.state[view.webhook]}</Lozenge></div>
        <p className="subtle">{texts.intro} {texts.stateHelp[view.webhook]}</p>
      </div>
      <Result message={message.text} />
      <WebhookAddress url={view.webhookUrl} />
      <form className="stack" noValidate onSubmit={(event) => void save(event)}>
        <div role="alert"><FormProblems problems={problems} fields={['key']} /></div>
        <TextField label={texts.key} name="key" type="password" required value={key} help={texts.keyHelp} problem={problemAt(problems, 'key')} onChange={(typed) => { setKey(typed); setProblems([]); }} />
        <div><Button type="submit" isLoading={busy}>{texts.save}</Button></div>
      </form>
    </section>
  );
}

function WebhookAddress({ url }: { readonly url: string }) {
  const texts = t.admin.webhook;
  const [copied, setCopied] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(url).then(() => setCopied(texts.copied), () => setCopied(texts.copyFailed));
  };
  return (
    <div className="stack-tight">
      <div className="legend">{texts.url}</div>
      <div className="row"><code className="break">{url}</code><Button spacing="compact" onClick={copy}>{texts.copy}</Button></div>
      <div role="status" className="subtle small">{copied}</div>
    </div>
  );
}
