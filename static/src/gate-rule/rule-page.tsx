import { useEffect, useRef, useState } from 'react';
import type { RuleChoices } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { Notice } from '../shared/notice';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { t } from '../texts';
import { ConditionForm } from './condition-form';
import { draftOf, settingOf, type RuleDraft } from './rule-draft';
import { RuleForm } from './rule-form';
import { onConfigure, readPlace, type RulePlace } from './rule-host';
import { RuleSummary } from './rule-summary';

/** The page of a rule in Jira's workflow editor: for adding it, editing it, and telling what it does. */
export function RulePage() {
  const [place, setPlace] = useState<RulePlace>();
  useEffect(() => {
    // Shown where nothing is known of a rule, it is as if one were added.
    readPlace().then(setPlace, () => setPlace({ kind: 'validator', mode: 'create', saved: undefined }));
  }, []);
  // A transition may have both beside each other.
  const title = place?.kind === 'condition' ? t.rule.conditionTitle : t.rule.title;
  return (
    <main className="panel stack" aria-label={title}>
      <h1 className="hidden">{title}</h1>
      {place ? <RuleAt place={place} /> : <Loading blocks={[{ width: '60%', height: 20 }, { width: '100%', height: 120 }]} />}
    </main>
  );
}

function RuleAt({ place }: { readonly place: RulePlace }) {
  if (place.kind === 'condition') return <ConditionForm place={place} />;
  return <Validator place={place} />;
}

function Validator({ place }: { readonly place: RulePlace }) {
  const { load, retry } = useAnswer(() => call('rule.load', {}));
  if (load.state === 'loading') return <Loading blocks={[{ width: '60%', height: 20 }, { width: '100%', height: 240 }]} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={retry} />;
  const draft = draftOf(place.saved);
  return place.mode === 'view' ? <RuleSummary draft={draft} choices={load.data} /> : <Editor first={draft} choices={load.data} />;
}

function Editor({ first, choices }: { readonly first: RuleDraft; readonly choices: RuleChoices }) {
  const [draft, setDraft] = useState(first);
  const [asked, setAsked] = useState(false);
  const [hosted, setHosted] = useState(true);
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    void onConfigure(() => {
      const setting = settingOf(latest.current);
      // From the first press of the editor's button on, what is missing is said at its field.
      setAsked(true);
      return setting && JSON.stringify(setting);
    }).then(setHosted);
  }, []);
  return (
    <>
      {hosted ? null : <Notice kind="warning" title={t.rule.notHosted.title}><p>{t.rule.notHosted.body}</p></Notice>}
      <RuleForm draft={draft} choices={choices} onChange={setDraft} showFaults={asked} />
    </>
  );
}
