import { randomUUID } from 'node:crypto';
import type { Contract } from '../billing/contract';
import type { ActivityEvent } from '../billing/activity';
import { changeContract, priceNeedsReason, type ContractTerms } from '../billing/change-contract';
import type { ContractId, PersonId, ProjectId } from '../billing/ids';
import { describeContractChanges } from '../billing/milestone-changes';
import { equals } from '../billing/money';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { SITE_KEYS } from '../store/keys';
import { getContract, getNumbering } from '../store/read';
import { transact } from '../store/transact';
import { checkMapping, type Checked } from './check-mapping';
import { contractChanges } from './contract-changes';
import type { ContractDraft } from './contract-draft';

export interface ContractAct {
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly by: PersonId;
  readonly now: number;
}

/** Sets up a new contract. Its number prefix is taken in the same write, so that two contracts can't number alike. */
export async function createContract(act: ContractAct, draft: ContractDraft, state: 'draft' | 'active' = 'active'): Promise<Result<Contract>> {
  const checked = await checkMapping(draft);
  if (!checked.ok) return checked;
  const id = randomUUID() as ContractId;
  const at = new Date(act.now).toISOString();
  return transact<Result<Contract>>(async () => {
    const numbering = await getNumbering();
    if (numbering.erasing) return { changes: [], result: refused(problem('ERASING', 'contract')) };
    const taken = prefixTaken(draft.numberPrefix, Object.keys(numbering.owners));
    if (taken) return { changes: [], result: refused(taken) };
    const empty: Contract = { ...named(draft, checked.value), ...blank(id, act, at, state) };
    const event = { kind: 'contract-created' as const, name: empty.name, client: empty.client.name, price: empty.price };
    const { contract, changes } = contractChanges(empty, empty, { at, by: act.by }, [event]);
    const value = { ...numbering, rev: numbering.rev + 1, owners: { ...numbering.owners, [draft.numberPrefix]: id } };
    return { changes: [...changes, { kind: 'site' as const, key: SITE_KEYS.numbering, value }], result: ok(contract) };
  });
}

/** Numbers of one contract must not look like another's: `HARB-1-001` would belong to both `HARB` and `HARB-1`. */
function prefixTaken(prefix: string, owned: readonly string[]): Problem | undefined {
  const clash = owned.find((other) => other === prefix || other.startsWith(`${prefix}-`) || prefix.startsWith(`${other}-`));
  return clash === undefined ? undefined : problem('NUMBER_PREFIX_TAKEN', 'contract', { prefix }, 'numberPrefix');
}

function blank(id: ContractId, act: ContractAct, at: string, state: Contract['state']) {
  return {
    id,
    rev: 0,
    projectId: act.project.id,
    projectKey: act.project.key,
    nextNumber: 1,
    nextActivity: 1,
    state,
    milestones: [],
    bills: [],
    createdAt: at,
    updatedAt: at,
  };
}

function named(draft: ContractDraft, { client, account, tax, branding }: Checked): ContractTerms {
  const { clientId: _client, brandingId: _branding, reason: _reason, mapping, ...rest } = draft;
  return {
    ...rest,
    client: { id: client.id, name: client.name },
    ...(branding ? { branding } : {}),
    mapping: {
      taxMode: mapping.taxMode,
      accountCode: account.code,
      accountName: account.name,
      ...(tax ? { taxCode: tax.code, taxName: tax.name } : {}),
      ...(mapping.tracking === undefined || mapping.tracking.length === 0 ? {} : { tracking: mapping.tracking }),
    },
  };
}

/** Changes a contract. What is billed stays as it was billed; the plan that is still open follows the new price. */
export async function updateContract(act: ContractAct, seen: ContractSeen, draft: ContractDraft): Promise<Result<Contract>> {
  const checked = await checkMapping(draft, (await getContract(seen.id))?.client.id);
  if (!checked.ok) return checked;
  const at = new Date(act.now).toISOString();
  return transact<Result<Contract>>(async () => {
    const before = await readSeen(act, seen);
    if (!before.ok) return { changes: [], result: before };
    const after = changeContract(before.value, named(draft, checked.value), checked.value.merged);
    if (!after.ok) return { changes: [], result: after };
    if (draft.reason === undefined && priceNeedsReason(before.value, after.value.price)) return { changes: [], result: refused(REASON_MISSING) };
    const events = changesOf(before.value, after.value, draft.reason);
    if (events.length === 0) return { changes: [], result: before };
    const { contract, changes } = contractChanges(before.value, after.value, { at, by: act.by }, events);
    return { changes, result: ok(contract) };
  });
}

const REASON_MISSING = problem('FIELD_MISSING', 'page', { field: 'The reason for the new price' }, 'reason');

/** A change of price is a line of its own, with its reason; everything else that changed is one more. */
function changesOf(before: Contract, after: Contract, reason: string | undefined): readonly ActivityEvent[] {
  const { name } = after;
  const repriced = !equals(before.price, after.price);
  const changes = describeContractChanges(before, after).filter(({ field }) => field !== 'price');
  return [
    ...(repriced ? [{ kind: 'price-changed' as const, name, from: before.price, to: after.price, ...(reason === undefined ? {} : { reason }) }] : []),
    ...(changes.length > 0 ? [{ kind: 'contract-changed' as const, name, changes }] : []),
  ];
}

/** A contract as a person saw it. */
export interface ContractSeen {
  readonly id: ContractId;
  readonly rev: number;
}

/** The contract that the person saw, in the project that they were authorised for; refused when it has moved on. */
export async function readSeen(act: ContractAct, seen: ContractSeen): Promise<Result<Contract>> {
  const contract = await getContract(seen.id);
  if (contract?.projectId !== act.project.id) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  return contract.rev === seen.rev ? ok(contract) : refused(problem('STALE_PAGE', 'page'));
}
