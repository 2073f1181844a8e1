import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { LedgerChoices, ProblemView, SettingsContract, SettingsView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ChoiceField } from '../shared/choices';
import { PartBoundary } from '../shared/error-boundary';
import { Notice } from '../shared/notice';
import { isAt, isStale } from '../shared/problem-places';
import { FormProblems, ProblemList } from '../shared/problems';
import { Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { focusFirstProblem, useFocusOnShow } from '../shared/use-focus';
import { useTyped } from '../shared/use-typed';
import { t } from '../texts';
import { AgreementFields } from './agreement-fields';
import { AutonomyField } from './autonomy-field';
import { BooksFields } from './books-fields';
import { CONTRACT_FIELDS, draftOfContract, needsReason, newContract, readContract, type ContractDraft } from './contract-draft';
import { ReminderFields } from './reminder-fields';
import { ReleaseFields } from './release-fields';

interface ContractFormProps {
  readonly view: SettingsView;
  /** Absent: a new contract. */
  readonly contract: SettingsContract | undefined;
  readonly onSaved: (view: SettingsView, name: string) => void;
  readonly onReload: () => Promise<void>;
  readonly onCancel: () => void;
}

const SKELETON = [{ width: '100%', height: 64 }, { width: '100%', height: 64 }, { width: '50%', height: 64 }, { width: '100%', height: 160 }];

/** A contract's form, once it is known what the ledger offers. */
export function ContractForm(props: ContractFormProps) {
  const texts = t.settings.form;
  const choices = useAnswer(() => call('settings.choices', {}));
  const heading = useFocusOnShow<HTMLHeadingElement>();
  return (
    <section className="stack form-page">
      <h2 ref={heading} tabIndex={-1}>{props.contract ? texts.editTitle(props.contract.name) : texts.addTitle}</h2>
      {choices.load.state === 'loading' ? <Loading blocks={SKELETON} /> : null}
      {choices.load.state === 'failed' ? (
        <div className="stack" role="alert">
          <ProblemList problems={choices.load.problems} title={texts.choicesFailed} />
          <div className="row"><Button onClick={choices.retry}>{t.shared.retry}</Button><Button appearance="subtle" onClick={props.onCancel}>{t.shared.cancel}</Button></div>
        </div>
      ) : null}
      {choices.load.state === 'ready' ? <PartBoundary><ContractFields {...props} choices={choices.load.data} /></PartBoundary> : null}
    </section>
  );
}

export interface PartProps {
  readonly draft: ContractDraft;
  readonly choices: LedgerChoices;
  readonly problems: readonly ProblemView[];
  readonly onChange: (part: Partial<ContractDraft>) => void;
}

const STATES = ['active', 'draft'] as const;

function ContractFields({ view, contract: opened, choices, onSaved, onReload, onCancel }: ContractFormProps & { readonly choices: LedgerChoices }) {
  const texts = t.settings.form;
  const contract = view.contracts.find(({ id }) => id === opened?.id) ?? opened;
  const [draft, type] = useTyped(contract ? draftOfContract(contract) : newContract(firstCurrency(view, choices), view.suggestedPrefix));
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const change = (part: Partial<ContractDraft>): void => {
    type(part);
    setProblems((before) => before.filter((problem) => !Object.keys(part).some((field) => isAt(problem, field))));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const reading = readContract(draft, view.contracts.find((candidate) => candidate.id === draft.id)?.rev);
    const answer = 'input' in reading ? await call('settings.saveContract', reading.input) : { ok: false as const, problems: [reading.problem] };
    setBusy(false);
    if (answer.ok) return onSaved(answer.data, draft.name.trim());
    setProblems(answer.problems);
    return focusFirstProblem(summary);
  };
  const reload = async (): Promise<void> => {
    await onReload();
    setProblems([]);
  };
  const part: PartProps = { draft, choices, problems, onChange: change };
  return (
    <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
      <div ref={summary} tabIndex={-1} role="alert">
        {isStale(problems) ? (
          <Notice kind="warning"><p>{t.settings.stale}</p><div><Button onClick={() => void reload()}>{t.shared.reloadKeeping}</Button></div></Notice>
        ) : <FormProblems problems={problems} fields={CONTRACT_FIELDS} />}
      </div>
      <AgreementFields {...part} billed={(contract?.billCount ?? 0) > 0} reason={needsReason(draft, contract)} />
      <BooksFields {...part} fixedPrefix={contract !== undefined} />
      <AutonomyField {...part} />
      <ReleaseFields {...part} />
      <ReminderFields {...part} />
      {contract ? null : (
        <ChoiceField
          legend={texts.state} section name="state" value={draft.asDraft ? 'draft' : 'active'} onChange={(state) => change({ asDraft: state === 'draft' })}
          choices={STATES.map((state) => ({ value: state, label: t.words.contractState[state], help: texts.stateHelp[state] }))}
        />
      )}
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>{contract ? texts.save : texts.create}</Button>
        <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </form>
  );
}

/** The organisation's own currency when it is offered; else none is assumed beyond the first. */
function firstCurrency(view: SettingsView, choices: LedgerChoices): string {
  const base = view.connection.state === 'not_connected' ? undefined : view.connection.organisation.baseCurrency;
  return choices.currencies.find((currency) => currency.code === base)?.code ?? choices.currencies[0]?.code ?? '';
}
