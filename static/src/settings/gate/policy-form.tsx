import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { GatePolicyView, GateSettingsView, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { SelectField, TextField } from '../../shared/fields';
import { Notice } from '../../shared/notice';
import { isStale, problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { focusFirstProblem } from '../../shared/use-focus';
import { useTyped } from '../../shared/use-typed';
import { t } from '../../texts';
import { PeopleField } from '../people-field';

interface PolicyFormProps {
  readonly view: GateSettingsView;
  readonly onDone: (view: GateSettingsView, text: string) => void;
  readonly onReload: () => Promise<void>;
}

/** As typed: days and hours too. */
interface Draft extends Omit<GatePolicyView, 'graceDays' | 'staleAfterHours'> {
  readonly graceDays: string;
  readonly staleAfterHours: string;
}

const FIELDS = ['sharePercent', 'graceDays', 'staleAfterHours', 'overriders'];
const COUNTS: readonly GatePolicyView['counts'][] = ['cash', 'cash-and-credit'];

/** What the money has to be before the contract's gate opens. */
export function PolicyForm({ view, onDone, onReload }: PolicyFormProps) {
  const texts = t.gate.settings;
  const [draft, type] = useTyped<Draft>({ ...view.policy, graceDays: String(view.policy.graceDays), staleAfterHours: String(view.policy.staleAfterHours) });
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const change = (part: Partial<Draft>): void => {
    type(part);
    setProblems((before) => before.filter(({ path }) => path === undefined || !(path in part)));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const { counts, sharePercent, overriders, claimOpens } = draft;
    const answer = await call('gate.savePolicy', {
      contractId: view.contract.id, rev: view.contract.rev, counts, sharePercent, overriders, claimOpens, graceDays: wholeOf(draft.graceDays), staleAfterHours: wholeOf(draft.staleAfterHours),
    });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) return onDone(answer.data, texts.saved);
    return focusFirstProblem(summary);
  };
  const reload = async (): Promise<void> => {
    await onReload();
    setProblems([]);
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{texts.policyTitle}</h3>
      <div ref={summary} tabIndex={-1} role="alert">
        {isStale(problems) ? (
          <Notice kind="warning"><p>{t.settings.stale}</p><div><Button onClick={() => void reload()}>{t.shared.reloadKeeping}</Button></div></Notice>
        ) : <FormProblems problems={problems} fields={FIELDS} />}
      </div>
      <SelectField label={texts.counts} name="counts" value={draft.counts} options={COUNTS.map((value) => ({ value, label: texts.countsOf[value] }))} onChange={(counts) => change({ counts })} />
      <TextField label={texts.share} name="sharePercent" narrow inputMode="decimal" value={draft.sharePercent} problem={problemAt(problems, 'sharePercent')} onChange={(sharePercent) => change({ sharePercent })} />
      <TextField label={texts.graceDays} name="graceDays" narrow inputMode="numeric" value={draft.graceDays} help={texts.graceHelp} problem={problemAt(problems, 'graceDays')} onChange={(graceDays) => change({ graceDays })} />
      <TextField label={texts.staleAfterHours} name="staleAfterHours" narrow inputMode="numeric" value={draft.staleAfterHours} problem={problemAt(problems, 'staleAfterHours')} onChange={(staleAfterHours) => change({ staleAfterHours })} />
      <div className="choice">
        <input type="checkbox" id="claim-opens" name="claimOpens" checked={draft.claimOpens} onChange={(event) => change({ claimOpens: event.currentTarget.checked })} />
        <label htmlFor="claim-opens">{texts.claimOpens}</label>
      </div>
      <PeopleField people={draft.overriders} problem={problemAt(problems, 'overriders')} asked={{ name: 'overriders', people: texts.overriders, peopleHelp: texts.overridersHelp }} onChange={(overriders) => change({ overriders })} />
      <div><Button type="submit" appearance="primary" isLoading={busy}>{texts.save}</Button></div>
    </form>
  );
}

/** What is no whole number is sent as one that no field takes, and refused at its place. */
const wholeOf = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : -1);
