import type { ContractView, MilestoneView } from '../../../../src/handlers/pages/api';
import { t } from '../../texts';
import { holdsWords, oneOf, readAsked, writeAsked } from './list-words';

export type MilestoneState = MilestoneView['state'];
export const STATES: readonly MilestoneState[] = ['planned', 'held', 'waiting', 'billed'];

/** Which milestones are shown. Their order is the plan's own. */
export interface MilestoneList {
  readonly search: string;
  readonly state: MilestoneState | '';
  readonly contract: string;
}

export const ALL_MILESTONES: MilestoneList = { search: '', state: '', contract: '' };

export const writeMilestoneList = ({ search, ...rest }: MilestoneList): string => writeAsked({ q: search, ...rest });

export function readMilestoneList(address: string): MilestoneList {
  const { q = '', state, contract = '' } = readAsked(address);
  return { search: q, state: oneOf(STATES, state) ?? '', contract };
}

/** Each contract that was asked for, with those of its milestones that were. */
export function listMilestones(contracts: readonly ContractView[], { search, state, contract: wanted }: MilestoneList): readonly { readonly contract: ContractView; readonly rows: readonly MilestoneView[] }[] {
  return contracts.filter(({ id }) => wanted === '' || id === wanted).map((contract) => ({
    contract,
    rows: contract.milestones.filter((row) => (state === '' || row.state === state) && holdsWords(search, [row.name, row.issueKey, row.deliverable, row.bill?.number, contract.name, contract.clientName])),
  }));
}

/** A line for each, for spreadsheets: amounts in plain decimals, days as `YYYY-MM-DD`. */
export function milestoneCells(listed: ReturnType<typeof listMilestones>): readonly (readonly string[])[] {
  const { columns } = t.tables;
  const lines = listed.flatMap(({ contract, rows }) => rows.map((row) => [
    contract.name, contract.clientName, String(row.place), row.name, row.issueKey, row.deliverable, t.words.trigger(row.trigger, (day) => day), row.amount.currency, row.amount.amount, row.price.kind === 'share' ? row.price.percent : '',
    t.words.milestoneState[row.state], row.bill?.number ?? '', row.bill ? t.words.invoiceStatus[row.bill.status] : '', row.bill?.dueDate ?? '', ...figuresOf(row.bill), row.part ? t.words.place(row.part.place, row.part.count) : '',
  ]));
  return [[
    columns.contract, columns.client, columns.place, columns.milestone, columns.epic, columns.deliverable, columns.trigger, columns.currency, columns.price, columns.share,
    columns.state, columns.number, columns.status, columns.due, columns.total, columns.owed, columns.part,
  ], ...lines];
}

/** Of an invoice that bills several milestones in the line of the first alone: a column can be added up. */
const figuresOf = (bill: MilestoneView['bill']): readonly string[] => (bill?.further ? ['', ''] : [bill?.total?.amount ?? '', bill?.due?.amount ?? '']);

/** A row put at another place, counted from one. */
export function movedTo<Row extends { readonly id: string }>(rows: readonly Row[], id: string, place: number): readonly Row[] {
  const moved = rows.find((row) => row.id === id);
  if (!moved) return rows;
  const others = rows.filter((row) => row.id !== id);
  return [...others.slice(0, place - 1), moved, ...others.slice(place - 1)];
}
