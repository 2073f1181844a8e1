import type { RuleChoices } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

const choices: RuleChoices = {
  contracts: [
    { id: 'c1', name: 'Ordering app', projectKey: 'HARB', milestones: [{ id: 'm4', key: 'HARB-4', name: 'Payments and receipts' }, { id: 'm5', key: 'HARB-5', name: 'Production deployment' }] },
    { id: 'c2', name: 'Booking site with a name that goes on for longer than a narrow page is wide', projectKey: 'LUMI', milestones: [{ id: 'm1', key: 'LUMI-1', name: 'Booking flow' }] },
  ],
  linkTypes: [{ id: '10000', inward: 'is blocked by', outward: 'blocks' }, { id: '10003', inward: 'relates to', outward: 'relates to' }],
};

/** The page of a workflow's rule, being added. */
export const ruleSamples: Readonly<Record<string, Sample>> = {
  'gate-rule-new': { page: 'gate-rule', answers: { 'rule.load': { ok: true, data: choices } } },
  'gate-rule-linked': { page: 'gate-rule', answers: { 'rule.load': { ok: true, data: choices } }, steps: [{ click: 'Those of linked work' }, { choose: 'Linked how', value: '10000 inward' }, { fill: 'Per cent of the invoice', with: '33.3' }] },
  'gate-rule-version': { page: 'gate-rule', answers: { 'rule.load': { ok: true, data: choices } }, steps: [{ click: 'All of its fix versions’' }, { click: 'Waits' }] },
  'gate-rule-named': { page: 'gate-rule', answers: { 'rule.load': { ok: true, data: choices } }, steps: [{ click: 'One that is named' }] },
  'gate-rule-nothing-to-name': { page: 'gate-rule', answers: { 'rule.load': { ok: true, data: { ...choices, contracts: [] } } }, steps: [{ click: 'One that is named' }] },
  'gate-rule-loading': { page: 'gate-rule', answers: { 'rule.load': 'never' } },
  'gate-rule-error': { page: 'gate-rule', answers: { 'rule.load': 'reject' } },
};
