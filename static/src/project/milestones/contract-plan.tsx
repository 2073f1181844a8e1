import { useEffect, useRef, useState } from 'react';
import type { BillView, ContractView, MilestoneView, ProblemView, ProjectView } from '../../../../src/handlers/pages/api';
import { GateBox } from '../../gate/gate-box';
import { IssueLink } from '../../shared/links';
import { MilestoneLozenges } from '../../shared/lozenges';
import { add } from '../../shared/money';
import { ProblemNotice } from '../../shared/problems';
import { Table, type Column } from '../../shared/table';
import { looked } from '../../shared/use-act';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import { useOrder } from '../lists/use-order';
import { PlanActions } from '../plan/plan-actions';
import './milestones.css';
import { PlaceCell } from './place-cell';
import { ReviseForm } from './revise-form';

export interface PlanUse {
  readonly manage: boolean;
  readonly gates: ProjectView['gates'];
  readonly taxName: string;
  readonly onInvoice: (invoiceId: string) => void;
  /** Something was done, and is said; without words it was only out of date. With `undo`, it can be taken back. */
  readonly onDone: (text: string, problems?: readonly ProblemView[], undo?: () => void) => void;
}

interface PlanProps extends PlanUse {
  readonly contract: ContractView;
  /** Those that were asked for. */
  readonly rows: readonly MilestoneView[];
  /** They are not all: their order can't be changed. */
  readonly narrowed: boolean;
}

/** One contract's plan: its milestones in their order, which managers change, and each of them in its row. */
export function ContractPlan({ contract, rows, narrowed, manage, gates, taxName, onInvoice, onDone }: PlanProps) {
  const { money, date } = useFormats();
  const texts = t.project.milestones;
  const open = manage && contract.state !== 'closed';
  const [edited, setEdited] = useEdited();
  const [dragged, setDragged] = useState<MilestoneView>();
  const [over, setOver] = useState<MilestoneView>();
  const order = useOrder(contract, {
    onMoved: (_contract, row, from) => onDone(t.tables.order.moved(row.name), [], () => latest.current(row, from)),
    onRefused: (problems) => onDone('', problems.map(looked)),
  });
  const latest = useRef(order.move);
  latest.current = order.move;
  const shown = narrowed ? rows : order.rows;
  const movable = open && !narrowed && contract.milestones.length > 1;
  const drag = (row: MilestoneView | undefined): void => {
    setDragged(row);
    setOver(undefined);
  };
  const columns: readonly Column<MilestoneView>[] = [
    { key: 'place', label: texts.place, cell: (row) => movable ? <PlaceCell row={row} onMove={order.move} onDrag={drag} /> : <span className="number">{t.words.place(row.place, row.of)}</span> },
    { key: 'name', label: texts.name, text: (row) => `${row.name} ${row.issueKey}`, cell: (row) => <span className="break">{row.name} <IssueLink issueKey={row.issueKey} />{row.part ? <span className="subtle"> {t.words.part(row.part.place, row.part.count)}</span> : null}</span> },
    { key: 'trigger', label: texts.trigger, text: (row) => t.words.trigger(row.trigger, date), cell: (row) => t.words.trigger(row.trigger, date) },
    { key: 'amount', label: texts.amount(t.words.taxMark(contract.taxMode, taxName)), figure: true, text: (row) => money(row.amount), cell: (row) => money(row.amount) },
    { key: 'state', label: texts.state, cell: (row) => <MilestoneLozenges milestone={row} /> },
    { key: 'invoice', label: texts.invoice, text: ({ bill }) => bill?.number ?? '', cell: ({ bill }) => (bill ? <InvoiceButton bill={bill} onInvoice={onInvoice} /> : t.project.figure.none) },
    { key: 'due', label: texts.due, cell: (row) => (row.bill?.dueDate === undefined ? t.project.figure.none : <span className="number">{date(row.bill.dueDate)}</span>) },
    ...(open ? [{
      key: 'edit', label: t.tables.revise.edit, unlabelled: true, figure: true,
      cell: (row: MilestoneView) => row.state === 'billed' ? null : <button type="button" id={editId(row)} className="text-button" aria-label={t.tables.revise.editOf(row.name)} aria-expanded={edited === row.id} onClick={() => setEdited(edited === row.id ? undefined : row.id)}>{t.tables.revise.edit}</button>,
    }] : []),
  ];
  const below = (row: MilestoneView) => {
    if (open && edited === row.id) return <ReviseForm contract={contract} row={row} onCancel={() => setEdited(undefined)} onStale={() => onDone('')} onDone={(text) => { setEdited(undefined); onDone(text); }} />;
    const gate = gates.find(({ milestoneId }) => milestoneId === row.id);
    return row.problem || row.hold || gate ? <Below row={row} rev={contract.rev} gate={gate} onDone={onDone} /> : null;
  };
  const dropping = (row: MilestoneView) => dragged === undefined ? undefined : {
    className: over?.id !== row.id || row.id === dragged.id ? undefined : row.place > dragged.place ? 'drop-below' : 'drop-here',
    onDragOver: (event: { preventDefault: () => void }) => { event.preventDefault(); if (over?.id !== row.id) setOver(row); },
    onDrop: (event: { preventDefault: () => void }) => { event.preventDefault(); drag(undefined); order.move(dragged, row.place); },
  };
  const [first, ...rest] = shown;
  return (
    <section className="stack-tight">
      <h2>{contract.name} <span className="subtle client">{contract.clientName}</span></h2>
      {first === undefined ? <p className="subtle">{contract.milestones.length === 0 ? texts.none : t.tables.noMatch}</p> : (
        <Table
          caption={texts.caption(contract.name)} captionHidden columns={columns} rows={shown} rowKey={keyOf} below={below} rowProps={dropping}
          totals={{ place: texts.total, amount: money(narrowed ? rest.reduce((sum, { amount }) => add(sum, amount), first.amount) : contract.allocated) }}
        />
      )}
      {open ? <PlanActions contract={contract} onDone={onDone} onStale={() => onDone('')} /> : null}
    </section>
  );
}

const keyOf = ({ id }: MilestoneView): string => id;
const editId = ({ id }: Pick<MilestoneView, 'id'>): string => `edit-${id}`;

/** The row that is being changed; when it no longer is, focus is back at its button. */
function useEdited(): readonly [string | undefined, (id: string | undefined) => void] {
  const [edited, setEdited] = useState<string>();
  const before = useRef<string>();
  useEffect(() => {
    if (edited === undefined && before.current !== undefined) document.getElementById(editId({ id: before.current }))?.focus();
    before.current = edited;
  }, [edited]);
  return [edited, setEdited];
}

interface BelowProps {
  readonly row: MilestoneView;
  readonly rev: number;
  readonly gate: ProjectView['gates'][number] | undefined;
  readonly onDone: (text: string) => void;
}

/** What a person should know of a milestone beyond its line. */
function Below({ row, rev, gate, onDone }: BelowProps) {
  return (
    <div className="stack-tight">
      {row.problem ? <ProblemNotice problem={row.problem} /> : row.hold ? <span className="subtle">{t.panel.tagged.held(row.hold.reason)}</span> : null}
      {gate ? <GateBox gate={gate.gate} pass={gate.pass} seen={{ contractId: row.contractId, milestoneId: row.id, rev }} onBusy={() => undefined} onDone={async (text) => Promise.resolve(onDone(text))} /> : null}
    </div>
  );
}

function InvoiceButton({ bill: { invoiceId, number }, onInvoice }: { readonly bill: BillView; readonly onInvoice: (invoiceId: string) => void }) {
  return <button type="button" className="text-button number" aria-label={t.project.invoices.showOf(number)} onClick={() => onInvoice(invoiceId)}>{number}</button>;
}
