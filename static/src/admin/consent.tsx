import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState, type FormEvent } from 'react';
import type { AdminView, Answer, ConsentView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ChoiceField } from '../shared/choices';
import { CopyText } from '../shared/copy-text';
import { OutLink } from '../shared/links';
import { problemAt } from '../shared/problem-places';
import { FormProblems, ProblemList, ProblemNotice } from '../shared/problems';
import type { Message } from '../shared/result';
import type { ShownProblem } from '../shared/shown-problem';
import { useFormats } from '../shared/where';
import { t } from '../texts';

interface ConsentProps {
  readonly consent: ConsentView;
  /** Where access is allowed; known to the page that asked, until it is loaded again. */
  readonly consentUrl: string | undefined;
  readonly message: Message;
  readonly onChanged: (view: AdminView) => void;
  /** Something was refused: what there is may be otherwise now. */
  readonly onRefused: () => Promise<void>;
  /** Absent while a form to do so is open. */
  readonly onStartAgain: (() => void) | undefined;
}

/** A consent that is under way, or what became of it. */
export function Consent(props: ConsentProps) {
  const { consent, message, onChanged } = props;
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const forget = async (): Promise<void> => {
    if (busy) return;
    message.clear();
    setBusy(true);
    const answer: Answer<AdminView> = await call('admin.forgetConsent', {});
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    message.say(t.admin.consent.forgotten);
    onChanged(answer.data);
  };
  if (consent.state === 'none') return null;
  return (
    <div className="stack">
      <div role="alert"><ProblemList problems={problems} /></div>
      {consent.state === 'asked' ? <Waiting consent={consent} consentUrl={props.consentUrl} busy={busy} onCancel={() => void forget()} /> : null}
      {consent.state === 'choosing' ? <Choosing {...props} consent={consent} onCancel={() => void forget()} /> : null}
      <div role="alert">
        {consent.state === 'failed' ? (
          <ProblemNotice problem={consent.problem} title={t.admin.consent.failed}>
            <div className="row">
              {props.onStartAgain ? <Button onClick={props.onStartAgain}>{t.admin.consent.startAgain}</Button> : null}
              <Button appearance="subtle" isLoading={busy} onClick={() => void forget()}>{t.admin.consent.dismiss}</Button>
            </div>
          </ProblemNotice>
        ) : null}
      </div>
    </div>
  );
}

interface WaitingProps {
  readonly consent: Extract<ConsentView, { state: 'asked' }>;
  readonly consentUrl: string | undefined;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

function Waiting({ consent, consentUrl, busy, onCancel }: WaitingProps) {
  const { time } = useFormats();
  const texts = t.admin.consent;
  return (
    <section className="card stack">
      <div className="row"><h3>{texts.waiting}</h3><Lozenge appearance="inprogress">{texts.waitingMark}</Lozenge></div>
      <div className="stack-tight">
        <p>{texts.waitingBody}</p>
        <p>{texts.until(time(consent.until))} {consentUrl === undefined ? texts.lostTab : null}</p>
        {consentUrl === undefined ? null : <p><OutLink href={consentUrl}>{texts.open}</OutLink></p>}
      </div>
      <div className="stack-tight">
        <p className="subtle">{texts.redirect}</p>
        <CopyText text={consent.redirectUri} what={t.admin.howTo.oauth.redirectName} />
      </div>
      <div><Button isLoading={busy} onClick={onCancel}>{t.shared.cancel}</Button></div>
    </section>
  );
}

interface ChoosingProps extends ConsentProps {
  readonly consent: Extract<ConsentView, { state: 'choosing' }>;
  readonly onCancel: () => void;
}

function Choosing({ consent, message, onChanged, onRefused, onCancel }: ChoosingProps) {
  const texts = t.admin.consent;
  const [only, ...others] = consent.organisations;
  const [chosen, setChosen] = useState(only && others.length === 0 ? only.tenantId : '');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ShownProblem[]>([]);
  const choose = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    message.clear();
    if (chosen === '') return setProblems([{ code: 'FIELD_MISSING', severity: 'error', path: 'tenantId', said: texts.chooseMissing }]);
    setBusy(true);
    const answer = await call('admin.chooseOrganisation', { tenantId: chosen });
    if (!answer.ok) await onRefused();
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    onChanged(answer.data);
    if (answer.data.connection.state !== 'not_connected') message.say(t.admin.connected(answer.data.connection.organisation.name));
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void choose(event)}>
      <h3>{texts.choose}</h3>
      <p className="subtle">{texts.chooseNote}</p>
      <div role="alert"><FormProblems problems={problems} fields={['tenantId']} /></div>
      <ChoiceField
        legend={texts.organisation} name="tenantId" value={chosen} problem={problemAt(problems, 'tenantId')} onChange={(tenantId) => { setChosen(tenantId); setProblems([]); }}
        choices={consent.organisations.map(({ tenantId, name }) => ({ value: tenantId, label: name }))}
      />
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>{t.admin.form.connect}</Button>
        <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </form>
  );
}
