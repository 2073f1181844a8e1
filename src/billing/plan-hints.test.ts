import { describe, expect, it } from '@jest/globals';
import { namesDeliverable, planHint } from './plan-hints';

describe('a milestone’s name', () => {
  it.each(['Development sprint 3', 'Sprint 3', 'Phase 2', 'Backend development', 'Week 1 and 2', 'Milestone 4', 'Entwicklung, Teil 2', '50 %', 'Phase II', '3'])('%s says nothing that the client can see', (name) => {
    expect(namesDeliverable(name)).toBe(false);
  });

  it.each(['User dashboard', 'Sprint 3: checkout', 'Production deployment', 'Discovery and clickable prototype', 'Menüs und Bestellung', 'Phase 2: Zahlungen', 'API for partners', '注文画面'])('%s says what they get', (name) => {
    expect(namesDeliverable(name)).toBe(true);
  });
});

it.each([[1, 'FEW_MILESTONES'], [3, 'FEW_MILESTONES'], [4, undefined], [6, undefined], [7, 'MANY_MILESTONES'], [100, 'MANY_MILESTONES']])('a plan of %i milestones: %s', (count, hint) => {
  expect(planHint(count)).toBe(hint);
});
