import type { Json } from '../../local/common/ports';
import type { TestWorld } from '../app/world';
import { books } from '../app/acts';

const OWN = 200;
const INVOICE = { kind: 'entity', name: 'invoice' } as const;

interface InvoiceRecord {
  readonly projectId: string;
  readonly changed: string;
  readonly doc: { readonly v: number; readonly value: { readonly [field: string]: Json } };
}

/** Copies of a real invoice until the site holds so many: 200 in its own project, the others spread over as many projects as there are hundreds. */
export function fillSite(world: TestWorld, invoices: number): void {
  const { store } = world.forge;
  const number = books(world)[0]?.number ?? '';
  const model = store.get(INVOICE, number).value as unknown as InvoiceRecord;
  for (let count = 1; count < invoices; count += 1) {
    const id = `${number}-${String(count)}`;
    const projectId = count < Math.min(OWN, invoices / 2) ? model.projectId : String(20_000 + (count % Math.max(1, Math.floor(invoices / 100))));
    const changed = new Date(Date.parse(model.changed) - count * 60_000).toISOString();
    const value = { ...model.doc.value, id, number: id, projectId, updatedAt: changed };
    const record = { ...model, projectId, changed, doc: { ...model.doc, value } };
    store.put(INVOICE, store.prepare(INVOICE, id, record));
  }
  store.settle();
}
