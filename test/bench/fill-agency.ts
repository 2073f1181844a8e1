import type { Json } from '../../local/common/ports';
import { Decimal } from '../../local/xero/rules/decimal';
import { books, organisationIds } from '../app/acts';
import type { TestWorld } from '../app/world';

const HOUR_MS = 3_600_000;

type LedgerInvoice = ReturnType<typeof books>[number];
type Fields = { readonly [field: string]: Json };
interface StoredRecord extends Fields {
  readonly doc: { readonly v: number; readonly value: Fields };
}

/**
 * Copies the site's one contract and its one bill until there are so many contracts, each with as many bills, every one of them in Xero too: a third
 * drafts, a third approved, a third paid. The app, which takes all of them for drafts, hears of them as time goes by: each contract's bills are an hour's.
 */
export async function fillAgency(world: TestWorld, contracts: number, billsEach: number): Promise<void> {
  const [model] = books(world);
  if (!model) throw new Error('There is no bill to copy.');
  const invoice = stored(world, 'invoice', model.number);
  const contract = stored(world, 'contract', textIn(invoice, 'contractId'));
  for (let count = 1; count < contracts; count += 1) {
    copyContract(world, { contract, invoice, model }, `COPY-C${String(count)}`, billsEach);
    world.forge.store.settle();
    await world.advance(HOUR_MS);
  }
  await world.advance(HOUR_MS);
  hearingOf(world, `COPY-C${String(contracts - 1)}`);
}

/** The app must have heard of them: else a day without news would be measured on an app that never listens. */
function hearingOf(world: TestWorld, prefix: string): void {
  const known = [1, 2, 3].map((place) => JSON.stringify(stored(world, 'invoice', `${prefix}-00${String(place)}`).doc.value['delivery']));
  const expected = ['approved', 'paid', 'draft'];
  if (!known.every((delivery, place) => delivery.includes(`"status":"${expected[place] ?? ''}"`))) throw new Error(`The app takes the bills of ${prefix} for ${known.join(', ')}.`);
}

interface Originals {
  readonly contract: StoredRecord;
  readonly invoice: StoredRecord;
  readonly model: LedgerInvoice;
}

function copyContract(world: TestWorld, { contract, invoice, model }: Originals, prefix: string, bills: number): void {
  const contractId = `${textIn(contract, 'id')}-${prefix}`;
  const ofContract = { [textIn(contract, 'id')]: contractId, [textIn(contract, 'numberPrefix')]: prefix };
  const billed: { readonly milestone: Json; readonly bill: Json }[] = [];
  for (let place = 1; place <= bills; place += 1) {
    const number = `${prefix}-${String(place).padStart(3, '0')}`;
    const ledgerId = inLedger(world, { ...model, number }, place);
    const ofBill = { [model.number]: number, ...ofContract, [model.id]: ledgerId, [textIn(invoice, 'milestoneId')]: `${prefix}-m${String(place)}` };
    put(world, 'invoice', number, copy(invoice, ofBill));
    put(world, 'link', ledgerId, { invoiceId: number });
    billed.push({ milestone: copy(only(contract, 'milestones', 'billed'), ofBill), bill: copy(only(contract, 'bills', model.number), ofBill) });
  }
  const value = { ...copy(contract, ofContract).doc.value, milestones: billed.map(({ milestone }) => milestone), bills: billed.map(({ bill }) => bill), nextNumber: bills + 1 };
  put(world, 'contract', contractId, { ...copy(contract, ofContract), doc: { v: contract.doc.v, value } });
}

/** Raises the same invoice again in Xero, and gives its id there. */
function inLedger(world: TestWorld, invoice: LedgerInvoice, place: number): string {
  const { xero } = world;
  const made = xero.model.createInvoice(organisationIds.northlight, {
    number: invoice.number,
    contact: { id: invoice.contactId },
    date: invoice.date,
    ...(invoice.dueDate === undefined ? {} : { dueDate: invoice.dueDate }),
    lineAmountTypes: invoice.lineAmountTypes,
    reference: invoice.reference,
    currency: invoice.currency,
    status: place % 3 === 0 ? 'DRAFT' : 'AUTHORISED',
    lines: [{ description: 'A milestone', quantity: Decimal.of(1), unitAmount: Decimal.of(12_000), accountCode: '205', taxType: 'OUTPUT' }],
  });
  if (!made.ok) throw new Error(made.messages.join(' '));
  if (place % 3 === 2 && !xero.model.pay(organisationIds.northlight, made.value.id).ok) throw new Error('The invoice was not paid.');
  return made.value.id;
}

const stored = (world: TestWorld, name: string, key: string): StoredRecord => world.forge.store.get({ kind: 'entity', name }, key).value as unknown as StoredRecord;

function textIn({ doc }: StoredRecord, field: string): string {
  const text = doc.value[field];
  if (typeof text !== 'string') throw new Error(`${field} is no text.`);
  return text;
}

function put({ forge: { store } }: TestWorld, name: string, key: string, value: Json): void {
  store.put({ kind: 'entity', name }, store.prepare({ kind: 'entity', name }, key, value));
}

/** The one element of a contract's list that mentions `text`. */
function only(contract: StoredRecord, list: string, text: string): Json {
  const found = (contract.doc.value[list] as readonly Json[]).filter((entry) => JSON.stringify(entry).includes(text));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${String(found.length)} of the ${list} are ${text}.`);
  return found[0];
}

/** The same with these texts in place of those, wherever they stand, the first first. */
function copy<T extends Json>(original: T, texts: Readonly<Record<string, string>>): T {
  return JSON.parse(Object.entries(texts).reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(original))) as T;
}
