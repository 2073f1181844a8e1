import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { Answer, ContractSummary, MilestoneInput, PanelView, ProblemView, TriggerView } from '../../../src/handlers/pages/api';
import { SelectField, TextAreaField, TextField } from '../shared/fields';
import { Notice } from '../shared/notice';
import { isAt, isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { TermsFields } from '../shared/terms-fields';
import { focusFirstProblem, useFocusOnShow } from '../shared/use-focus';
import { useTyped } from '../shared/use-typed';
import type { Loadable } from '../shared/use-answer';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { draftTrigger, FORM_FIELDS, isPreviewable, readDraft, type MilestoneDraft } from './draft';
import { PreviewBox } from './preview-box';
import { PriceFields } from './price-fields';
import { ReachingField } from './reaching-field';
import { TriggerFields } from './trigger-fields';
import { usePreview } from './use-preview';
import { useStatuses, useVersions } from './use-statuses';

export interface MilestoneFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly initial: MilestoneDraft;
  /** Several: the form asks which one. */
  readonly contracts: readonly ContractSummary[];
  /** The one that is changed, of several parts of an epic. */
  readonly milestoneId?: string;
  readonly onSubmit: (input: MilestoneInput) => Promise<Answer<PanelView>>;
  /** The page is out of date: read it again; the form stays with what was typed. */
  readonly onReload: (typed: MilestoneDraft) => Promise<void>;
  readonly onCancel?: () => void;
}

export function MilestoneForm(props: MilestoneFormProps) {
  const texts = t.panel.form;
  const [draft, type] = useTyped(props.initial);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [priceLeft, setPriceLeft] = useState(false);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const heading = useFocusOnShow<HTMLHeadingElement>(props.onCancel !== undefined);
  const contract = props.contracts.find((candidate) => candidate.id === draft.contractId) ?? props.contracts[0];
  const reading = readDraft(draft, contract?.rev ?? 0);
  const statuses = useStatuses(draft.triggerKind === 'status');
  const versions = useVersions(draft.triggerKind === 'version');
  const preview = usePreview('input' in reading && isPreviewable(draft) ? { ...reading.input, ...(props.milestoneId === undefined ? {} : { milestoneId: props.milestoneId }) } : undefined);
  if (!contract) return null;

  const change = (part: Partial<MilestoneDraft>): void => {
    type(part);
    const touched = Object.keys(part).map(fieldOf);
    setProblems((before) => before.filter((problem) => !touched.some((field) => isAt(problem, field))));
  };
  const fail = (found: readonly ProblemView[]): void => {
    setProblems(found);
    focusFirstProblem(summary);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if ('problem' in reading) return fail([reading.problem]);
    setBusy(true);
    const answer = await props.onSubmit(reading.input);
    setBusy(false);
    if (!answer.ok) fail(answer.problems);
  };
  const reload = async (): Promise<void> => {
    setProblems([]);
    await props.onReload(draft);
  };
  // While typing, only a price that was left is judged: a half-typed number is not a mistake yet.
  const priceProblem = problemAt(problems, 'price') ?? (priceLeft ? problemAt(preview.problems, 'price') : undefined);
  const stale = isStale(problems);

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2 ref={heading} tabIndex={-1}>{props.title}</h2>
      <div ref={summary} tabIndex={-1} role="alert">
        {stale ? <StaleNotice onReload={reload} /> : <FormProblems problems={problems} fields={FORM_FIELDS} />}
      </div>
      <ContractField contracts={props.contracts} draft={draft} problem={problemAt(problems, 'contractId')} onChange={change} />
      <TextField label={texts.name} name="name" required value={draft.name} problem={problemAt(problems, 'name')} onChange={(name) => change({ name })} />
      <TextAreaField label={texts.deliverable} name="deliverable" value={draft.deliverable} help={texts.deliverableHelp} problem={problemAt(problems, 'deliverable')} onChange={(deliverable) => change({ deliverable })} />
      <PriceFields draft={draft} contract={contract} preview={preview.view} problem={priceProblem} onChange={change} onLeave={() => setPriceLeft(true)} />
      <TriggerFields draft={draft} statuses={statuses} versions={versions} problem={problemAt(problems, 'trigger')} onChange={change} />
      <TermsFields value={draft.terms} inherited={texts.termsContract(t.words.terms(contract.terms))} problem={problemAt(problems, 'terms')} onChange={(terms) => change({ terms })} />
      <ReachingField draft={draft} contract={contract} problem={problemAt(problems, 'autonomy')} onChange={change} />
      <FormPreview preview={preview} trigger={draftTrigger(draft, readOf(statuses), readOf(versions))} />
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>{props.submitLabel}</Button>
        {props.onCancel ? <Button appearance="subtle" onClick={props.onCancel}>{t.shared.cancel}</Button> : null}
      </div>
    </form>
  );
}

/** Which field of the answer a part of the draft belongs to. */
function fieldOf(part: string): string {
  if (part === 'amount' || part === 'percent' || part === 'priceKind') return 'price';
  if (part === 'triggerKind' || part === 'statusId' || part === 'versionId' || part === 'date' || part === 'category') return 'trigger';
  return part;
}

export function StaleNotice({ onReload }: { readonly onReload: () => Promise<void> }) {
  return (
    <Notice kind="warning">
      <p>{t.panel.stale}</p>
      <div><Button onClick={() => void onReload()}>{t.shared.reloadKeeping}</Button></div>
    </Notice>
  );
}

interface ContractFieldProps {
  readonly contracts: readonly ContractSummary[];
  readonly draft: MilestoneDraft;
  readonly problem: ProblemView | undefined;
  readonly onChange: (part: Partial<MilestoneDraft>) => void;
}

function ContractField({ contracts, draft, problem, onChange }: ContractFieldProps) {
  const { money } = useFormats();
  const texts = t.panel.form;
  const [only] = contracts;
  if (only && contracts.length === 1) return <p className="subtle">{texts.contract}: {texts.forContract(only.name, only.clientName)}</p>;
  const options = contracts.map((contract) => ({ value: contract.id, label: texts.contractOption(contract.name, contract.clientName, money(contract.price)) }));
  return <SelectField label={texts.contract} name="contractId" required value={draft.contractId} options={options} problem={problem} onChange={(contractId) => onChange({ contractId })} />;
}

const readOf = <T,>(options: Loadable<readonly T[]>): readonly T[] => (options.state === 'ready' ? options.data : []);

function FormPreview({ trigger, preview }: { readonly trigger: TriggerView | undefined; readonly preview: ReturnType<typeof usePreview> }) {
  return (
    <div aria-live="polite" className="preview">
      {preview.view && trigger ? <PreviewBox preview={preview.view} trigger={trigger} saved={false} /> : (
        <Notice kind="info"><p>{preview.busy ? t.panel.previewBusy : preview.problems.length > 0 ? t.panel.previewCannot : t.panel.previewWaits}</p></Notice>
      )}
    </div>
  );
}
