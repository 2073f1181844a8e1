import type { PageCall } from '../api';
import { done, inProject, ofContract, ofInvoice, type Runs } from '../allowed';
import { openDoor } from '../door';
import * as finance from '../finance';
import * as invoice from '../invoice';
import * as life from '../invoice-life';
import * as milestone from '../milestone';
import * as project from '../project';
import * as reconciliation from '../reconciliation';

/** What the project page and finance's page over all projects may call. */
const calls = {
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
} satisfies Partial<Runs<PageCall>>;

export const projectCalls = openDoor(calls);
