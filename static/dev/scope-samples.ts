import type { Answer, ChangeOrderView, DriftView, MoneyView, PanelView, ProjectView, ScopeContractView, ScopeDetail, ScopeRow, ScopeView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });
const MARA = '5f0000000000000000000002';
const AT = '2026-11-02T01:10:00Z';

const red: DriftView = {
  level: 'red', added: 2, removed: 1, reestimated: 1, reworded: 1, items: { was: 5, is: 6, moved: 3, percent: 60 }, points: { was: 15, is: 27, moved: 18, percent: 120 }, seconds: { was: 36_000, is: 45_000, moved: 9_000, percent: 25 },
};
const amber: DriftView = { level: 'amber', added: 1, removed: 0, reestimated: 0, reworded: 0, items: { was: 4, is: 5, moved: 1, percent: 25 } };
const calm: DriftView = { level: 'none', added: 0, removed: 0, reestimated: 0, reworded: 0, items: { was: 3, is: 3, moved: 0, percent: 0 } };
const row = (milestoneId: string, name: string, issueKey: string, change: Partial<ScopeRow> = {}): ScopeRow => ({
  milestoneId, name, issueKey, billed: false, keeping: false, pricedAt: AT, baseline: { at: AT, items: 5, points: 15, more: 0 }, ...change,
});
const menu = row('m2', 'Menu and ordering', 'HARB-2', { drift: red, baseline: { at: AT, items: 5, points: 15, seconds: 36_000, more: 0 } });
const milestones: readonly ScopeRow[] = [
  row('m1', 'Discovery and clickable prototype', 'HARB-1', { billed: true }), menu, row('m3', 'User dashboard', 'HARB-3', { drift: amber, baseline: { at: AT, items: 4, more: 0 } }),
  row('m4', 'Payments and receipts', 'HARB-4', { drift: calm, baseline: { at: AT, items: 3, more: 120 } }), { milestoneId: 'm5', name: 'Production deployment', issueKey: 'HARB-5', billed: false, keeping: true },
];

const story = (number: number, summary: string, points = 3) => ({ id: String(number), key: `HARB-${String(number)}`, summary, type: 'Story', points });
const detail: ScopeDetail = {
  row: menu,
  added: [{ ...story(25, 'Loyalty points', 8), at: '2026-11-18T03:00:00Z', by: MARA }, { ...story(26, 'Vouchers for a whole kitchen, with a limit for each person and month', 5), at: '2026-11-19T03:00:00Z', by: MARA, order: 2 }],
  removed: [story(12, 'Order confirmation by email')],
  changed: [{ ...story(9, 'Basket with case sizes and prices', 5), before: story(9, 'Basket with case sizes'), at: '2026-11-15T03:00:00Z', by: MARA }, { id: '31', type: 'Story', points: 5, before: { id: '31', type: 'Story', points: 2 }, at: '2026-11-15T03:00:00Z' }],
  baseline: [story(8, 'Menu by supplier and day'), story(9, 'Basket with case sizes'), story(10, 'Cut-off times'), { ...story(24, 'Allergens'), order: 1 }],
  deliverable: { before: 'Customers can browse the menu and order.', now: 'Customers can browse the menu, order and collect points.' },
};

const order = (number: number, title: string, change: Partial<ChangeOrderView>): ChangeOrderView => ({
  id: `HARB-A-CO${String(number)}`, number, title, text: 'Collect points with each order and redeem them at the next.', milestoneId: 'm2', milestoneName: 'Menu and ordering', items: [story(24, 'Allergens'), story(25, 'Loyalty points', 8)], price: aud('4800.00'),
  createdAt: '2026-11-18T04:00:00Z', by: MARA, state: 'drafted', stranded: false, ...change,
});
const agreed = { with: 'Jo Park', evidence: 'https://mail.harbourfoods.example/2026/11/20/change-order', at: '2026-11-20T04:00:00Z', by: MARA, as: 'line' as const };
const bill = { invoiceId: 'i9', number: 'HARB-A-004', status: 'approved' as const, amount: aud('16800.00'), overdue: false };
const orders: readonly ChangeOrderView[] = [
  order(1, 'Allergens for every dish', { state: 'agreed', agreed, bill }), order(2, 'Vouchers', {}), order(3, 'Offline mode', { state: 'declined', declined: { reason: 'Next year, perhaps', at: AT, by: MARA } }),
  order(4, 'Loyalty', { state: 'agreed', agreed: { ...agreed, as: 'milestone', evidence: 'Call on 3 May, notes in the project folder' }, stranded: true }), order(5, 'Reports', { state: 'agreed', agreed: { ...agreed, as: 'milestone', milestoneName: 'Change order 5: Reports' } }),
];
const contract: ScopeContractView = { id: 'c1', rev: 4, name: 'Ordering app', currency: 'AUD', open: true, price: aud('48000.00'), agreed: aud('14400.00'), limits: { amber: 20, red: 40 }, milestones, orders };
const view: ScopeView = { rights: { view: true, manage: true }, contracts: [contract] };

/** The Scope tab and the panel's line in every state that they have. */
export function scopeSamples(project: ProjectView, panel: PanelView): Readonly<Record<string, Sample>> {
  const page = (load: Answer<ScopeView> | 'never' | 'reject', steps: NonNullable<Sample['steps']> = [], more: Sample['answers'] = {}): Sample => ({
    page: 'project', answers: { 'project.load': ok(project), 'scope.load': load, 'scope.detail': ok(detail), ...more }, steps: [{ click: 'Scope' }, ...steps],
  });
  const open = { click: 'Show the work: Menu and ordering' };
  const inPanel = (drift: DriftView): Sample => ({ page: 'panel', answers: { 'panel.load': ok(panel), 'panel.scope': ok({ row: { ...menu, drift } }) } });
  return {
    'scope-list': page(ok(view)),
    'scope-open': page(ok(view), [open]),
    'scope-filtered': page(ok(view), [{ choose: 'Drift', value: 'red' }]),
    'scope-make': page(ok(view), [open, { click: 'Put HARB-25 in a change order' }, { click: 'Make a change order of 1 item' }, { fill: 'Price (AUD)', with: '4.8k' }]),
    'scope-make-problems': page(ok(view), [open, { click: 'Put HARB-25 in a change order' }, { click: 'Make a change order of 1 item' }, { fill: 'Price (AUD)', with: '70,000' }, { click: 'Draft change order' }], {
      'scope.draft': { ok: false, problems: [{ code: 'CHANGE_ORDER_TOO_LARGE', severity: 'error', path: 'price', params: { price: 'AUD 48000.00' } }] },
    }),
    'scope-agree': page(ok(view), [{ click: 'Record agreement: change order 2' }, { click: 'As a milestone of its own' }, { choose: 'It is billed', value: 'date' }]),
    'scope-decline': page(ok(view), [{ click: 'Decline: change order 2' }]),
    'scope-place': page(ok(view), [{ click: 'Bill it otherwise: change order 4' }]),
    'scope-limits': page(ok(view), [{ click: 'Change the limits of Ordering app' }]),
    'scope-view-only': page(ok({ ...view, rights: { view: true, manage: false } }), [open]),
    'scope-empty-baseline': page(ok({ ...view, contracts: [{ ...contract, agreed: aud('0.00'), orders: [], milestones: [{ ...menu, baseline: { at: AT, items: 0, more: 0 }, drift: { ...amber, level: 'unknown', items: { was: 0, is: 1, moved: 1 } } }] }] }), [open], { 'scope.detail': ok({ ...detail, baseline: [], removed: [], changed: [] }) }),
    'scope-empty': page(ok({ ...view, contracts: [{ ...contract, milestones: [], orders: [] }] })),
    'scope-loading': page('never'),
    'scope-error': page('reject'),
    'panel-scope-red': inPanel(red),
    'panel-scope-calm': inPanel(calm),
  };
}
