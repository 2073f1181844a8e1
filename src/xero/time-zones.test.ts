import { describe, expect, it } from '@jest/globals';
import { TimeZone } from 'xero-node/dist/gen/model/accounting/timeZone';
import { todayIn } from '../billing/calendar-date';
import { ianaZone } from './time-zones';

/** The SDK’s enum also maps each value back to its member; the member’s names, which have no signs in them, lead to the values of the wire. */
const names = Object.entries(TimeZone).flatMap(([member, value]) => (/^[A-Z0-9]+$/.test(member) ? [String(value)] : []));

describe('Xero’s time zones', () => {
  it('are those of Xero’s own SDK, every one of them', () => {
    expect(names.length).toBeGreaterThan(130);
    expect(names.filter((name) => ianaZone(name) === undefined)).toEqual([]);
  });

  it('each lead to a zone in which a day can be told', () => {
    for (const name of names) expect(todayIn(ianaZone(name) ?? '', Date.UTC(2026, 10, 22, 12))).toMatch(/^2026-11-2[123]$/);
  });

  it.each([
    ['AUSEASTERNSTANDARDTIME', '2026-01-01', '11:00'], // Sydney in summer
    ['EAUSTRALIASTANDARDTIME', '2026-01-01', '10:00'], // Brisbane keeps no summer time
    ['NEWZEALANDSTANDARDTIME', '2026-07-01', '12:00'],
    ['GMTSTANDARDTIME', '2026-07-01', '01:00'], // London in summer
    ['GREENWICHSTANDARDTIME', '2026-07-01', '00:00'],
    ['CENTRALASIASTANDARDTIME', '2026-07-01', '06:00'],
    ['UTC02', '2026-07-01', '22:00'],
    ['UTC+13', '2026-07-01', '13:00'],
    ['DATELINESTANDARDTIME', '2026-07-01', '12:00'],
    ['USMOUNTAINSTANDARDTIME', '2026-07-01', '17:00'], // Arizona
  ])('%s: at midnight UTC on %s it is %s there', (name, day, time) => {
    const there = new Intl.DateTimeFormat('en-GB', { timeZone: ianaZone(name), hour: '2-digit', minute: '2-digit', hour12: false });
    expect(there.format(Date.parse(`${day}T00:00:00Z`))).toBe(time);
  });

  it('are not guessed', () => {
    expect(ianaZone('MARSSTANDARDTIME')).toBeUndefined();
    expect(ianaZone('toString')).toBeUndefined();
  });
});
