import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { HoldbacksView, PostingAccount, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { SelectField, TextField, type Option } from '../../shared/fields';
import { readAmount } from '../../shared/money';
import { Notice } from '../../shared/notice';
import { isStale, problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { focusFirstProblem } from '../../shared/use-focus';
import { useTyped } from '../../shared/use-typed';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import { draftOf, inputOf, taxesFor, type HoldbacksDraft } from './holdbacks-draft';

interface FormProps {
  readonly view: HoldbacksView;
  readonly onSaved: (view: HoldbacksView) => void;
  readonly onReload: () => Promise<void>;
}

const FIELDS = ['deposit', 'due', 'depositAccount', 'depositTax', 'percent', 'releaseDate', 'milestoneId', 'retentionAccount', 'retentionTax'];

/** What was agreed of a deposit and a retention, with the accounts and taxes that finance chooses for them. */
export function HoldbacksForm({ view, onSaved, onReload }: FormProps) {
  const texts = t.settings.holdbacks;
  const [draft, type] = useTyped(draftOf(view));
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const change = (part: Partial<HoldbacksDraft>): void => {
    type(part);
    setProblems((before) => (isStale(before) ? before : []));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await call('beside.save', inputOf(view, draft));
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) onSaved(answer.data);
    else focusFirstProblem(summary);
  };
  const reload = async (): Promise<void> => {
    await onReload();
    setProblems([]);
  };
  const part = { view, draft, problems, onChange: change };
  return (
    <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
      <div ref={summary} tabIndex={-1} role="alert">
        {isStale(problems) ? <Notice kind="warning"><p>{t.settings.stale}</p><div><Button onClick={() => void reload()}>{t.shared.reloadKeeping}</Button></div></Notice> : <FormProblems problems={problems} fields={FIELDS} />}
      </div>
      <DepositFields {...part} />
      <RetentionFields {...part} />
      <div><Button type="submit" appearance="primary" isLoading={busy}>{texts.save}</Button></div>
    </form>
  );
}

interface PartProps {
  readonly view: HoldbacksView;
  readonly draft: HoldbacksDraft;
  readonly problems: readonly ProblemView[];
  readonly onChange: (part: Partial<HoldbacksDraft>) => void;
}

function DepositFields({ view, draft: { deposit }, problems, onChange }: PartProps) {
  const texts = t.settings.holdbacks;
  const { money } = useFormats();
  const change = (part: Partial<HoldbacksDraft['deposit']>): void => onChange({ deposit: { ...deposit, ...part } });
  const understood = readAmount(deposit.amount, view.contract.currency);
  return (
    <Part title={texts.deposit} intro={texts.depositIntro} id="has-deposit" label={texts.hasDeposit} wanted={deposit.wanted} onWant={(wanted) => change({ wanted })}>
      <TextField label={texts.amount(view.contract.currency)} name="deposit" required narrow inputMode="decimal" value={deposit.amount} help={understood ? texts.understood(money(understood)) : undefined} problem={problemAt(problems, 'deposit')} onChange={(amount) => change({ amount })} />
      <div className="fields-row">
        <SelectField label={texts.due} name="due" value={deposit.due} options={optionsOf(texts.dueOf)} problem={problemAt(problems, 'due')} onChange={(due) => change({ due })} />
        <SelectField label={texts.drawdown} name="drawdown" value={deposit.drawdown} options={optionsOf(texts.drawdownOf)} onChange={(drawdown) => change({ drawdown })} />
      </div>
      <PostingFields of="deposit" view={view} accounts={view.depositAccounts} posting={deposit} problems={problems} onChange={change} />
    </Part>
  );
}

function RetentionFields({ view, draft: { retention }, problems, onChange }: PartProps) {
  const texts = t.settings.holdbacks;
  const change = (part: Partial<HoldbacksDraft['retention']>): void => onChange({ retention: { ...retention, ...part } });
  const milestones = [{ value: '', label: texts.chooseMilestone }, ...view.milestones.map(({ id, key, name }) => ({ value: id, label: `${key} ${name}` }))];
  return (
    <Part title={texts.retention} intro={texts.retentionIntro} id="has-retention" label={texts.hasRetention} wanted={retention.wanted} onWant={(wanted) => change({ wanted })}>
      <TextField label={texts.percent} name="percent" required narrow inputMode="decimal" value={retention.percent} problem={problemAt(problems, 'percent')} onChange={(percent) => change({ percent })} />
      <div className="fields-row">
        <SelectField label={texts.release} name="release" value={retention.release} options={optionsOf(texts.releaseOf)} onChange={(release) => change({ release })} />
        {retention.release === 'date' ? <TextField label={texts.date} name="releaseDate" type="date" required value={retention.date} problem={problemAt(problems, 'releaseDate')} onChange={(date) => change({ date })} /> : null}
        {retention.release === 'milestone' ? <SelectField label={texts.milestone} name="milestoneId" required value={retention.milestoneId} options={milestones} problem={problemAt(problems, 'milestoneId')} onChange={(milestoneId) => change({ milestoneId })} /> : null}
      </div>
      <PostingFields of="retention" view={view} accounts={view.retentionAccounts} posting={retention} problems={problems} onChange={change} />
    </Part>
  );
}

interface SectionProps {
  readonly title: string;
  readonly intro: string;
  readonly id: string;
  readonly label: string;
  readonly wanted: boolean;
  readonly onWant: (wanted: boolean) => void;
  readonly children: ReactNode;
}

function Part({ title, intro, id, label, wanted, onWant, children }: SectionProps) {
  return (
    <section className="stack">
      <h3>{title}</h3>
      <p className="subtle">{intro}</p>
      <div className="choice">
        <input type="checkbox" id={id} name={id} checked={wanted} onChange={(event) => onWant(event.currentTarget.checked)} />
        <label htmlFor={id}>{label}</label>
      </div>
      {wanted ? children : null}
    </section>
  );
}

interface PostingProps {
  readonly of: 'deposit' | 'retention';
  readonly view: HoldbacksView;
  readonly accounts: readonly PostingAccount[];
  readonly posting: { readonly account: string; readonly tax: string };
  readonly problems: readonly ProblemView[];
  readonly onChange: (posting: { readonly account?: string; readonly tax?: string }) => void;
}

/** Where it is posted: finance's choice, from what the organisation has. */
function PostingFields({ of, view, accounts, posting, problems, onChange }: PostingProps) {
  const texts = t.settings.holdbacks;
  const form = t.settings.form;
  const codes = [{ value: '', label: form.accountChoose }, ...accounts.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))];
  const taxes = [{ value: '', label: form.taxChoose }, ...taxesFor(view, accounts, posting.account).map(({ code, name, rate }) => ({ value: code, label: form.taxOption(name, rate) }))];
  return (
    <div className="fields-row">
      <SelectField label={texts.accountOf[of]} name={`${of}Account`} required value={posting.account} options={codes} help={texts.accountHelp[of]} problem={problemAt(problems, `${of}Account`)} onChange={(account) => onChange({ account })} />
      {view.contract.taxMode === 'none' ? null : (
        <SelectField label={texts.taxOf[of]} name={`${of}Tax`} required value={posting.tax} options={taxes} help={texts.taxHelp[of]} problem={problemAt(problems, `${of}Tax`)} onChange={(tax) => onChange({ tax })} />
      )}
    </div>
  );
}

const optionsOf = <Value extends string>(labels: Readonly<Record<Value, string>>): readonly Option<Value>[] => (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
