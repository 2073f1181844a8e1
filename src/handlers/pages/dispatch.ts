import type { Problem } from '../../billing/problems';
import type { Result } from '../../billing/result';
import { visitAdmin, visitContract, visitInvoice, visitIssue, visitProject, type AdminVisit, type IssueVisit, type ProjectVisit } from './access';
import * as onAdmin from './admin';
import type { Answer, PageCall, PageCalls } from './api';
import type { Caller } from './caller';
import * as finance from './finance';
import type { Input } from './inputs';
import * as invoice from './invoice';
import * as life from './invoice-life';
import { licenceProblem } from './licence';
import * as milestone from './milestone';
import * as panel from './panel';
import * as project from './project';
import * as reconciliation from './reconciliation';
import * as settings from './settings';
import { refusal } from './views/problem-view';

type Run<Call extends PageCall> = (caller: Caller, input: Input<Call>, now: number) => Promise<Answer<PageCalls[Call][1]>>;

/** Each call: what must be allowed, then what is done. A call can't be added to the agreement without its line here. */
const RUNS: { readonly [Call in PageCall]: Run<Call> } = {
  'panel.load': issue('open', async (visit, _input, now) => done(await panel.loadPanel(visit, now))),
  'panel.preview': issue('manage', panel.previewPanel),
  'panel.tag': issue('manage', panel.tagPanel),
  'panel.update': issue('manage', panel.updatePanel),
  'panel.untag': issue('manage', panel.untagPanel),
  'panel.hold': issue('manage', panel.holdPanel),
  'panel.unhold': issue('manage', panel.unholdPanel),
  'panel.reach': issue('manage', panel.reachPanel),
  'panel.keepBill': issue('manage', panel.keepBillPanel),
  'panel.statuses': issue('manage', async (visit) => done(await panel.statusesPanel(visit))),
  'project.load': inProject('view', async (visit, _input, now) => done(await project.loadProject(visit, now))),
  'project.invoices': inProject('view', async (visit, input, now) => done(await project.moreInvoices(visit, input, now))),
  'project.activity': inProject('view', async (visit, input) => done(await project.projectActivity(visit, input))),
  'project.refresh': inProject('manage', async (_visit, _input, now) => project.refreshProject(now)),
  'project.reconciliation': inProject('view', async (visit, _input, now) => done(await reconciliation.loadReconciliation(visit, now))),
  'invoice.load': ofInvoice('view', life.loadInvoice),
  'invoice.release': ofInvoice('manage', invoice.releaseOnPage),
  'invoice.retry': ofInvoice('manage', invoice.retryOnPage),
  'invoice.drop': ofInvoice('manage', life.dropOnPage),
  'invoice.cancel': ofInvoice('manage', invoice.cancelOnPage),
  'invoice.adopt': ofInvoice('manage', invoice.adoptOnPage),
  'invoice.sendAnyway': ofInvoice('manage', invoice.sendAnywayOnPage),
  'invoice.approve': ofInvoice('manage', life.approveOnPage),
  'invoice.email': ofInvoice('manage', life.emailOnPage),
  'invoice.void': ofInvoice('manage', life.voidOnPage),
  'invoice.credit': ofInvoice('manage', life.creditOnPage),
  'invoice.acceptDifferences': ofInvoice('manage', reconciliation.acceptDifferencesOnPage),
  'milestone.billAgain': ofContract('manage', milestone.billAgainOnPage),
  'milestone.leave': ofContract('manage', milestone.leaveOnPage),
  'milestone.keepBill': ofContract('manage', milestone.keepBillOnPage),
  'milestone.untag': ofContract('manage', milestone.untagOnPage),
  'finance.load': async (_caller, _input, now) => finance.loadFinance(now),
  'finance.acceptExtra': finance.acceptExtraOnPage,
  'settings.load': inProject('manage', async (visit, _input, now) => done(await settings.loadSettings(visit, now))),
  'settings.choices': inProject('manage', async () => settings.choices()),
  'settings.clients': inProject('manage', async (_visit, input) => settings.clients(input)),
  'settings.saveContract': inProject('manage', settings.saveContract),
  'settings.closeContract': inProject('manage', settings.closeContractOnPage),
  'admin.load': admin(async (_visit, _input, now) => done(await onAdmin.loadAdmin(now))),
  'admin.test': admin(async (_visit, input) => onAdmin.testOnPage(input)),
  'admin.connect': admin(onAdmin.connectOnPage),
  'admin.askConsent': admin(onAdmin.askConsentOnPage),
  'admin.chooseOrganisation': admin(onAdmin.chooseOnPage),
  'admin.forgetConsent': admin(async (_visit, _input, now) => onAdmin.forgetConsentOnPage(now)),
  'admin.disconnect': admin(async (visit, _input, now) => onAdmin.disconnectOnPage(visit, now)),
  'admin.saveWebhookKey': admin(onAdmin.saveWebhookKeyOnPage),
};

/** What leads to new invoices; everything else goes on without a licence. */
const NEED_LICENCE: ReadonlySet<PageCall> = new Set(['panel.tag', 'panel.update', 'panel.unhold', 'panel.reach', 'invoice.release', 'invoice.sendAnyway', 'milestone.billAgain', 'settings.saveContract']);

/** Runs a call whose input has the shape its schema gives it. */
export async function dispatch<Call extends PageCall>(call: Call, caller: Caller, input: Input<Call>, now: number): Promise<Answer<PageCalls[Call][1]>> {
  const unlicensed = NEED_LICENCE.has(call) ? licenceProblem() : undefined;
  if (unlicensed) return refusal([unlicensed]);
  return RUNS[call](caller, input, now);
}

const done = <T>(data: T): Answer<T> => ({ ok: true, data });

function issue<I, T>(needs: 'open' | 'manage', run: (visit: IssueVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitIssue(caller, needs), async (visit) => run(visit, input, now));
}

function inProject<I, T>(needs: 'view' | 'manage', run: (visit: ProjectVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitProject(caller, needs), async (visit) => run(visit, input, now));
}

/** From the project's page or from finance's: the invoice's own project decides who may. */
function ofInvoice<I extends { readonly invoiceId: string }, T>(needs: 'view' | 'manage', run: (visit: ProjectVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitInvoice(caller, input.invoiceId, needs), async (visit) => run(visit, input, now));
}

function ofContract<I extends { readonly contractId: string }, T>(needs: 'view' | 'manage', run: (visit: ProjectVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitContract(caller, input.contractId, needs), async (visit) => run(visit, input, now));
}

function admin<I, T>(run: (visit: AdminVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitAdmin(caller), async (visit) => run(visit, input, now));
}

async function allowed<V, T>(visit: Result<V>, run: (visit: V) => Promise<Answer<T>>): Promise<Answer<T>> {
  if (visit.ok) return run(visit.value);
  const problems: readonly Problem[] = visit.problems;
  return refusal(problems);
}
