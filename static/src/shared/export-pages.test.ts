import { describe, expect, test } from '@jest/globals';
import type { Answer, ExportPage, ExportPart } from '../../../src/handlers/pages/api';
import { readAll } from './export-pages';

const PAGES: Readonly<Record<ExportPart, readonly ExportPage[]>> = {
  contracts: [{ rows: ['c1'], cursor: '1', leftOut: 1 }, { rows: ['c2'], leftOut: 0 }],
  invoices: [{ rows: [], cursor: '1', leftOut: 2 }, { rows: ['i1'], leftOut: 0 }],
  activity: [{ rows: [], leftOut: 0 }],
};
const read = async (part: ExportPart, cursor: string | undefined): Promise<Answer<ExportPage>> => ({ ok: true, data: PAGES[part][Number(cursor ?? 0)] ?? { rows: [], leftOut: 0 } });

describe('Taking the data away', () => {
  test('reads every page of every part, an empty one too, and says how far it is', async () => {
    const heard: number[] = [];
    expect(await readAll(read, (count) => heard.push(count))).toEqual({ ok: true, data: { contracts: ['c1', 'c2'], invoices: ['i1'], activity: [], leftOut: 3 } });
    expect(heard).toEqual([1, 2, 2, 3, 3]);
  });

  test('gives nothing rather than half of it', async () => {
    const refused: Answer<ExportPage> = { ok: false, problems: [{ code: 'UNEXPECTED', severity: 'error' }] };
    expect(await readAll(async (part, cursor) => (part === 'invoices' ? refused : read(part, cursor)), () => undefined)).toBe(refused);
  });
});
