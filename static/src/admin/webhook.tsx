import Button from '@atlaskit/button/new';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { useState, type FormEvent } from 'react';
import type { AdminView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { CopyText } from '../shared/copy-text';
import { TextField } from '../shared/fields';
import { Notice } from '../shared/notice';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Result, useMessage } from '../shared/result';
import type { ShownProblem } from '../shared/shown-problem';
import { useFormats } from '../shared/where';
import { t } from '../texts';

const colour: Record<AdminView['webhook'], ThemeAppearance> = { off: 'default', waiting: 'inprogress', verified: 'success', silent: 'moved' };

/** Lets Xero tell us of changes. Milepost works without: the address and the key only make it sooner. */
export function Webhook({ view, onChanged }: { readonly view: AdminView; readonly onChanged: (view: AdminView) => void }) {
  const texts = t.admin.webhook;
  const { instant } = useFormats();
  const message = useMessage();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ShownProblem[]>([]);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    message.clear();
    if (key.trim() === '') return setProblems([{ code: 'FIELD_MISSING', severity: 'error', path: 'key', said: texts.keyMissing }]);
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
        {view.webhookHeardAt === undefined ? null : <p className="subtle">{texts.lastNotice(instant(view.webhookHeardAt))}</p>}
      </div>
      {view.webhook === 'silent' ? <Notice kind="warning" title={texts.silent.title}><p>{texts.silent.body}</p><p>{texts.silent.todo}</p></Notice> : null}
      <Result message={message.text} />
      <div className="stack-tight">
        <div className="legend">{texts.url}</div>
        <CopyText text={view.webhookUrl} what={texts.urlName} />
      </div>
      <form className="stack" noValidate onSubmit={(event) => void save(event)}>
        <div role="alert"><FormProblems problems={problems} fields={['key']} /></div>
        <TextField label={texts.key} name="key" type="password" required value={key} help={texts.keyHelp} problem={problemAt(problems, 'key')} onChange={(typed) => { setKey(typed); setProblems([]); }} />
        <div><Button type="submit" isLoading={busy}>{texts.save}</Button></div>
      </form>
    </section>
  );
}
