import type { Answer, ExportPage, ExportPart } from '../../../src/handlers/pages/api';

export interface Exported extends Readonly<Record<ExportPart, readonly unknown[]>> {
  /** Records that the reader may not see. */
  readonly leftOut: number;
}

const PARTS: readonly ExportPart[] = ['contracts', 'invoices', 'activity'];

/** Every page of every part, or why there is no whole of it: half of one's data is none. `through` hears how many records were read so far. */
export async function readAll(read: (part: ExportPart, cursor: string | undefined) => Promise<Answer<ExportPage>>, through: (count: number) => void): Promise<Answer<Exported>> {
  const found: Record<ExportPart, unknown[]> = { contracts: [], invoices: [], activity: [] };
  let [leftOut, count] = [0, 0];
  for (const part of PARTS) {
    let cursor: string | undefined;
    do {
      const page = await read(part, cursor);
      if (!page.ok) return page;
      found[part].push(...page.data.rows);
      leftOut += page.data.leftOut;
      count += page.data.rows.length;
      through(count);
      cursor = page.data.cursor;
    } while (cursor !== undefined);
  }
  return { ok: true, data: { ...found, leftOut } };
}
