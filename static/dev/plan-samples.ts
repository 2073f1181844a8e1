import type { MoneyView, PlanChoices, PlanPreview, ProblemView, ProjectView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

/** A plan being put on a contract, from choosing to what is wrong with it. */
export function planSamples(project: ProjectView, contract: string, aud: (amount: string) => MoneyView): Record<string, Sample> {
  const choices: PlanChoices = {
    more: true,
    epics: [
      { key: 'HARB-4', summary: 'Payments and receipts', statusName: 'To Do' }, { key: 'HARB-5', summary: 'Production deployment', statusName: 'To Do' },
      { key: 'HARB-21', summary: 'Development sprint 3', statusName: 'In Progress' }, { key: 'HARB-22', summary: 'Loyalty card for regular customers, with points and vouchers', statusName: 'Done' },
    ],
    templates: [
      { id: 'halves', parts: [{ share: 5000, trigger: { kind: 'category', category: 'done' } }, { share: 5000, trigger: { kind: 'category', category: 'done' } }] },
      { id: 'own', name: 'Our usual', parts: [{ share: 4000, trigger: { kind: 'start' } }, { share: 3000, trigger: { kind: 'category', category: 'done' } }, { share: 3000, trigger: { kind: 'manual' } }] },
    ],
  };
  const preview: PlanPreview = {
    rows: [
      { issueKey: 'HARB-4', name: 'Payments and receipts', amount: aud('24000.00'), immediate: true, vague: false },
      { issueKey: 'HARB-21', name: 'Development sprint 3', amount: aud('24000.00'), immediate: false, vague: true },
    ],
    hint: 'FEW_MILESTONES', allocated: aud('48000.00'), unallocated: aud('0.00'),
  };
  const wrong: readonly ProblemView[] = [
    { code: 'EPIC_NOT_FOUND', severity: 'error', params: { workItem: 'HARB-99' }, path: 'rows.0.issueKey' },
    { code: 'AMOUNT_AMBIGUOUS', severity: 'error', params: { given: '1.250' }, path: 'rows.1.price' },
  ];
  const answers = { 'project.load': { ok: true as const, data: project }, 'plan.load': { ok: true as const, data: choices } };
  const open = [{ click: 'Milestones' }, { click: `Apply a plan to ${contract}` }];
  const chosen = [...open, { click: 'HARB-4 Payments and receipts To Do' }, { click: 'HARB-21 Development sprint 3 In Progress' }];
  const paste = [{ click: 'Milestones' }, { click: `Paste a table of milestones for ${contract}` }];
  return {
    'plan-choose': { page: 'project', answers, steps: chosen },
    'plan-loading': { page: 'project', answers: { ...answers, 'plan.load': 'never' }, steps: open },
    'plan-failed': { page: 'project', answers: { ...answers, 'plan.load': 'reject' }, steps: open },
    'plan-none': { page: 'project', answers: { ...answers, 'plan.load': { ok: true, data: { ...choices, epics: [] } } }, steps: open },
    'plan-checked': { page: 'project', answers: { ...answers, 'plan.check': { ok: true, data: preview } }, steps: [...chosen, { click: 'Go on' }, { click: 'Check the plan' }] },
    'plan-wrong': { page: 'project', answers: { ...answers, 'plan.check': { ok: false, problems: wrong } }, steps: [...paste, { fill: 'Table of milestones', with: 'HARB-99\tMenu\t20 %\nHARB-5\t\t1.250\t2026-12-31' }, { click: 'Read the table' }, { click: 'Check the plan' }] },
    'plan-formula': { page: 'project', answers, steps: [...paste, { fill: 'Table of milestones', with: 'HARB-4;=A1;20 %;soonish' }, { click: 'Read the table' }] },
    'plan-paste': { page: 'project', answers, steps: [...paste, { click: 'Read the table' }] },
    'plan-save': { page: 'project', answers, steps: [{ click: 'Milestones' }, { click: `Save the plan of ${contract} as a template` }] },
  };
}
