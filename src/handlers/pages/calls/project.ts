import type { PageCall } from '../api';
import { done, inProject, ofContract, ofInvoice, type Runs } from '../allowed';
import { openDoor } from '../door';
import { projectActivity } from '../activity';
import * as forecast from '../forecast';
import * as gate from '../gate';
import * as life from '../invoice-life';
import * as plan from '../plan';
import * as project from '../project';
import * as reconciliation from '../reconciliation';
import * as retainer from '../retainer';
import * as scope from '../scope';
import { RECORD_CALLS } from './records';

/** What the project page may call. */
const calls = {
  'project.load': inProject('view', async (visit, _input, now) => done(await project.loadProject(visit, now))),
  'project.invoices': inProject('view', async (visit, input, now) => done(await project.moreInvoices(visit, input, now))),
  'project.activity': inProject('view', projectActivity),
  'project.refresh': inProject('manage', async (_visit, _input, now) => project.refreshProject(now)),
  'project.reconciliation': inProject('view', async (visit, _input, now) => done(await reconciliation.loadReconciliation(visit, now))),
  'invoice.load': ofInvoice('view', life.loadInvoice),
  'invoice.approve': ofInvoice('manage', life.approveOnPage),
  'invoice.email': ofInvoice('manage', life.emailOnPage),
  'invoice.editText': ofInvoice('manage', life.editTextOnPage),
  'retainer.create': ofContract('manage', retainer.createOnPage),
  'retainer.update': ofContract('manage', retainer.updateOnPage),
  'retainer.price': ofContract('manage', retainer.priceOnPage),
  'retainer.move': ofContract('manage', retainer.moveOnPage),
  'forecast.load': inProject('view', async (visit, _input, now) => done(await forecast.loadProjectForecast(visit, now))),
  'forecast.refresh': inProject('manage', async (_visit, _input, now) => forecast.refreshForecast(now)),
  'forecast.expect': ofContract('manage', forecast.expectOnPage),
  'plan.load': inProject('manage', async (visit) => done(await plan.loadPlan(visit))),
  'plan.check': inProject('manage', plan.checkPlanOnPage),
  'plan.apply': inProject('manage', plan.applyPlanOnPage),
  'plan.saveTemplate': inProject('manage', plan.saveTemplateOnPage),
  'plan.deleteTemplate': inProject('manage', plan.deleteTemplateOnPage),
  'scope.load': inProject('view', async (visit, _input, now) => done(await scope.loadScopes(visit, now))),
  'scope.detail': ofContract('view', scope.scopeOf),
  'scope.draft': ofContract('manage', scope.draftOnPage),
  'scope.change': ofContract('manage', scope.changeOnPage),
  'scope.agree': ofContract('manage', scope.agreeOnPage),
  'scope.decline': ofContract('manage', scope.declineOnPage),
  'scope.place': ofContract('manage', scope.placeOnPage),
  'scope.keep': ofContract('manage', scope.keepOnPage),
  'scope.limits': ofContract('manage', scope.limitsOnPage),
  'gate.override': gate.overrideOnPage,
  'gate.endOverride': gate.endOverrideOnPage,
  'gate.claim': gate.claimOnPage,
  'gate.dropClaim': gate.dropClaimOnPage,
  ...RECORD_CALLS,
} satisfies Partial<Runs<PageCall>>;

export const projectCalls = openDoor(calls);
