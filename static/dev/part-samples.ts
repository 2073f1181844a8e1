import type { BillView, MilestoneView, MoneyView, PanelView, ProjectView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

type Tagged = Extract<PanelView, { state: 'tagged' }>;

/** An epic that is billed in parts, and the form that splits one. */
export function partSamples(project: ProjectView, tagged: Tagged, bill: BillView, aud: (amount: string) => MoneyView): Record<string, Sample> {
  const ok = <T,>(data: T) => ({ ok: true, data }) as const;
  const { milestone: whole } = tagged;
  const part = (place: number, change: Partial<MilestoneView>): MilestoneView => ({
    ...whole, id: `m3-${String(place)}`, name: `${whole.name}, part ${String(place)}`, place: place + 2, of: 6, price: { kind: 'share', percent: '12.5' }, amount: aud('6000.00'), part: { whole: whole.name, place, count: 2 }, ...change,
  });
  const first = part(1, { trigger: { kind: 'category', category: 'doing' }, state: 'billed', bill: { ...bill, number: 'HARB-A-003', amount: aud('6000.00'), total: aud('6600.00'), paid: aud('6600.00'), due: aud('0.00'), status: 'paid', overdue: false } });
  const second = part(2, {});
  const open = part(1, { trigger: { kind: 'category', category: 'doing' } });
  const panel = (view: Partial<Tagged>, answers: Sample['answers'] = {}): Sample => ({ page: 'panel', answers: { 'panel.load': ok({ ...tagged, ...(tagged.preview && view.parts ? { preview: { ...tagged.preview, amount: aud('6000.00') } } : {}), ...view }), ...answers } });
  const plan = project.contracts[0];
  const inParts = plan ? { ...plan, milestones: plan.milestones.flatMap((each) => (each.id === whole.id ? [first, second] : [each])) } : undefined;
  return {
    'panel-parts': panel({ milestone: second, parts: [first, second] }),
    'panel-parts-billed': panel({ milestone: first, parts: [first, second], invoiceLink: 'https://go.xero.com/x' }),
    'panel-parts-untag': { ...panel({ milestone: second, parts: [first, second] }), steps: [{ click: 'Remove milestone' }] },
    'panel-join': { ...panel({ milestone: open, parts: [open, second] }), steps: [{ click: 'Join the parts' }] },
    'panel-split': { ...panel({}, { 'panel.statuses': ok([{ id: '10002', name: 'In Review', category: 'doing' }]) }), steps: [{ click: 'Split' }] },
    'panel-split-problems': {
      ...panel({}, { 'panel.split': { ok: false, problems: [{ code: 'PARTS_NOT_WHOLE', severity: 'error', params: { total: '90 %' }, path: 'parts' }, { code: 'FIELD_MISSING', severity: 'error', params: { field: 'The name' }, path: 'parts.2.name' }] } }),
      steps: [{ click: 'Split' }, { click: 'Add a part' }, { click: 'Split' }],
    },
    ...(inParts ? { 'project-milestones-parts': { page: 'project', answers: { 'project.load': ok({ ...project, contracts: [inParts] }) }, steps: [{ click: 'Milestones' }] } } : {}),
  };
}
