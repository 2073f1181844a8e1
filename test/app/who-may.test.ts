import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../../local/common/ports';
import { INPUTS } from '../../src/handlers/pages/inputs';
import type { Answer, PageCall } from '../../src/handlers/pages/api';
import { call, clientIds, connect, CONTRACT, contract, customConnections, lookNow, milestone, must, organisationIds, people, surfaceOf, tag } from './acts';
import { testWorld, type TestWorld } from './world';

type Role = keyof typeof people;
/** What a call needs, and who has it in HARB. Olga can't see HARB at all; Dev can, but none of its money. */
const NEEDS = {
  seeIssue: ['priya', 'mara', 'finn', 'vera', 'dev'],
  view: ['priya', 'mara', 'finn', 'vera'],
  manage: ['priya', 'mara', 'finn'],
  admin: ['priya'],
  // Whoever may open the page on which a workflow's rules are set up: what it lists is what they may see.
  anyone: ['priya', 'mara', 'finn', 'vera', 'dev', 'olga'],
} as const satisfies Record<string, readonly Role[]>;
const ROLES: readonly Role[] = ['priya', 'mara', 'finn', 'vera', 'dev', 'olga'];

const TABLE: { readonly [Call in PageCall]: keyof typeof NEEDS } = {
  'panel.load': 'seeIssue',
  'panel.preview': 'manage',
  'panel.tag': 'manage',
  'panel.update': 'manage',
  'panel.untag': 'manage',
  'panel.split': 'manage',
  'panel.join': 'manage',
  'panel.hold': 'manage',
  'panel.unhold': 'manage',
  'panel.reach': 'manage',
  'panel.keepBill': 'manage',
  'panel.statuses': 'manage',
  'panel.versions': 'manage',
  'project.load': 'view',
  'project.invoices': 'view',
  'project.activity': 'view',
  'project.revs': 'view',
  'project.refresh': 'manage',
  'project.reconciliation': 'view',
  'project.billingChart': 'view',
  'invoice.load': 'view',
  'invoice.drop': 'manage',
  'invoice.approve': 'manage',
  'invoice.email': 'manage',
  'invoice.void': 'manage',
  'invoice.credit': 'manage',
  'invoice.dispute': 'manage',
  'invoice.endDispute': 'manage',
  'invoice.acceptDifferences': 'manage',
  'invoice.withdrawAcceptance': 'manage',
  'finance.load': 'view',
  'finance.owed': 'view',
  'finance.changed': 'anyone',
  'finance.acceptExtra': 'manage',
  'invoice.editText': 'manage',
  'invoice.release': 'manage',
  'invoice.retry': 'manage',
  'invoice.cancel': 'manage',
  'invoice.adopt': 'manage',
  'invoice.sendAnyway': 'manage',
  'milestone.billAgain': 'manage',
  'milestone.leave': 'manage',
  'milestone.takeBackLeave': 'manage',
  'milestone.keepBill': 'manage',
  'milestone.untag': 'manage',
  'milestone.move': 'manage',
  'milestone.revise': 'manage',
  'retainer.create': 'manage',
  'retainer.update': 'manage',
  'retainer.price': 'manage',
  'retainer.move': 'manage',
  'retainer.missed': 'manage',
  'retainer.period': 'manage',
  'beside.load': 'manage',
  'beside.save': 'manage',
  'beside.bill': 'manage',
  'beside.leave': 'manage',
  'forecast.load': 'view',
  'forecast.refresh': 'manage',
  'forecast.expect': 'manage',
  'forecast.saveLine': 'manage',
  'settings.load': 'manage',
  'settings.revs': 'manage',
  'settings.choices': 'manage',
  'settings.clients': 'manage',
  'settings.saveContract': 'manage',
  'settings.moveContract': 'manage',
  'plan.load': 'manage',
  'plan.check': 'manage',
  'plan.apply': 'manage',
  'plan.saveTemplate': 'manage',
  'plan.deleteTemplate': 'manage',
  'rule.load': 'anyone',
  'scope.load': 'view',
  'scope.detail': 'view',
  'scope.draft': 'manage',
  'scope.change': 'manage',
  'scope.agree': 'manage',
  'scope.decline': 'manage',
  'scope.place': 'manage',
  'scope.keep': 'manage',
  'scope.limits': 'manage',
  'panel.scope': 'seeIssue',
  'admin.gates': 'admin',
  'admin.switchGates': 'admin',
  'gate.override': 'manage',
  'gate.endOverride': 'manage',
  'gate.claim': 'manage',
  'gate.dropClaim': 'manage',
  'gate.load': 'manage',
  'gate.savePolicy': 'manage',
  'gate.createToken': 'manage',
  'gate.rotateToken': 'manage',
  'gate.revokeToken': 'manage',
  'admin.load': 'admin',
  'admin.care': 'admin',
  'admin.erasure': 'admin',
  'admin.erase': 'admin',
  'admin.export': 'admin',
  'settings.export': 'view',
  'admin.test': 'admin',
  'admin.connect': 'admin',
  'admin.askConsent': 'admin',
  'admin.chooseOrganisation': 'admin',
  'admin.forgetConsent': 'admin',
  'admin.disconnect': 'admin',
  'admin.saveWebhookKey': 'admin',
};

const planRow = { issueKey: 'HARB-3', name: '', deliverable: '', price: { kind: 'share' as const, percent: '10' }, trigger: { kind: 'manual' as const } };

let world: TestWorld;
let payloads: Readonly<Record<PageCall, Json>>;
beforeAll(async () => {
  world = await testWorld();
  await connect(world);
  const made = await contract(world);
  await tag(world, 'HARB-2', made);
  payloads = payloadsFor(made, await strayInvoice());
  // Whose projects the forecast is of is known once it was made.
  await must(world, 'finn', { project: 'HARB' }, 'forecast.refresh', {});
  await world.settle();
});

/** Somebody makes an invoice in Xero under a number of the contract's; Milepost asks about it. */
async function strayInvoice(): Promise<string> {
  const made = world.xero.model.createInvoice(organisationIds.northlight, { number: 'HARB-C1-777', contact: { id: clientIds.harbourFoods }, lines: [{ description: 'Stray', accountCode: '200' }] });
  if (!made.ok) throw new Error(made.messages.join(' '));
  await lookNow(world);
  return made.value.id;
}

/** Payloads of the right shape that change nothing: what they name is stale or not there. */
function payloadsFor(made: { id: string; rev: number }, stray: string): Record<PageCall, Json> {
  const seen = { invoiceId: 'none', rev: 1 };
  const stale = { contractId: made.id, milestoneId: 'none', rev: 0 };
  const draft = { ...milestone({ id: made.id, rev: 0 }) } as unknown as Json;
  const none: Json = {};
  const ofRetainer = { contractId: made.id, retainerId: 'none', rev: 0 };
  const retainer = { name: 'Support', text: '', amount: '1', every: 'month', day: 1, starts: '2027-01-01', ends: '', weekendRule: 'same_day', proration: 'days', billedIn: 'advance' };
  return {
    'panel.load': none,
    'panel.preview': draft,
    'panel.tag': draft,
    'panel.update': { ...(draft as object), milestoneId: 'none' },
    'panel.untag': stale,
    'panel.split': { ...stale, parts: [{ name: 'Start', percent: '50', trigger: { kind: 'manual' } }, { name: 'Done', percent: '50', trigger: { kind: 'manual' } }] },
    'panel.join': stale,
    'panel.hold': { ...stale, reason: 'dispute' },
    'panel.unhold': stale,
    'panel.reach': stale,
    'panel.keepBill': stale,
    'panel.statuses': none,
    'panel.versions': none,
    'project.load': none,
    'project.invoices': none,
    'project.activity': none,
    'project.revs': none,
    'project.refresh': none,
    'project.reconciliation': none,
    'project.billingChart': none,
    'invoice.load': { invoiceId: 'none' },
    'invoice.drop': seen,
    'invoice.approve': seen,
    'invoice.email': seen,
    'invoice.void': { ...seen, reason: 'r' },
    'invoice.credit': { ...seen, amount: '', reason: 'r' },
    'invoice.dispute': { ...seen, reason: 'r' },
    'invoice.endDispute': seen,
    'invoice.withdrawAcceptance': seen,
    'invoice.acceptDifferences': { ...seen, note: 'n' },
    'finance.load': none,
    'finance.owed': none,
    'finance.changed': { since: '2026-01-01T00:00:00.000Z' },
    // Without a note nothing is accepted.
    'finance.acceptExtra': { ledgerId: stray, note: '' },
    'invoice.release': { invoiceId: 'none', rev: 1 },
    'invoice.retry': { invoiceId: 'none', rev: 1 },
    'invoice.cancel': { invoiceId: 'none', rev: 1, reason: 'mistake' },
    'invoice.adopt': { invoiceId: 'none', rev: 1 },
    'invoice.sendAnyway': { invoiceId: 'none', rev: 1 },
    'invoice.editText': { invoiceId: 'none', rev: 1, descriptions: ['x'] },
    'milestone.billAgain': stale,
    'milestone.leave': { ...stale, reason: 'dispute' },
    'milestone.keepBill': stale,
    'milestone.takeBackLeave': stale,
    'milestone.untag': stale,
    'milestone.move': { ...stale, place: 1 },
    'milestone.revise': { ...stale, name: 'Another' },
    'beside.load': { contractId: made.id },
    'beside.save': { contractId: made.id, rev: 0 },
    'beside.bill': { contractId: made.id, rev: 0, beside: 'deposit' },
    'beside.leave': { contractId: made.id, rev: 0, beside: 'retention', reason: 'None' },
    'retainer.create': { ...retainer, contractId: made.id, rev: 0 },
    'retainer.update': { ...retainer, ...ofRetainer },
    'retainer.price': { ...ofRetainer, from: '2027-01-01', amount: '1' },
    'retainer.move': { ...ofRetainer, to: 'paused', date: '2027-01-01', reason: '' },
    'retainer.missed': { ...ofRetainer, answer: 'each', reason: '' },
    'retainer.period': { ...ofRetainer, first: '2027-01-01', answer: 'bill', reason: '' },
    'forecast.load': none,
    'forecast.refresh': none,
    'forecast.expect': { ...stale, from: '', to: '' },
    'forecast.saveLine': { currency: 'AUD', cash: '', line: '', monthly: '', day: 1 },
    'settings.load': none,
    'settings.revs': none,
    'settings.choices': none,
    'settings.clients': { search: 'Har' },
    'settings.saveContract': { ...CONTRACT, id: made.id, rev: 0 } as unknown as Json,
    'plan.load': {},
    'plan.check': { contractId: made.id, rev: 0, rows: [planRow] },
    'plan.apply': { contractId: made.id, rev: 0, rows: [planRow] },
    'plan.saveTemplate': { contractId: made.id, name: '' },
    'plan.deleteTemplate': { id: 'none' },
    'settings.moveContract': { id: made.id, rev: 0, to: 'closed', reason: '' },
    'rule.load': none,
    'scope.load': none,
    'scope.detail': { contractId: made.id, milestoneId: 'none' },
    'scope.draft': { ...stale, itemIds: [], title: 'x', text: '', price: '1' },
    'scope.change': { ...stale, orderId: 'none', title: 'x', text: '', price: '1' },
    'scope.agree': { ...stale, orderId: 'none', with: 'Jo', evidence: 'mail', as: { kind: 'line' } },
    'scope.decline': { ...stale, orderId: 'none', reason: 'no' },
    'scope.place': { ...stale, orderId: 'none', as: { kind: 'line' } },
    'scope.keep': stale,
    'scope.limits': { ...stale, amber: '10', red: '20' },
    'panel.scope': none,
    'admin.gates': none,
    'admin.switchGates': { contractIds: [], open: false, reason: '', confirm: '' },
    'gate.override': { ...stale, reason: 'urgent' },
    'gate.endOverride': stale,
    'gate.claim': { ...stale, paidOn: '2026-11-01', reference: '' },
    'gate.dropClaim': stale,
    'gate.load': { contractId: made.id },
    'gate.savePolicy': { contractId: made.id, rev: 0, counts: 'cash', sharePercent: '100', graceDays: 0, staleAfterHours: 6, overriders: [], claimOpens: false },
    'gate.createToken': { contractId: made.id, rev: 0, name: 'x', amounts: false },
    'gate.rotateToken': { contractId: made.id, rev: 0, tokenId: 'none', graceHours: 0 },
    'gate.revokeToken': { contractId: made.id, rev: 0, tokenId: 'none' },
    'admin.load': none,
    'admin.erasure': none,
    'admin.erase': { confirm: '' },
    'admin.care': none,
    'admin.export': { part: 'contracts' },
    'settings.export': { part: 'invoices' },
    'admin.test': { ...customConnections.northlight },
    'admin.connect': { ...customConnections.demo },
    'admin.askConsent': { ...customConnections.northlight },
    'admin.chooseOrganisation': { tenantId: 'none' },
    'admin.forgetConsent': none,
    'admin.disconnect': none,
    'admin.saveWebhookKey': { key: '' },
  };
}

/** Said of a milestone's gate, from its panel. */
const OF_GATE: ReadonlySet<PageCall> = new Set(['gate.override', 'gate.endOverride', 'gate.claim', 'gate.dropClaim']);
const placeOf = (name: PageCall) => (name.startsWith('panel.') || OF_GATE.has(name) ? { issue: 'HARB-2' } : name.startsWith('admin.') ? ('admin' as const) : name.startsWith('finance.') || name === 'forecast.saveLine' ? ('finance' as const) : { project: 'HARB' });

async function attempt(name: PageCall, who: Role): Promise<Answer<unknown>> {
  return (await world.forge.invokeResolver(surfaceOf(world, people[who], placeOf(name), name), name, payloads[name])) as unknown as Answer<unknown>;
}

const denied = (answer: Answer<unknown>): boolean => !answer.ok && answer.problems.some(({ code }) => code === 'NO_PERMISSION');

describe('Every call, as every role', () => {
  it('has each call of the resolver in the table', () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  // Disconnecting goes last: what comes after would find no connection.
  const calls = (Object.keys(TABLE) as PageCall[]).sort((a, b) => Number(a === 'admin.disconnect') - Number(b === 'admin.disconnect'));
  it.each(calls.flatMap((name) => ROLES.map((who) => [name, who] as const)))('%s as %s', async (name, who) => {
    const may = (NEEDS[TABLE[name]] as readonly Role[]).includes(who);
    const answer = await attempt(name, who);
    expect(denied(answer)).toBe(!may);
    if (!may) expect(Object.keys(answer)).toEqual(['ok', 'problems']);
  });
});

describe('What crosses the wire', () => {
  const SECRETS = [customConnections.northlight.clientSecret, customConnections.northlight.clientId];

  it('shows no amount to somebody without the permission to view billing', async () => {
    const answer = await call(world, 'dev', { issue: 'HARB-2' }, 'panel.load', {});
    expect(answer).toEqual({ ok: true, data: { state: 'no_permission' } });
  });

  it('never sends a secret back, even to an administrator', async () => {
    await connect(world);
    const text = JSON.stringify(await must(world, 'priya', 'admin', 'admin.load', {}));
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('keeps amounts out of what everyone who edits the issue can read', () => {
    const id = world.jira.issue(people.mara, 'HARB-2').id;
    const property = world.jira.property({ type: 'issue', id }, 'milepost');
    expect(Object.keys(property as object).sort()).toEqual(['contract', 'state', 'trigger', 'v']);
    expect(JSON.stringify(property)).not.toMatch(/12000|12,000|AUD/);
  });

  it("answers for the issue's real project, whatever project the page's context claims", async () => {
    const harb = surfaceOf(world, people.olga, { issue: 'HARB-2' });
    const lumi = surfaceOf(world, people.olga, { project: 'LUMI' });
    const forged = { ...harb, extension: { ...harb.extension, project: lumi.extension['project'] ?? null } };
    const answer = (await world.forge.invokeResolver(forged, 'panel.load', {})) as unknown as Answer<unknown>;
    expect(denied(answer)).toBe(true);
  });

  it('names no contract on the page of a workflow’s rule to somebody who may not see its billing', async () => {
    const named = async (who: Role) => (await must(world, who, { project: 'HARB' }, 'rule.load', {})).contracts.map(({ projectKey, milestones }) => [projectKey, milestones.map(({ key }) => key)]);
    expect(await named('vera')).toEqual([['HARB', ['HARB-2']]]);
    expect(await named('dev')).toEqual([]);
    expect(JSON.stringify(await must(world, 'priya', { project: 'HARB' }, 'rule.load', {}))).not.toMatch(/12,?000|60,?000/);
  });

  it('gives anonymous visitors nothing', async () => {
    const { accountId: _nobody, ...surface } = surfaceOf(world, people.mara, { issue: 'HARB-2' });
    const answer = (await world.forge.invokeResolver({ ...surface, accountId: '' }, 'panel.load', {})) as unknown as Answer<unknown>;
    expect(denied(answer)).toBe(true);
  });

  it('refuses a payload of another shape', async () => {
    const answer = (await world.forge.invokeResolver(surfaceOf(world, people.mara, { issue: 'HARB-2' }), 'panel.tag', { name: 7 })) as unknown as Answer<unknown>;
    expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(['INVALID_REQUEST']);
  });
});
