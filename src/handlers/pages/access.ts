import { problem } from '../../billing/problem';
import { ok, refused, type Result } from '../../billing/result';
import type { AccountId, ContractId, InvoiceId, ProjectId } from '../../billing/ids';
import { billingRights, getProject, getWorkItem, siteAdmin, type BillingRights, type WorkItem } from '../../jira';
import { getContract, getInvoice } from '../../store/read';
import type { Caller } from './caller';

/** Somebody who may do what they asked, and where. */
export interface IssueVisit {
  readonly account: AccountId;
  readonly item: WorkItem;
  readonly rights: BillingRights;
}
export interface ProjectVisit {
  readonly account: AccountId;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly rights: BillingRights;
}
export interface AdminVisit {
  readonly account: AccountId;
}

const NO_PERMISSION = problem('NO_PERMISSION', 'page');

/**
 * Rights are asked of Jira as the person whom the platform says is calling. The issue is named by the page's context, which a page could alter: so its project is read
 * from Jira, and an issue that this person can't see is as good as none.
 */
export async function visitIssue(caller: Caller, needs: 'open' | 'manage'): Promise<Result<IssueVisit>> {
  if (!caller.issueId) return refused(problem('INVALID_REQUEST', 'page'));
  const item = await getWorkItem(caller.issueId);
  if (!item) return refused(NO_PERMISSION);
  const rights = await billingRights(item.projectId, item.id);
  if (!rights.browse || (needs === 'manage' && !rights.manage)) return refused(NO_PERMISSION);
  return ok({ account: caller.account, item, rights });
}

export async function visitProject(caller: Caller, needs: 'view' | 'manage'): Promise<Result<ProjectVisit>> {
  if (!caller.projectId) return refused(problem('INVALID_REQUEST', 'page'));
  const rights = await billingRights(caller.projectId);
  if (!rights[needs]) return refused(NO_PERMISSION);
  const project = await getProject(caller.projectId);
  return project ? ok({ account: caller.account, project, rights }) : refused(NO_PERMISSION);
}

/** The project of a record that the page names decides who may. From a project's own page, a record of another project does not exist. */
async function visitRecord(caller: Caller, projectId: ProjectId | undefined, needs: 'view' | 'manage'): Promise<Result<ProjectVisit>> {
  const place = caller.projectId ?? projectId;
  if (place === undefined) return refused(problem('INVALID_REQUEST', 'page'));
  const visit = await visitProject({ ...caller, projectId: place }, needs);
  return visit.ok && projectId !== place ? refused(problem('INVALID_REQUEST', 'page')) : visit;
}

export async function visitInvoice(caller: Caller, invoiceId: string, needs: 'view' | 'manage'): Promise<Result<ProjectVisit>> {
  return visitRecord(caller, (await getInvoice(invoiceId as InvoiceId))?.projectId, needs);
}

export async function visitContract(caller: Caller, contractId: string, needs: 'view' | 'manage'): Promise<Result<ProjectVisit>> {
  return visitRecord(caller, (await getContract(contractId as ContractId))?.projectId, needs);
}

export async function visitAdmin(caller: Caller): Promise<Result<AdminVisit>> {
  return (await siteAdmin()) ? ok({ account: caller.account }) : refused(NO_PERMISSION);
}
