import type { Posting, RetentionRelease } from '../../billing/beside';
import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ContractId, MilestoneId } from '../../billing/ids';
import type { LedgerAccount } from '../../billing/ledger';
import { decimal } from '../../billing/money';
import { parseAmount } from '../../billing/parse-amount';
import { parseDay } from '../../billing/parse-retainer';
import { namedBy } from '../../billing/part';
import { problem } from '../../billing/problem';
import { ok, refused, type Result } from '../../billing/result';
import { formatPercent, parsePercent } from '../../billing/share';
import { billBesideNow, leaveBeside } from '../../operations/bill-beside';
import type { SeenAct } from '../../operations/edit-contract';
import { personFor } from '../../operations/people';
import { accountsFor, postingChoices, saveHoldbacks, type HoldbacksDraft } from '../../operations/set-holdbacks';
import { getConnection, getContract } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, ContractView, DepositInput, HoldbacksView, PostingAccount, RetentionInput } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { contractView } from './views/contract-view';
import { answer, refusal } from './views/problem-view';

/** What was agreed, and what the ledger has for it. */
export async function loadHoldbacks(_visit: ProjectVisit, { contractId }: Input<'beside.load'>): Promise<Answer<HoldbacksView>> {
  const contract = await getContract(contractId as ContractId);
  return contract ? viewOf(contract) : refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
}

export async function saveHoldbacksOnPage(visit: ProjectVisit, input: Input<'beside.save'>, now: number): Promise<Answer<HoldbacksView>> {
  const contract = await getContract(input.contractId as ContractId);
  if (!contract) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
  const draft = draftOf(input, contract);
  if (!draft.ok) return refusal(draft.problems);
  const saved = await saveHoldbacks(await actOf(visit, input, now), draft.value);
  return saved.ok ? viewOf(saved.value) : refusal(saved.problems);
}

export async function billBesideOnPage(visit: ProjectVisit, input: Input<'beside.bill'>, now: number): Promise<Answer<ContractView>> {
  return shown(await billBesideNow(await actOf(visit, input, now), input.beside), now);
}

export async function leaveBesideOnPage(visit: ProjectVisit, input: Input<'beside.leave'>, now: number): Promise<Answer<ContractView>> {
  const reason = field(input.reason, { label: 'The reason', path: 'reason', max: 500 });
  return reason.ok ? shown(await leaveBeside(await actOf(visit, input, now), input.beside, reason.value), now) : refusal(reason.problems);
}

async function actOf({ account, project }: ProjectVisit, { contractId, rev }: { readonly contractId: string; readonly rev: number }, now: number): Promise<SeenAct> {
  return { contractId: contractId as ContractId, rev, projectId: project.id, by: await personFor(account), now };
}

async function shown(done: Result<Contract>, now: number): Promise<Answer<ContractView>> {
  const today = todayIn((await getConnection())?.organisation.timeZone ?? 'UTC', now);
  return answer(done, (contract) => contractView(contract, today));
}

/** What was typed, each field understood or refused at its own place. */
function draftOf({ deposit, retention }: { readonly deposit?: DepositInput | undefined; readonly retention?: RetentionInput | undefined }, contract: Contract): Result<HoldbacksDraft> {
  const taxed = contract.mapping.taxMode !== 'none';
  const amount = deposit ? parseAmount(deposit.amount, contract.currency, 'deposit') : ok(undefined);
  const share = retention ? parsePercent(retention.percent, 'percent') : ok(undefined);
  const release = retention ? releaseOf(retention.release) : ok(undefined);
  const postings = [deposit ? postingOf(deposit, 'deposit', taxed) : ok(undefined), retention ? postingOf(retention, 'retention', taxed) : ok(undefined)] as const;
  const [forDeposit, forRetention] = postings;
  if (!amount.ok || !share.ok || !release.ok || !forDeposit.ok || !forRetention.ok) return refused(...[amount, share, release, ...postings].flatMap((parsed) => (parsed.ok ? [] : parsed.problems)));
  return ok({
    ...(deposit && amount.value && forDeposit.value ? { deposit: { amount: amount.value, drawdown: deposit.drawdown, due: deposit.due, posting: forDeposit.value } } : {}),
    ...(retention && share.value !== undefined && release.value && forRetention.value ? { retention: { basisPoints: share.value, release: release.value, posting: forRetention.value } } : {}),
  });
}

function releaseOf(given: RetentionInput['release']): Result<RetentionRelease> {
  if (given.kind === 'milestone') return ok({ kind: 'milestone', milestoneId: given.milestoneId as MilestoneId });
  if (given.kind === 'manual') return ok(given);
  const date = parseDay(given.date, 'releaseDate', 'The date');
  return date.ok ? ok({ kind: 'date', date: date.value }) : date;
}

/** The ledger says what the codes are called. */
function postingOf({ account, tax }: { readonly account: string; readonly tax: string }, of: 'deposit' | 'retention', taxed: boolean): Result<Posting> {
  const [code, taxCode] = [field(account, { label: 'The account', path: `${of}Account`, max: 50 }), taxed ? field(tax, { label: 'The tax rate', path: `${of}Tax`, max: 50 }) : ok('')];
  if (!code.ok || !taxCode.ok) return refused(...[code, taxCode].flatMap((parsed) => (parsed.ok ? [] : parsed.problems)));
  return ok({ accountCode: code.value, accountName: '', ...(taxed ? { taxCode: taxCode.value } : {}) });
}

async function viewOf(contract: Contract): Promise<Answer<HoldbacksView>> {
  const { deposit, retention, milestones } = contract;
  return answer(await postingChoices(), (choices) => ({
    contract: { id: contract.id, rev: contract.rev, name: contract.name, currency: contract.currency, taxMode: contract.mapping.taxMode },
    ...(deposit ? { deposit: { amount: decimal(deposit.amount), drawdown: deposit.drawdown, due: deposit.due, ...codesOf(deposit.posting) } } : {}),
    ...(retention ? { retention: { percent: formatPercent(retention.basisPoints), release: retention.release, ...codesOf(retention.posting) } } : {}),
    milestones: milestones.map((milestone) => ({ id: milestone.id, key: milestone.workItem.key, name: namedBy(milestone) })),
    depositAccounts: accountsFor(choices, 'deposit').map(accountView),
    retentionAccounts: accountsFor(choices, 'retention').map(accountView),
    taxes: choices.taxes.map(({ code, name, rate, appliesTo }) => ({ code, name, rate, appliesTo })),
  }));
}

const codesOf = ({ accountCode, taxCode = '' }: Posting) => ({ account: accountCode, tax: taxCode });
const accountView = ({ code, name, accountClass, defaultTaxCode }: LedgerAccount): PostingAccount => ({ code, name, accountClass, ...(defaultTaxCode === undefined ? {} : { defaultTaxCode }) });
