import { describe, expect, it } from '@jest/globals';
import { pathOf, placeOf, type Place } from './tabs';

describe('the place in the page that an address names', () => {
  it.each([
    ['/invoices', 'invoices'], ['#activity', 'activity'], ['/milestones/', 'milestones'], ['/invoices?page=2', 'invoices'], ['/reconciliation', 'reconciliation'], ['', 'overview'], ['/elsewhere', 'overview'],
  ])('%s: %s', (path, tab) => {
    expect(placeOf(path)).toEqual({ tab });
  });

  it('is one invoice, also by a number that an address can’t hold as it is', () => {
    expect(placeOf('/invoices/HARB-C1-001')).toEqual({ tab: 'invoices', invoice: 'HARB-C1-001' });
    const odd: Place = { tab: 'invoices', invoice: 'A/B 1' };
    expect(placeOf(pathOf(odd))).toEqual(odd);
    expect(placeOf(`#${pathOf(odd)}`)).toEqual(odd);
  });

  it('is the work of one milestone', () => {
    expect(placeOf('/scope/m2')).toEqual({ tab: 'scope', scope: 'm2' });
    expect(pathOf({ tab: 'scope', scope: 'm2' })).toBe('/scope/m2');
    expect(pathOf({ tab: 'scope' })).toBe('/scope');
  });

  it('is a list as it was asked for, also behind an invoice that was opened from it', () => {
    const list: Place = { tab: 'invoices', list: 'q=menu+%26+ordering&sort=-due' };
    expect(placeOf(pathOf(list))).toEqual(list);
    const behind: Place = { ...list, invoice: 'HARB-C1-001' };
    expect(placeOf(`#${pathOf(behind)}`)).toEqual(behind);
    expect(placeOf(pathOf({ tab: 'milestones', list: 'state=held' }))).toEqual({ tab: 'milestones', list: 'state=held' });
    expect(placeOf('/activity/~m2')).toEqual({ tab: 'activity', list: 'm2' });
    const scopes: Place = { tab: 'scope', scope: 'm2', list: 'level=red&sort=drift' };
    expect(placeOf(pathOf(scopes))).toEqual(scopes);
    expect(placeOf(pathOf({ tab: 'retainers', list: 'sort=next' }))).toEqual({ tab: 'retainers', list: 'sort=next' });
    expect(placeOf('/overview/~q=x')).toEqual({ tab: 'overview' });
  });

  it('is only the tab when the rest of the address was cut short, or belongs to another tab', () => {
    expect(placeOf('/invoices/%E0%A4%A')).toEqual({ tab: 'invoices' });
    expect(placeOf('/activity/HARB-C1-001')).toEqual({ tab: 'activity' });
  });
});
