import type { BillView, ContractView, MilestoneView, ProjectView } from '../../../src/handlers/pages/api';
import { GateBox } from '../gate/gate-box';
import { IssueLink } from '../shared/links';
import { MilestoneLozenges } from '../shared/lozenges';
import { ProblemNotice } from '../shared/problems';
import { Table, type Column } from '../shared/table';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { PlanActions } from './plan/plan-actions';

interface MilestonesProps {
  readonly contracts: ProjectView['contracts'];
  readonly manage: boolean;
  readonly gates: ProjectView['gates'];
  readonly taxName: string;
  readonly onInvoice: (invoiceId: string) => void;
  /** Something was done, and is said; without words it was only out of date. */
  readonly onDone: (text: string) => void;
}

/** Each contract's plan, in its order, with the release gates of those who are due before release. */
export function MilestonesTab({ contracts, manage, gates, taxName, onInvoice, onDone }: MilestonesProps) {
  const { money, date } = useFormats();
  const texts = t.project.milestones;
  const columnsOf = (contract: ContractView): readonly Column<MilestoneView>[] => [
    { key: 'place', label: texts.place, cell: (row) => <span className="number">{t.words.place(row.place, row.of)}</span> },
    { key: 'name', label: texts.name, cell: (row) => <span className="break">{row.name} <IssueLink issueKey={row.issueKey} /></span> },
    { key: 'trigger', label: texts.trigger, cell: (row) => t.words.trigger(row.trigger, date) },
    { key: 'amount', label: texts.amount(t.words.taxMark(contract.taxMode, taxName)), figure: true, cell: (row) => money(row.amount) },
    { key: 'state', label: texts.state, cell: (row) => <MilestoneLozenges milestone={row} /> },
    { key: 'invoice', label: texts.invoice, cell: ({ bill }) => (bill ? <InvoiceButton bill={bill} onInvoice={onInvoice} /> : t.project.figure.none) },
    { key: 'due', label: texts.due, cell: (row) => (row.bill?.dueDate === undefined ? t.project.figure.none : <span className="number">{date(row.bill.dueDate)}</span>) },
  ];
  const below = (row: MilestoneView, rev: number) => {
    const gate = gates.find(({ milestoneId }) => milestoneId === row.id);
    return row.problem || row.hold || gate ? <Below row={row} rev={rev} gate={gate} onDone={onDone} /> : null;
  };
  return (
    <div className="tab stack-wide">
      {contracts.map((contract) => (
        <section key={contract.id} className="stack-tight">
          <h2>{contract.name} <span className="subtle client">{contract.clientName}</span></h2>
          {contract.milestones.length === 0 ? <p className="subtle">{texts.none}</p> : (
            <Table
              caption={texts.caption(contract.name)} captionHidden columns={columnsOf(contract)} rows={contract.milestones} totals={{ place: texts.total, amount: money(contract.allocated) }} rowKey={(row) => row.id}
              below={(row) => below(row, contract.rev)}
            />
          )}
          {manage && contract.state !== 'closed' ? <PlanActions contract={contract} onDone={onDone} /> : null}
        </section>
      ))}
    </div>
  );
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
