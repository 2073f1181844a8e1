import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ContractView, ProjectView } from '../../../../src/handlers/pages/api';
import { csvName, ExportCsv } from '../../shared/export-csv';
import { Empty } from '../../shared/states';
import { t } from '../../texts';
import { RetainerCard } from './retainer-card';
import { retainerCells } from './retainer-cells';
import { RetainerForm } from './retainer-form';

interface TabProps {
  readonly view: ProjectView;
  readonly taxName: string;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (text: string) => void;
  readonly onRefresh: () => void;
}

/** The contract on which a retainer is made, or the one that is edited. */
interface Editing {
  readonly contractId: string;
  readonly retainerId?: string;
}

/** Each contract's retainers: flat amounts each period, beside its milestones. */
export function RetainersTab(props: TabProps) {
  const [editing, setEditing] = useState<Editing>();
  return (
    <div className="tab stack-wide">
      <div className="row-apart">
        <p className="subtle">{t.retainers.beside}</p>
        {props.view.contracts.every(({ retainers = [] }) => retainers.length === 0) ? null : (
          <ExportCsv what={t.project.tabs.retainers} file={csvName([props.view.project.key, t.project.tabs.retainers], props.view.today)} lines={() => retainerCells(props.view.contracts)} />
        )}
      </div>
      {props.view.contracts.map((contract) => <OfContract key={contract.id} contract={contract} {...props} editing={editing?.contractId === contract.id ? editing : undefined} onEdit={setEditing} />)}
    </div>
  );
}

interface ContractProps extends TabProps {
  readonly contract: ContractView;
  readonly editing: Editing | undefined;
  readonly onEdit: (editing: Editing | undefined) => void;
}

function OfContract({ contract, view, taxName, editing, onEdit, onInvoice, onDone, onRefresh }: ContractProps) {
  const texts = t.retainers;
  const { retainers = [] } = contract;
  const { manage } = view.rights;
  const form = editing ? (
    <RetainerForm
      key={editing.retainerId ?? 'new'} contract={contract} retainer={retainers.find(({ id }) => id === editing.retainerId)} taxName={taxName} today={view.today}
      onSaved={(text) => { onEdit(undefined); onDone(text); }} onReload={onRefresh} onCancel={() => onEdit(undefined)}
    />
  ) : null;
  return (
    <section className="stack">
      <h2>{contract.name} <span className="subtle client">{contract.clientName}</span></h2>
      {contract.state === 'active' || retainers.length === 0 ? null : <p className="subtle">{texts.notActive[contract.state]}</p>}
      {retainers.length === 0 && !editing ? <Empty place="section" title={texts.none.title} body={texts.none.body} /> : null}
      {retainers.map((retainer) => editing?.retainerId === retainer.id ? <div key={retainer.id}>{form}</div> : (
        <RetainerCard
          key={retainer.id} contract={contract} retainer={retainer} taxName={taxName} today={view.today} manage={manage}
          waiting={view.attention.filter((item) => item.retainer?.id === retainer.id && item.contract?.id === contract.id)}
          onEdit={() => onEdit({ contractId: contract.id, retainerId: retainer.id })} onInvoice={onInvoice} onDone={onDone} onStale={onRefresh}
        />
      ))}
      {editing && editing.retainerId === undefined ? form : null}
      {manage && contract.state !== 'closed' && !editing ? <div><Button aria-label={texts.addTo(contract.name)} onClick={() => onEdit({ contractId: contract.id })}>{texts.add}</Button></div> : null}
    </section>
  );
}
