import { describe, expect, it } from '@jest/globals';
import { tabOf } from './tabs';

describe('the tab that an address names', () => {
  it.each([['/invoices', 'invoices'], ['#activity', 'activity'], ['/milestones/', 'milestones'], ['/invoices?page=2', 'invoices'], ['', 'overview'], ['/elsewhere', 'overview']])('%s: %s', (path, tab) => {
    expect(tabOf(path)).toBe(tab);
  });
});
