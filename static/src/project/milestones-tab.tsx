import type { ContractView } from '../../../src/handlers/pages/api';
import { csvName, ExportCsv } from '../shared/export-csv';
import { SelectField } from '../shared/fields';
import { t } from '../texts';
import { ALL_MILESTONES, listMilestones, milestoneCells, readMilestoneList, STATES, writeMilestoneList } from './lists/milestone-list';
import { Toolbar } from './lists/toolbar';
import { useList } from './lists/use-list';
import { ContractPlan, type PlanUse } from './milestones/contract-plan';

interface MilestonesProps extends PlanUse {
  readonly contracts: readonly ContractView[];
  readonly project: { readonly key: string };
  readonly today: string;
  /** What was asked of the list, as the address has it. */
  readonly list: string | undefined;
  readonly onList: (list: string) => void;
}

const FORM = { read: readMilestoneList, write: writeMilestoneList };

/** Each contract's plan, in its order, as far as asked for. */
export function MilestonesTab({ contracts, project, today, list: address, onList, ...use }: MilestonesProps) {
  const [list, ask] = useList(address, FORM, onList);
  const listed = listMilestones(contracts, list);
  const narrowed = writeMilestoneList(list) !== '';
  const texts = t.tables;
  const all = { value: '', label: texts.all } as const;
  const what = t.project.tabs.milestones;
  return (
    <div className="tab stack">
      <Toolbar
        what={what} search={list.search} narrowed={narrowed} onSearch={(search) => ask({ ...list, search })} onClear={() => ask(ALL_MILESTONES)}
        shown={listed.reduce((sum, { rows }) => sum + rows.length, 0)} all={contracts.reduce((sum, { milestones }) => sum + milestones.length, 0)}
        actions={<ExportCsv what={what} file={csvName([project.key, what], today)} lines={() => milestoneCells(listed)} />}
      >
        <SelectField label={texts.state} name="state" value={list.state} options={[all, ...STATES.map((value) => ({ value, label: t.words.milestoneState[value] }))]} onChange={(state) => ask({ ...list, state })} />
        {contracts.length < 2 ? null : <SelectField label={texts.contract} name="contract" value={list.contract} options={[all, ...contracts.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(contract) => ask({ ...list, contract })} />}
      </Toolbar>
      <div className="stack-wide">{listed.map(({ contract, rows }) => <ContractPlan key={contract.id} contract={contract} rows={rows} narrowed={list.search !== '' || list.state !== ''} {...use} />)}</div>
    </div>
  );
}
