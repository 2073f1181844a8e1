/**
 * The agreement between the pages and the resolvers: what each call takes and gives, page by page. Types only: the pages import this
 * file and nothing else from src. Every value crosses as JSON.
 */
import type { AdminCalls } from './api/admin';
import type { BesideCalls } from './api/beside';
import type { CareCalls } from './api/care';
import type { FinanceCalls } from './api/finance';
import type { ForecastCalls } from './api/forecast';
import type { GateCalls } from './api/gate';
import type { GateRuleCalls } from './api/gate-rule';
import type { InvoiceCalls } from './api/invoice';
import type { MilestoneCalls } from './api/milestone';
import type { PanelCalls } from './api/panel';
import type { PlanCalls } from './api/plan';
import type { PlanTableCalls } from './api/plan-table';
import type { ProjectCalls } from './api/project';
import type { RetainerCalls } from './api/retainer';
import type { ScopeCalls } from './api/scope';
import type { SettingsCalls } from './api/settings';

export type * from './api/shared';
export type * from './api/milestone';
export type * from './api/contract';
export type * from './api/invoice';
export type * from './api/attention';
export type * from './api/panel';
export type * from './api/plan';
export type * from './api/project';
export type * from './api/finance';
export type * from './api/forecast';
export type * from './api/retainer';
export type * from './api/scope';
export type * from './api/settings';
export type * from './api/admin';
export type * from './api/care';
export type * from './api/beside';
export type * from './api/gate';
export type * from './api/gate-rule';

/** name -> [what the page sends, what an ok answer holds]. The issue and project come from the platform's context, not from here. */
export interface PageCalls extends PanelCalls, PlanCalls, PlanTableCalls, ProjectCalls, InvoiceCalls, MilestoneCalls, FinanceCalls, ForecastCalls, SettingsCalls, AdminCalls, CareCalls, GateCalls, GateRuleCalls, RetainerCalls, ScopeCalls, BesideCalls {}
export type PageCall = keyof PageCalls;
