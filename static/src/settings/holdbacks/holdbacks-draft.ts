import type { DepositInput, HoldbacksView, PageCalls, PostingAccount, RetentionInput } from '../../../../src/handlers/pages/api';

type Release = RetentionInput['release']['kind'];

/** As typed: what is not wanted is kept while the form is open, so that taking it off by mistake loses nothing. */
export interface HoldbacksDraft {
  readonly deposit: DepositInput & { readonly wanted: boolean };
  readonly retention: Omit<RetentionInput, 'release'> & { readonly wanted: boolean; readonly release: Release; readonly date: string; readonly milestoneId: string };
}

export function draftOf({ deposit, retention }: HoldbacksView): HoldbacksDraft {
  const release = retention?.release ?? { kind: 'manual' as const };
  return {
    deposit: { wanted: deposit !== undefined, amount: '', drawdown: 'pro-rata', due: 'start', account: '', tax: '', ...deposit },
    retention: {
      wanted: retention !== undefined, percent: retention?.percent ?? '', account: retention?.account ?? '', tax: retention?.tax ?? '',
      release: release.kind, date: release.kind === 'date' ? release.date : '', milestoneId: release.kind === 'milestone' ? release.milestoneId : '',
    },
  };
}

/** What is sent: nothing of what is not wanted. */
export function inputOf({ contract }: HoldbacksView, { deposit, retention }: HoldbacksDraft): PageCalls['beside.save'][0] {
  const { wanted: hasDeposit, ...advance } = deposit;
  const { wanted: hasRetention, release, date, milestoneId, ...rest } = retention;
  return {
    contractId: contract.id, rev: contract.rev, ...(hasDeposit ? { deposit: advance } : {}),
    ...(hasRetention ? { retention: { ...rest, release: release === 'date' ? { kind: release, date } : release === 'milestone' ? { kind: release, milestoneId } : { kind: release } } } : {}),
  };
}

/** The taxes that may be used with an account; all of them while none is chosen. */
export function taxesFor({ taxes }: HoldbacksView, accounts: readonly PostingAccount[], code: string): HoldbacksView['taxes'] {
  const account = accounts.find((each) => each.code === code);
  return account ? taxes.filter(({ appliesTo }) => appliesTo.includes(account.accountClass)) : taxes;
}
