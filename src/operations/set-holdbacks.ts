import { describeHoldbackChanges, setHoldbacks, type Holdbacks } from '../billing/beside-edit';
import type { Beside, Posting } from '../billing/beside';
import type { Contract } from '../billing/contract';
import type { LedgerAccount, LedgerTax } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { getContract } from '../store/read';
import { editContract, type SeenAct } from './edit-contract';
import { askLedger } from './ledger-choices';
import { pushRetainers } from './work';

/** Where each may be posted: a deposit is income, or owed until it is earned; what is withheld is income, or owed by the client later. Xero takes no line on a bank account or one that it keeps itself. */
const CLASSES: Readonly<Record<Beside, readonly string[]>> = { deposit: ['revenue', 'liability'], retention: ['revenue', 'asset', 'liability'] };

export interface PostingChoices {
  readonly accounts: readonly LedgerAccount[];
  readonly taxes: readonly LedgerTax[];
}

export const postingChoices = async (): Promise<Result<PostingChoices>> =>
  askLedger(async (client) => {
    const [accounts, taxes] = await Promise.all([client.accounts(), client.taxes()]);
    return { accounts: accounts.filter(({ active }) => active), taxes: taxes.filter(({ active }) => active) };
  });

export const accountsFor = ({ accounts }: PostingChoices, beside: Beside): readonly LedgerAccount[] => accounts.filter(({ accountClass }) => CLASSES[beside].includes(accountClass));

/** What finance typed, with codes that the ledger must know. */
export interface HoldbacksDraft {
  readonly deposit?: NonNullable<Holdbacks['deposit']>;
  readonly retention?: NonNullable<Holdbacks['retention']>;
}

/**
 * Gives a contract another deposit and retention, each account and tax checked against the ledger before it is kept. What is due by then is billed in the background, or found by the
 * hourly look.
 */
export async function saveHoldbacks(act: SeenAct, draft: HoldbacksDraft): Promise<Result<Contract>> {
  const before = await getContract(act.contractId);
  if (before?.projectId !== act.projectId) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  const choices: Result<PostingChoices> = draft.deposit || draft.retention ? await postingChoices() : ok({ accounts: [], taxes: [] });
  if (!choices.ok) return choices;
  const [deposit, retention] = [named(draft.deposit, 'deposit', choices.value, before), named(draft.retention, 'retention', choices.value, before)];
  if (!deposit.ok || !retention.ok) return refused(...[deposit, retention].flatMap((checked) => (checked.ok ? [] : checked.problems)));
  const saved = await editContract(act, (contract) => {
    if (contract.mapping.taxMode !== before.mapping.taxMode) return refused(problem('STALE_PAGE', 'page'));
    const after = setHoldbacks(contract, { deposit: deposit.value, retention: retention.value });
    if (!after.ok) return after;
    const changes = describeHoldbackChanges(contract, after.value);
    return ok(changes.length === 0 ? undefined : { contract: after.value, event: { kind: 'holdbacks-changed', name: contract.name, changes } });
  });
  if (saved.ok) await pushRetainers([act.contractId]);
  return saved;
}

/** With the ledger's names of what was chosen; refused where it has no such account or tax, or they don't go together. */
function named<Draft extends { readonly posting: Posting }>(draft: Draft | undefined, beside: Beside, choices: PostingChoices, { mapping }: Contract): Result<Draft | undefined> {
  if (!draft) return ok(undefined);
  const { accountCode, taxCode } = draft.posting;
  const account = accountsFor(choices, beside).find(({ code }) => code === accountCode);
  const tax = choices.taxes.find(({ code }) => code === taxCode);
  const problems: readonly (Problem | undefined)[] = [
    account ? undefined : problem('ACCOUNT_NOT_FOUND', 'contract', { account: accountCode }, `${beside}Account`),
    mapping.taxMode === 'none' || (tax && (!account || tax.appliesTo.includes(account.accountClass))) ? undefined : taxProblem(tax, taxCode, account, beside),
  ];
  const found = problems.filter((entry) => entry !== undefined);
  if (!account || found.length > 0) return { ok: false, problems: found };
  const withTax = mapping.taxMode === 'none' || !tax ? {} : { taxCode: tax.code, taxName: tax.name };
  return ok({ ...draft, posting: { accountCode: account.code, accountName: account.name, ...withTax } });
}

const taxProblem = (tax: LedgerTax | undefined, code: string | undefined, account: LedgerAccount | undefined, beside: Beside): Problem =>
  tax && account ? problem('TAX_NOT_ALLOWED', 'contract', { tax: tax.name, account: account.code }, `${beside}Tax`) : problem('TAX_NOT_FOUND', 'contract', { tax: code ?? '' }, `${beside}Tax`);
