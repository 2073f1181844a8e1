/** The release gate: what holds beside the money, and its settings. */
import type { GatePolicy } from '../../../billing/gate-policy';
import type { Opened } from '../../../billing/milestone-gate';
import type { MilestoneSeen } from './milestone';

/** Whether the work may pass, all things considered, and what a person said about it. People are account ids; empty once an account is erased. */
export interface PassView {
  /** Absent: it is closed. */
  readonly opened?: Opened;
  /** In force. `until` is an ISO instant; absent: until it is taken back. */
  readonly override?: { readonly by: string; readonly reason: string; readonly at: string; readonly until?: string };
  /** The client says that it was paid on that day, and it is not in the ledger yet. */
  readonly claim?: { readonly paidOn: string; readonly reference?: string; readonly by: string; readonly at: string };
  /** The client disputes the invoice that is owed; told only to who may see billing. */
  readonly disputed?: true;
  /** A site administrator opened all gates of the contract. */
  readonly off?: { readonly by: string; readonly at: string; readonly reason: string };
  /** The contract lets a claim open the gate. */
  readonly claimOpens: boolean;
  /** The last day on which it is open unpaid; absent where there is no grace. */
  readonly graceUntil?: string;
  /** Whom the contract names beside those who manage billing. */
  readonly overriders: readonly string[];
  readonly mayOverride: boolean;
  /** There is something owed that a client could say was paid, and the reader may note it. */
  readonly mayClaim: boolean;
}

/** A contract's gate, for its settings. */
export interface GateSettingsView {
  readonly contract: { readonly id: string; readonly rev: number; readonly name: string };
  /** Where builds ask. */
  readonly url: string;
  readonly policy: GatePolicyView;
  readonly milestones: readonly { readonly id: string; readonly key: string; readonly name: string; readonly gated: boolean }[];
  readonly tokens: readonly GateTokenView[];
  /** So many it may have, and so many calls a minute each. */
  readonly mostTokens: number;
  readonly callsAMinute: number;
}

export interface GatePolicyView extends Omit<GatePolicy, 'shareBasisPoints' | 'overriders'> {
  /** Per cent, as people write it. */
  readonly sharePercent: string;
  /** Account ids. */
  readonly overriders: readonly string[];
}

export interface GateTokenView {
  readonly id: string;
  readonly name: string;
  /** Absent: all milestones of the contract that are due before release. A milestone that is gone has no name. */
  readonly milestone?: { readonly id: string; readonly name?: string };
  readonly amounts: boolean;
  readonly by: string;
  /** ISO instants: when its secret was made, when that ends, until when the one before it holds, and when it was last used, to the hour. */
  readonly madeAt: string;
  readonly endsAt?: string;
  readonly beforeUntil?: string;
  readonly usedAt?: string;
}

/** A token's text, shown this once. */
export interface TokenShown {
  readonly text: string;
  readonly view: GateSettingsView;
}

/** The gates of the whole site, for its administrators. */
export interface GatesView {
  readonly contracts: readonly {
    readonly id: string;
    readonly projectKey: string;
    readonly name: string;
    /** Milestones due before release, and those of them whose gate is closed; tokens of builds. */
    readonly gated: number;
    readonly closed: number;
    readonly tokens: number;
    /** Somebody (an account id) opened them all. */
    readonly off?: { readonly by: string; readonly at: string; readonly reason: string };
  }[];
  /** There are more contracts than are listed. */
  readonly more: boolean;
}

interface ContractSeen {
  readonly contractId: string;
  readonly rev: number;
}

/** As typed. */
export interface PolicyInput extends ContractSeen {
  readonly counts: GatePolicy['counts'];
  readonly sharePercent: string;
  readonly graceDays: number;
  readonly staleAfterHours: number;
  readonly overriders: readonly string[];
  readonly claimOpens: boolean;
}

export interface GateCalls {
  /** Lets the work pass without its money, for so many hours or until it is taken back. */
  'gate.override': [MilestoneSeen & { readonly reason: string; readonly hours?: number }, Record<string, never>];
  'gate.endOverride': [MilestoneSeen, Record<string, never>];
  /** Notes that the client says it paid; `paidOn` is a calendar date. */
  'gate.claim': [MilestoneSeen & { readonly paidOn: string; readonly reference: string }, Record<string, never>];
  'gate.dropClaim': [MilestoneSeen, Record<string, never>];
  'admin.gates': [Record<string, never>, GatesView];
  /** Opens the gates of at most ten contracts, or lets them go by the money again. To open them, `confirm` is the word `open`. */
  'admin.switchGates': [{ readonly contractIds: readonly string[]; readonly open: boolean; readonly reason: string; readonly confirm: string }, Record<string, never>];
  'gate.load': [{ readonly contractId: string }, GateSettingsView];
  'gate.savePolicy': [PolicyInput, GateSettingsView];
  'gate.createToken': [ContractSeen & { readonly name: string; readonly milestoneId?: string; readonly amounts: boolean; readonly days?: number }, TokenShown];
  'gate.rotateToken': [ContractSeen & { readonly tokenId: string; readonly graceHours: number }, TokenShown];
  'gate.revokeToken': [ContractSeen & { readonly tokenId: string }, GateSettingsView];
}
