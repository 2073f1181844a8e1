import type { PageCall } from '../api';
import { done, inProject, ofContract, ofInvoice, type Runs } from '../allowed';
import { openDoor } from '../door';
import { projectActivity } from '../activity';
import * as project from '../project';
import { contractsOf } from '../../../store/read';
import { later } from './later';
import { RECORD_CALLS } from './records';

const forecast = () => import('../forecast');
const chart = () => import('../billing-chart');
const gate = () => import('../gate');
const life = () => import('../invoice-life');
const milestone = () => import('../milestone');
const plan = () => import('../plan');
const reconciliation = () => import('../reconciliation');
const retainer = () => import('../retainer');
const scope = () => import('../scope');

/** What the project page may call. */
const calls = {
  'project.load': inProject('view', async (visit, _input, now) => done(await project.loadProject(visit, now))),
  'project.invoices': inProject('view', async (visit, input, now) => done(await project.moreInvoices(visit, input, now))),
  'project.revs': inProject('view', async ({ project: { id } }) => done((await contractsOf(id)).map(({ id: contract, rev }) => ({ id: contract, rev })))),
  'project.activity': inProject('view', projectActivity),
  'project.refresh': inProject('manage', async (_visit, _input, now) => project.refreshProject(now)),
  'project.reconciliation': inProject('view', async (visit, _input, now) => done(await later(reconciliation, 'loadReconciliation')(visit, now))),
  'project.billingChart': inProject('view', async (visit) => done(await later(chart, 'loadBillingChart')(visit))),
  'invoice.load': ofInvoice('view', later(life, 'loadInvoice')),
  'invoice.approve': ofInvoice('manage', later(life, 'approveOnPage')),
  'invoice.email': ofInvoice('manage', later(life, 'emailOnPage')),
  'invoice.editText': ofInvoice('manage', later(life, 'editTextOnPage')),
  'invoice.withdrawAcceptance': ofInvoice('manage', later(reconciliation, 'withdrawOnPage')),
  'invoice.dispute': ofInvoice('manage', later(life, 'disputeOnPage')),
  'invoice.endDispute': ofInvoice('manage', later(life, 'endDisputeOnPage')),
  'retainer.create': ofContract('manage', later(retainer, 'createOnPage')),
  'retainer.update': ofContract('manage', later(retainer, 'updateOnPage')),
  'retainer.price': ofContract('manage', later(retainer, 'priceOnPage')),
  'retainer.move': ofContract('manage', later(retainer, 'moveOnPage')),
  'forecast.load': inProject('view', async (visit, _input, now) => done(await later(forecast, 'loadProjectForecast')(visit, now))),
  'forecast.refresh': inProject('manage', async (_visit, _input, now) => later(forecast, 'refreshForecast')(now)),
  'forecast.expect': ofContract('manage', later(forecast, 'expectOnPage')),
  'scope.load': inProject('view', async (visit, _input, now) => done(await later(scope, 'loadScopes')(visit, now))),
  'scope.detail': ofContract('view', later(scope, 'scopeOf')),
  'scope.draft': ofContract('manage', later(scope, 'draftOnPage')),
  'scope.change': ofContract('manage', later(scope, 'changeOnPage')),
  'scope.agree': ofContract('manage', later(scope, 'agreeOnPage')),
  'scope.decline': ofContract('manage', later(scope, 'declineOnPage')),
  'scope.place': ofContract('manage', later(scope, 'placeOnPage')),
  'scope.keep': ofContract('manage', later(scope, 'keepOnPage')),
  'scope.limits': ofContract('manage', later(scope, 'limitsOnPage')),
  'milestone.move': ofContract('manage', later(milestone, 'moveOnPage')),
  'milestone.revise': ofContract('manage', later(milestone, 'reviseOnPage')),
  'plan.load': inProject('manage', async (visit) => done(await later(plan, 'loadPlan')(visit))),
  'plan.check': inProject('manage', later(plan, 'checkPlanOnPage')),
  'plan.apply': inProject('manage', later(plan, 'applyPlanOnPage')),
  'plan.saveTemplate': inProject('manage', later(plan, 'saveTemplateOnPage')),
  'plan.deleteTemplate': inProject('manage', later(plan, 'deleteTemplateOnPage')),
  'gate.override': later(gate, 'overrideOnPage'),
  'gate.endOverride': later(gate, 'endOverrideOnPage'),
  'gate.claim': later(gate, 'claimOnPage'),
  'gate.dropClaim': later(gate, 'dropClaimOnPage'),
  ...RECORD_CALLS,
} satisfies Partial<Runs<PageCall>>;

export const projectCalls = openDoor(calls);
