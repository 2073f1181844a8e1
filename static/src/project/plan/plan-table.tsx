import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { ContractView, PlanInput, PlanPreview, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { Notice } from '../../shared/notice';
import { isStale } from '../../shared/problem-places';
import { ProblemList } from '../../shared/problems';
import { Table, type Column } from '../../shared/table';
import { looked } from '../../shared/use-act';
import { focusFirstProblem } from '../../shared/use-focus';
import type { ShownProblem } from '../../shared/shown-problem';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import './plan.css';
import { inputOf, MOST_ROWS, problemsOfPlan, problemsOfRow, WHEN, type Pasted, type RowDraft } from './plan-rows';

interface PlanTableProps {
  readonly contract: ContractView;
  readonly first: Pasted;
  readonly onBack: () => void;
  /** The contract changed meanwhile: it is to be read again. The rows stay. */
  readonly onStale: () => void;
  readonly onDone: (text: string) => void;
}

/** The milestones to be, each of them to be corrected; checked as often as one likes, and put on in one go. */
export function PlanTable({ contract, first, onBack, onStale, onDone }: PlanTableProps) {
  const texts = t.plan;
  const { money } = useFormats();
  const [rows, setRows] = useState(first.rows);
  const [problems, setProblems] = useState<readonly ShownProblem[]>(first.problems);
  const [preview, setPreview] = useState<PlanPreview>();
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const nextId = useRef(rows.length);
  const edit = (next: readonly RowDraft[]): void => {
    setRows(next);
    setPreview(undefined);
  };
  const change = (place: number, part: Partial<RowDraft>): void => {
    edit(rows.map((row, index) => (index === place ? { ...row, ...part } : row)));
    setProblems(problems.filter((problem) => !problemsOfRow([problem], place).length && problemsOfPlan([problem]).length === 0));
  };
  const remove = (place: number): void => {
    edit(rows.filter((_, index) => index !== place));
    // Problems are laid at places, which have moved: checking says what is left.
    setProblems([]);
  };
  const add = (): void => {
    nextId.current += 1;
    edit([...rows, { id: nextId.current, issueKey: '', name: '', price: '', when: 'done', date: '', deliverable: '' }]);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const input = inputOf(contract, rows);
    // What was looked at is put on; anything else is looked at first.
    const found = preview ? await put(input) : await check(input);
    setBusy(false);
    setProblems(found.map(looked));
    if (found.length > 0) focusFirstProblem(summary);
    if (isStale(found)) onStale();
  };
  const check = async (input: PlanInput): Promise<readonly ProblemView[]> => {
    const answer = await call('plan.check', input);
    setPreview(answer.ok ? answer.data : undefined);
    return answer.ok ? [] : answer.problems;
  };
  const put = async (input: PlanInput): Promise<readonly ProblemView[]> => {
    const answer = await call('plan.apply', input);
    if (answer.ok) onDone(texts.done(rows.length, contract.name));
    else setPreview(undefined);
    return answer.ok ? [] : answer.problems;
  };
  const immediate = preview?.rows.filter((row) => row.immediate).length ?? 0;
  const field = (label: string, place: number): string => texts.rows.of(label, place + 1);
  const columns: readonly Column<RowDraft>[] = [
    { key: 'epic', label: texts.rows.epic, cell: (row) => <Cell label={field(texts.rows.epic, rows.indexOf(row))} value={row.issueKey} size={10} onChange={(issueKey) => change(rows.indexOf(row), { issueKey })} /> },
    { key: 'name', label: texts.rows.name, cell: (row) => <Cell label={field(texts.rows.name, rows.indexOf(row))} value={row.name} size={28} onChange={(name) => change(rows.indexOf(row), { name })} /> },
    { key: 'price', label: texts.rows.price, cell: (row) => <Cell label={field(texts.rows.price, rows.indexOf(row))} value={row.price} size={10} onChange={(price) => change(rows.indexOf(row), { price })} /> },
    { key: 'when', label: texts.rows.when, cell: (row) => <WhenCell row={row} place={rows.indexOf(row)} onChange={(part) => change(rows.indexOf(row), part)} /> },
    { key: 'amount', label: texts.rows.comesTo, figure: true, cell: (row) => { const found = preview?.rows[rows.indexOf(row)]; return found ? money(found.amount) : t.project.figure.none; } },
    { key: 'actions', label: texts.rows.actions, unlabelled: true, cell: (row) => <Button spacing="compact" appearance="subtle" aria-label={texts.rows.removeOf(rows.indexOf(row) + 1)} onClick={() => remove(rows.indexOf(row))}>{texts.rows.remove}</Button> },
  ];
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <div ref={summary} tabIndex={-1} role="alert">
        {problems.length === 0 ? null : problemsOfPlan(problems).length > 0 ? <ProblemList problems={problemsOfPlan(problems)} /> : <Notice kind="error" title={t.shared.toCorrect(problems.length)} />}
      </div>
      <Table caption={texts.rows.caption(contract.name)} captionHidden columns={columns} rows={rows} rowKey={(row) => String(row.id)} below={(row) => <RowNotes problems={problemsOfRow(problems, rows.indexOf(row))} preview={preview?.rows[rows.indexOf(row)]} />} />
      <div role="status" className="stack-tight">
        {preview ? <p>{texts.allocated(money(preview.allocated), money(preview.unallocated))}</p> : null}
        {immediate > 0 ? <Notice kind="warning"><p>{texts.immediateSome(immediate)}</p></Notice> : null}
        {preview?.hint ? <Notice kind="info"><p>{texts.hints[preview.hint]}</p></Notice> : null}
      </div>
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy} isDisabled={rows.length === 0}>{preview ? texts.put : texts.check}</Button>
        <Button isDisabled={rows.length >= MOST_ROWS} onClick={add}>{texts.rows.add}</Button>
        <Button appearance="subtle" onClick={onBack}>{texts.back}</Button>
      </div>
    </form>
  );
}

interface CellProps {
  readonly label: string;
  readonly value: string;
  readonly size: number;
  readonly onChange: (value: string) => void;
}

/** A bare input: a hundred rows of the full field would be slow to draw and read. */
function Cell({ label, value, size, onChange }: CellProps) {
  return <input className="control plan-cell" aria-label={label} value={value} size={size} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />;
}

function WhenCell({ row, place, onChange }: { readonly row: RowDraft; readonly place: number; readonly onChange: (part: Partial<RowDraft>) => void }) {
  const { rows, when } = t.plan;
  return (
    <div className="stack-tight">
      <div className="select">
        <select className="control plan-cell" aria-label={rows.of(rows.when, place + 1)} value={row.when} onChange={(event) => onChange({ when: WHEN.find((entry) => entry === event.currentTarget.value) ?? 'done' })}>
          {WHEN.map((entry) => <option key={entry} value={entry}>{when[entry]}</option>)}
        </select>
      </div>
      {row.when === 'date' ? <input type="date" className="control plan-cell" aria-label={rows.of(rows.date, place + 1)} value={row.date} onChange={(event) => onChange({ date: event.currentTarget.value })} /> : null}
      {row.when === 'status' ? <Cell label={rows.of(when.status, place + 1)} value={row.status ?? ''} size={14} onChange={(status) => onChange({ status })} /> : null}
    </div>
  );
}

/** What is wrong with a row, or what checking it showed. */
function RowNotes({ problems, preview }: { readonly problems: readonly ShownProblem[]; readonly preview: PlanPreview['rows'][number] | undefined }) {
  if (problems.length > 0) return <ProblemList problems={problems} />;
  if (!preview?.immediate && !preview?.vague) return null;
  return (
    <div className="stack-tight subtle small">
      {preview.immediate ? <p>{t.plan.immediate}</p> : null}
      {preview.vague ? <p>{t.panel.previewVague}</p> : null}
    </div>
  );
}
