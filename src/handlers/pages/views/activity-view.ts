import type { ActivityEntry } from '../../../billing/activity';
import { describeActivity } from '../../../billing/describe-activity';
import type { PersonId } from '../../../billing/ids';
import type { People } from '../../../store/site';
import type { ActivityView } from '../api';

/** Whose each pseudonym is, by account. */
type Accounts = ReadonlyMap<PersonId | 'milepost', string>;

export const accountsOf = ({ known }: People): Accounts => new Map(known.map(({ person, account }) => [person, account]));

/** A line of the record for people; one whose account was erased is nobody's. */
export function activityView({ at, contractId, event, by }: ActivityEntry, accounts: Accounts): ActivityView {
  return { at, contractId: contractId ?? '', text: describeActivity(event), by: by === 'milepost' ? by : (accounts.get(by) ?? '') };
}
