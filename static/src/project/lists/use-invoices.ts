import { useRef, useState } from 'react';
import type { InvoicePage, InvoiceView, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { mergeRows } from '../invoice-rows';

export interface Invoices {
  readonly rows: readonly InvoiceView[];
  /** There are more than were read. */
  readonly hasMore: boolean;
  /** They are being read. */
  readonly busy: boolean;
  readonly loadMore: () => Promise<void>;
  /** All that there are; undefined when they could not be read. */
  readonly loadAll: () => Promise<readonly InvoiceView[] | undefined>;
  /** One was read by itself: its row is as it is now. */
  readonly read: (invoice: InvoiceView) => void;
}

interface Further {
  readonly rows: readonly InvoiceView[];
  readonly cursor: string | undefined;
}

/** The project's invoices, the first page of which came with the page itself, and further ones as they are wanted. */
export function useInvoices(first: InvoicePage, onProblems: (problems: readonly ProblemView[]) => void): Invoices {
  const [further, setFurther] = useState<Further>();
  const [busy, setBusy] = useState(false);
  const running = useRef<Promise<readonly InvoiceView[] | undefined>>();
  // Read while it is written: pages follow one another within one act.
  const kept = useRef<Further>();
  kept.current = further;
  const rows = mergeRows(first.rows, further?.rows ?? []);
  const cursor = further ? further.cursor : first.cursor;

  /** What was on the first page stays, should new ones push it off there. All are read from the beginning: a place in small pages may be none in large ones. */
  const readPages = async (all: boolean): Promise<readonly InvoiceView[] | undefined> => {
    let rows = mergeRows(first.rows, kept.current?.rows ?? []);
    let next = all ? undefined : (kept.current ?? first).cursor;
    do {
      const answer = await call('project.invoices', { ...(next === undefined ? {} : { cursor: next }), ...(all ? { many: true } : {}) });
      if (!answer.ok) {
        onProblems(answer.problems);
        return undefined;
      }
      rows = mergeRows(rows, answer.data.rows);
      next = answer.data.cursor;
      setFurther({ rows, cursor: all && next !== undefined ? (kept.current ?? first).cursor : next });
    } while (all && next !== undefined);
    return rows;
  };
  const once = async (all: boolean): Promise<readonly InvoiceView[] | undefined> => {
    setBusy(true);
    try {
      return await readPages(all);
    } finally {
      running.current = undefined;
      setBusy(false);
    }
  };
  /** One reading at a time: who asks meanwhile gets its end. */
  const load = async (all: boolean): Promise<readonly InvoiceView[] | undefined> => (running.current ??= once(all));
  return {
    rows,
    hasMore: cursor !== undefined,
    busy,
    loadMore: async () => void (await load(false)),
    loadAll: async () => (cursor === undefined ? rows : load(true)),
    read: (invoice) => setFurther((before) => (before ? { ...before, rows: before.rows.map((row) => (row.invoiceId === invoice.invoiceId ? invoice : row)) } : before)),
  };
}
