import type { ActivityEntry, ActivityEvent } from '../../../billing/activity';
import type { PersonId } from '../../../billing/ids';
import type { Money } from '../../../billing/money';
import type { Problem } from '../../../billing/problems';
import type { People } from '../../../store/site';
import type { ActivityView, EventView } from '../api';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

/** Whose each pseudonym is, by account. */
type Accounts = ReadonlyMap<PersonId | 'milepost', string>;

export const accountsOf = ({ known }: People): Accounts => new Map(known.map(({ person, account }) => [person, account]));

/** A line of the record for people; one whose account was erased is nobody's. */
export function activityView({ at, contractId, event, by }: ActivityEntry, accounts: Accounts): ActivityView {
  return { at, contractId: contractId ?? '', event: eventView(event), by: by === 'milepost' ? by : (accounts.get(by) ?? '') };
}

/** Whose cause it was stands beside it, and its pseudonym is nobody's to see. */
const eventView = (event: ActivityEvent): EventView => fieldsOf(event) as unknown as EventView;

const fieldsOf = (record: object): object => Object.fromEntries(Object.entries(record).map(([field, value]) => [field, shown(value)]));

/** As the values of an event are told apart: money by its minor units, a problem by its code, a cause by its kind. */
function shown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry: unknown) => (typeof entry === 'object' && entry !== null ? fieldsOf(entry) : entry));
  if ('minor' in value) return moneyView(value as Money);
  if ('code' in value) return problemView(value as Problem);
  return 'kind' in value ? value.kind : value;
}
