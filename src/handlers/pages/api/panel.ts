/** The issue panel and the issue context. */
import type { TaxMode } from '../../../billing/contract';
import type { GateClosed } from '../../../billing/gate';
import type { StatusCategory } from '../../../billing/milestone';
import type { Reaching } from '../../../billing/reaching';
import type { ContractSummary } from './contract';
import type { PassView } from './gate';
import type { MilestoneInput, MilestoneSeen, MilestoneView, PartInput } from './milestone';
import type { ConnectionView, MoneyView, ProblemView, Rights } from './shared';

/** What reaching the milestone now would do; `blockers` say why it would do nothing. */
export interface PreviewView {
  readonly autonomy: Reaching;
  readonly amount: MoneyView;
  /** What the invoice bills before it draws on the deposit and withholds the retention; absent where it does neither. */
  readonly less?: { readonly gross: MoneyView; readonly drawn?: MoneyView; readonly withheld?: MoneyView };
  readonly taxMode: TaxMode;
  readonly taxName: string;
  readonly clientName: string;
  readonly dueDate: string;
  /** The work stands at its trigger already (or the trigger is `start`): saving does it at once. */
  readonly immediate: boolean;
  /** Its name does not say what the client can see or use. */
  readonly vague: boolean;
  readonly blockers: readonly ProblemView[];
}

/** A version of the issue's project. */
export interface VersionOption {
  readonly id: string;
  readonly name: string;
  readonly released: boolean;
}

export interface StatusOption {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

export type PanelView =
  | { readonly state: 'no_permission' }
  /** The reader may let its work pass, and see no money. */
  | {
      readonly state: 'gate_only';
      readonly milestone: { readonly contractId: string; readonly milestoneId: string; readonly rev: number; readonly name: string };
      readonly gate?: GateView;
      readonly pass: PassView;
    }
  | { readonly state: 'not_connected'; readonly admin: boolean }
  /** `toward`: the milestones of the epic that it is a part of. */
  | { readonly state: 'not_epic'; readonly issueType: string; readonly toward?: readonly MilestoneView[] }
  | { readonly state: 'no_contract'; readonly rights: Rights }
  | {
      readonly state: 'untagged';
      readonly rights: Rights;
      readonly issue: { readonly id: string; readonly key: string; readonly summary: string };
      readonly contracts: readonly ContractSummary[];
    }
  | {
      readonly state: 'tagged';
      readonly rights: Rights;
      readonly issue: { readonly id: string; readonly key: string; readonly summary: string; readonly statusName: string };
      readonly connection: ConnectionView;
      readonly contract: ContractSummary;
      /** The one that was asked for; of an epic that is billed in parts, otherwise the part that somebody is waited for. */
      readonly milestone: MilestoneView;
      /** All parts of the epic, where it is billed in parts. */
      readonly parts?: readonly MilestoneView[];
      /** Names of its other parts whose money its work waits for too. */
      readonly alsoWaits?: readonly string[];
      /** Present where its terms are "due before release". */
      readonly gate?: GateView;
      readonly pass: PassView;
      readonly invoiceLink?: string;
      readonly preview?: PreviewView;
    };

/**
 * Whether the money is in, by the invoice `invoice`, as known at `lookedAt` (ISO instant): then every change in the ledger had been seen. What is due is there for
 * those who may see it.
 */
export type GateView =
  | { readonly open: true; readonly invoice: string; readonly lookedAt: string }
  | ({ readonly open: false; readonly invoice?: string } & (Exclude<GateClosed, { due: unknown }> | { readonly reason: 'unpaid' | 'reversed'; readonly due?: MoneyView | undefined }));

export interface PanelCalls {
  /** `milestoneId`: of an epic that is billed in parts, the part to show. */
  'panel.load': [{ readonly milestoneId?: string | undefined }, PanelView];
  'panel.preview': [MilestoneInput & { readonly milestoneId?: string | undefined }, PreviewView];
  'panel.tag': [MilestoneInput, PanelView];
  'panel.update': [MilestoneInput & { readonly milestoneId: string }, PanelView];
  'panel.untag': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  /** Has the epic billed in parts from now on. */
  'panel.split': [MilestoneSeen & { readonly parts: readonly PartInput[] }, PanelView];
  /** Has it billed in one again. */
  'panel.join': [MilestoneSeen, PanelView];
  'panel.hold': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number; readonly reason: string }, PanelView];
  'panel.unhold': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  /** Bills a `manual` milestone, or one that waits, now. */
  'panel.reach': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  'panel.keepBill': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  /** The statuses a trigger may name: those of the issue's own workflow. */
  'panel.statuses': [Record<string, never>, readonly StatusOption[]];
  /** The versions a trigger may name, the latest first. */
  'panel.versions': [Record<string, never>, readonly VersionOption[]];
}
