import type { Contract } from '../../billing/contract';
import { problem } from '../../billing/problem';
import { keepsData, startErasing } from '../../operations/erase-data';
import { personFor } from '../../operations/people';
import { contractsWhere } from '../../store/find';
import { getConnection, getNumbering, getPeople } from '../../store/read';
import type { AdminVisit } from './access';
import type { Answer, ErasureView } from './api';
import type { Input } from './inputs';
import { accountsOf } from './views/activity-view';
import { refusal } from './views/problem-view';

/** Pages of a hundred contracts that are looked through, of those on which something waits and of the others; what is beyond stops the erasing where it is met. */
const PAGES = 10;
/** As many as a person looks through. */
const MOST = 50;

/** What the administrator sees of it: contracts in the way by name, as on the list of gates, and how far it is. */
export async function loadErasure(): Promise<ErasureView> {
  const [numbering, connection, people, waiting, calm] = await Promise.all([getNumbering(), getConnection(), getPeople(), contractsWhere('yes', PAGES), contractsWhere('no', PAGES)]);
  const accounts = accountsOf(people);
  const named = ({ by, at, records }: NonNullable<typeof numbering.erased>) => ({ at, by: accounts.get(by) ?? '', records });
  const kept = [...waiting.rows, ...calm.rows].filter(keepsData);
  return {
    name: nameFor(connection?.organisation.name),
    connected: connection !== undefined && connection.state.kind !== 'disconnected',
    inTheWay: kept.slice(0, MOST).map(inTheWay).sort((a, b) => (a.projectKey + a.name < b.projectKey + b.name ? -1 : 1)),
    more: kept.length > MOST,
    ...(numbering.erasing ? { erasing: named(numbering.erasing) } : {}),
    ...(numbering.erased ? { erased: named(numbering.erased) } : {}),
  };
}

const nameFor = (organisation: string | undefined): string => organisation ?? 'Milepost';
const inTheWay = ({ id, projectKey, name, state }: Contract): ErasureView['inTheWay'][number] => ({ id, projectKey, name, why: state === 'active' || state === 'paused' ? 'open' : 'invoices' });

/** Begins it, or has it go on; the name has to be typed, whichever capitals it has. */
export async function eraseOnPage({ account }: AdminVisit, { confirm }: Input<'admin.erase'>, now: number): Promise<Answer<ErasureView>> {
  const view = await loadErasure();
  if (confirm.trim().toLowerCase() !== view.name.trim().toLowerCase()) return refusal([problem('FIELD_INVALID', 'page', { field: 'The confirmation', expected: `“${view.name}”` }, 'confirm')]);
  const started = await startErasing({ by: await personFor(account), now }, view.inTheWay.length > 0);
  return started.ok ? { ok: true, data: await loadErasure() } : refusal(started.problems);
}
