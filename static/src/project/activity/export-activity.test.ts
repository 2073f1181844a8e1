import { describe, expect, it } from '@jest/globals';
import type { ActivityView } from '../../../../src/handlers/pages/api';
import { activityCsv, activityJson, activityFile, wholeActivity } from './export-activity';

const row = (place: number, change: Partial<ActivityView> = {}): ActivityView => ({
  at: `2026-11-22T00:00:${String(place).padStart(2, '0')}.000Z`, contractId: 'c1', event: { kind: 'milestone-untagged', milestone: `Milestone ${place}`, workItem: `HARB-${place}` }, by: 'milepost', ...change,
});
const told = { event: ({ kind }: ActivityView['event']) => kind, nameOf: (id: string) => `Person ${id}`, contracts: [{ id: 'c1', name: 'Ordering app' }] };

describe('the whole record', () => {
  it('is read to its end, page after page, also over a page that holds nothing', async () => {
    const pages = [{ rows: [row(3)], cursor: 'a' }, { rows: [], cursor: 'b' }, { rows: [row(2), row(1)] }];
    const asked: (string | undefined)[] = [];
    const whole = await wholeActivity(async (cursor) => {
      asked.push(cursor);
      return Promise.resolve({ ok: true, data: pages[asked.length - 1] ?? { rows: [] } });
    });
    expect(asked).toEqual([undefined, 'a', 'b']);
    expect(whole).toEqual({ ok: true, data: [row(3), row(2), row(1)] });
  });

  it('is not given in part when a page can’t be read', async () => {
    const refused = { ok: false as const, problems: [{ code: 'UNEXPECTED' as const, severity: 'error' as const }] };
    let asked = 0;
    expect(await wholeActivity(async () => Promise.resolve((asked += 1) === 1 ? { ok: true as const, data: { rows: [row(1)], cursor: 'a' } } : refused))).toEqual(refused);
  });
});

describe('exported', () => {
  it('as CSV it is one line each, the oldest first, and nothing in it starts a formula', () => {
    const formula = row(2, { by: '=1+1', event: { kind: 'milestone-untagged', milestone: 'x', workItem: '=HYPERLINK("http://evil")' } });
    const csv = activityCsv([formula, row(1)], { ...told, nameOf: () => '+SUM(A1)', event: ({ kind }) => (kind === 'milestone-untagged' ? '@cmd' : kind) });
    const lines = csv.replace('\ufeff', '').split('\r\n');
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(lines[1]).toBe("2026-11-22T00:00:01.000Z,Ordering app,HARB-1,,milestone-untagged,'@cmd,Milepost");
    expect(lines[2]).toBe("2026-11-22T00:00:02.000Z,Ordering app,\"'=HYPERLINK(\"\"http://evil\"\")\",,milestone-untagged,'@cmd,'+SUM(A1)");
    expect(lines).toHaveLength(4);
  });

  it('as JSON it holds everything, the oldest first', () => {
    expect(JSON.parse(activityJson([row(2), row(1)]))).toEqual([row(1), row(2)]);
  });

  it('has a name that any system can store', () => {
    expect(activityFile(['HARB', 'Phase 2: "Menü" / <bestellen>'], '2026-11-22', 'csv')).toBe('harb-phase-2-menü-bestellen-activity-2026-11-22.csv');
  });
});
