import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ContractView, ProjectView, RetainerView } from '../../../../src/handlers/pages/api';
import { csvName, ExportCsv } from '../../shared/export-csv';
import { SelectField } from '../../shared/fields';
import { Empty } from '../../shared/states';
import { t } from '../../texts';
import { ALL_RETAINERS, listRetainers, readRetainerList, RETAINER_ORDERS, RETAINER_STATES, writeRetainerList, type RetainerList } from '../lists/retainer-list';
import { Toolbar } from '../lists/toolbar';
import { useList } from '../lists/use-list';
import { RetainerCard } from './retainer-card';
import { retainerCells } from './retainer-cells';
import { RetainerForm } from './retainer-form';

interface UseProps {
  readonly view: ProjectView;
  readonly taxName: string;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (text: string) => void;
  readonly onRefresh: () => void;
}

interface TabProps extends UseProps {
  /** What was asked of the list, as the address has it. */
  readonly list: string | undefined;
  readonly onList: (list: string) => void;
}

const FORM = { read: readRetainerList, write: writeRetainerList };

/** The contract on which a retainer is made, or the one that is edited. */
interface Editing {
  readonly contractId: string;
  readonly retainerId?: string;
}

/** Each contract's retainers: flat amounts each period, beside its milestones. */
export function RetainersTab({ list: address, onList, ...props }: TabProps) {
  const { view: { contracts, project, today } } = props;
  const [editing, setEditing] = useState<Editing>();
  const [list, ask] = useList(address, FORM, onList);
  const listed = listRetainers(contracts, list);
  const count = contracts.reduce((sum, { retainers = [] }) => sum + retainers.length, 0);
  const what = t.project.tabs.retainers;
  const narrowed = list.search !== '' || list.state !== '';
  return (
    <div className="tab stack-wide">
      <p className="subtle">{t.retainers.beside}</p>
      {count === 0 ? null : (
        <Toolbar
          what={what} search={list.search} narrowed={narrowed || list.contract !== ''} shown={listed.reduce((sum, { rows }) => sum + rows.length, 0)} all={count}
          onSearch={(search) => ask({ ...list, search })} onClear={() => ask({ ...ALL_RETAINERS, sort: list.sort })}
          actions={<ExportCsv what={what} file={csvName([project.key, what], today)} lines={() => retainerCells(listed)} />}
        >
          <RetainerFilters contracts={contracts} list={list} onAsk={ask} />
        </Toolbar>
      )}
      {listed.filter(({ contract, rows }) => !narrowed || rows.length > 0 || editing?.contractId === contract.id).map(({ contract, rows }) => (
        <OfContract key={contract.id} contract={contract} rows={rows} {...props} editing={editing?.contractId === contract.id ? editing : undefined} onEdit={setEditing} />
      ))}
      {narrowed && listed.every(({ rows }) => rows.length === 0) ? <p className="subtle">{t.tables.noMatch}</p> : null}
    </div>
  );
}

function RetainerFilters({ contracts, list, onAsk }: { readonly contracts: readonly ContractView[]; readonly list: RetainerList; readonly onAsk: (list: RetainerList) => void }) {
  const texts = t.tables;
  const all = { value: '', label: texts.all } as const;
  return (
    <>
      <SelectField label={texts.state} name="state" value={list.state} options={[all, ...RETAINER_STATES.map((value) => ({ value, label: t.retainers.state[value] }))]} onChange={(state) => onAsk({ ...list, state })} />
      {contracts.length < 2 ? null : <SelectField label={texts.contract} name="contract" value={list.contract} options={[all, ...contracts.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(contract) => onAsk({ ...list, contract })} />}
      <SelectField label={texts.orderBy} name="sort" value={list.sort} options={[{ value: '', label: texts.orderOf.made }, ...RETAINER_ORDERS.map((value) => ({ value, label: texts.orderOf[value] }))]} onChange={(sort) => onAsk({ ...list, sort })} />
    </>
  );
}

interface ContractProps extends UseProps {
  readonly contract: ContractView;
  /** Those that were asked for. */
  readonly rows: readonly RetainerView[];
  readonly editing: Editing | undefined;
  readonly onEdit: (editing: Editing | undefined) => void;
}

function OfContract({ contract, rows, view, taxName, editing, onEdit, onInvoice, onDone, onRefresh }: ContractProps) {
  const texts = t.retainers;
  const { retainers = [] } = contract;
  const { manage } = view.rights;
  // What is being typed stays, whatever is looked for meanwhile.
  const shown = editing ? retainers.filter((retainer) => rows.includes(retainer) || retainer.id === editing.retainerId) : rows;
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
      {shown.map((retainer) => editing?.retainerId === retainer.id ? <div key={retainer.id}>{form}</div> : (
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
