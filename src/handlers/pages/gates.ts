import type { Contract } from '../../billing/contract';
import { isGated } from '../../billing/gate';
import type { ContractId, PersonId } from '../../billing/ids';
import { milestoneGate } from '../../billing/milestone-gate';
import { problem } from '../../billing/problem';
import { allEnded } from '../../net/all-ended';
import { known } from '../../operations/decide-gate';
import { personFor } from '../../operations/people';
import { switchGates } from '../../operations/switch-gates';
import { contractsWhere } from '../../store/find';
import { getTogether } from '../../store/read';
import type { AdminVisit } from './access';
import type { Answer, GatesView } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { accountsOf } from './views/activity-view';
import { refusal } from './views/problem-view';

/** Pages of a hundred contracts that are looked through, of those on which something waits and of the others. */
const PAGES = 5;

/** The gates of the whole site, as far as they are Milepost's own: which workflows ask for them Jira tells no app. */
export async function loadGates(now: number): Promise<GatesView> {
  const [records, waiting, calm] = await allEnded([getTogether({ connection: true, pulse: true, people: true }), contractsWhere('yes', PAGES), contractsWhere('no', PAGES)]);
  const ledger = known(records.connection, records.pulse ?? {}, now);
  const accounts = accountsOf(records.people ?? { rev: 0, next: 1, known: [] });
  const row = (contract: Contract): GatesView['contracts'][number] => {
    const gated = contract.milestones.filter((milestone) => isGated(contract, milestone));
    const closed = gated.filter((milestone) => milestoneGate(contract, milestone, ledger, now).opened === undefined);
    return {
      id: contract.id,
      projectKey: contract.projectKey,
      name: contract.name,
      gated: gated.length,
      closed: closed.length,
      tokens: contract.gateTokens?.length ?? 0,
      ...(contract.gateOff ? { off: { ...contract.gateOff, by: accounts.get(contract.gateOff.by) ?? '' } } : {}),
    };
  };
  const contracts = [...waiting.rows, ...calm.rows].filter(({ milestones }) => milestones.length > 0).map(row);
  return { contracts: [...contracts].sort((a, b) => (a.projectKey + a.name < b.projectKey + b.name ? -1 : 1)), more: waiting.more || calm.more };
}

/** What has to be typed before all gates are opened, in every language. */
const WORD = 'open';

/** A few contracts at a time: the page goes on until it has been through all. */
export async function switchGatesOnPage({ account }: AdminVisit, input: Input<'admin.switchGates'>, now: number): Promise<Answer<Record<string, never>>> {
  const reason = input.open ? field(input.reason, { label: 'The reason', path: 'reason', max: 500 }) : undefined;
  if (reason?.ok === false) return refusal(reason.problems);
  if (input.open && input.confirm.trim().toLowerCase() !== WORD) return refusal([problem('FIELD_INVALID', 'page', { field: 'The confirmation', expected: `“${WORD}”` }, 'confirm')]);
  const by: PersonId = await personFor(account);
  for (const id of input.contractIds) await switchGates(id as ContractId, { by, now, ...(reason ? { opened: reason.value } : {}) });
  return { ok: true, data: {} };
}
