import { clientIds, customConnections, organisationIds } from '../../local/agency/xero';
import type { World } from '../../local/world';
import { Decimal } from '../../local/xero/rules/decimal';
import type { XeroAct } from './story';
import { prefixOf } from './town';

type XeroInvoice = ReturnType<World['xero']['model']['invoices']>[number];

/** What finance works on in Xero. */
export interface InXero {
  readonly world: World;
  /** Whether Milepost shows that Xero has it: people there renumber what was announced to them, not what appeared a second ago. */
  readonly known: (ledgerId: string) => boolean;
}

export const ORGANISATION = organisationIds.northlight;

export function actInXero(books: InXero, act: XeroAct): string {
  const { model, faults } = books.world.xero;
  switch (act.kind) {
    case 'approve':
    case 'pay':
    case 'unpay':
    case 'remove':
    case 'renumber':
    case 'pay-part':
    case 'redate':
      return onInvoice(books, act);
    case 'client':
      return outcome(model.setContactStatus(ORGANISATION, clientIds.harbourFoods, act.active ? 'ACTIVE' : 'ARCHIVED'));
    case 'account':
      return outcome(model.setAccountStatus(ORGANISATION, '205', act.active ? 'ACTIVE' : 'ARCHIVED'));
    case 'lock':
      model.setLockDates(ORGANISATION, act.on ? { periodLockDate: model.today(ORGANISATION) } : {});
      return 'done';
    case 'take-number':
      return outcome(model.createInvoice(ORGANISATION, { ...THEIRS, number: `${prefixOf(0)}-${String(act.place).padStart(3, '0')}`, date: model.today(ORGANISATION) }));
    case 'revoke':
    case 'grant':
      model.setConnected(customConnections.northlight.clientId, act.kind === 'grant');
      return 'done';
    case 'xero-fails':
      faults.next(act.route, act.fault, { times: act.times });
      return 'done';
  }
}

/** An invoice that is none of Milepost's business. */
const THEIRS = {
  contact: { id: clientIds.gullAndSons },
  dueDate: '2027-01-31',
  lines: [{ description: 'Consulting', quantity: Decimal.of(1), unitAmount: Decimal.of('77.77'), accountCode: '200' }],
};

/** People give their own invoices other numbers, where Milepost found one of its own taken. */
export function giveNumbersBack({ xero: { model } }: World): void {
  for (const invoice of model.invoices(ORGANISATION)) if (!isOurs(invoice) && !isRemoved(invoice)) model.updateInvoice(ORGANISATION, invoice.id, { number: `OWN-${invoice.number}` });
}

/** Whether the app made it. */
export const isOurs = ({ createdBy }: Pick<XeroInvoice, 'createdBy'>): boolean => createdBy !== undefined;

type InvoiceAct = Extract<XeroAct, { pick: number }>;

function onInvoice(books: InXero, act: InvoiceAct): string {
  const { model } = books.world.xero;
  const able = model.invoices(ORGANISATION).filter((invoice) => isOurs(invoice) && suits(books, act, invoice));
  const invoice = able[act.pick % Math.max(1, able.length)];
  if (!invoice) return 'none';
  const change = (input: Parameters<typeof model.updateInvoice>[2]): string => outcome(model.updateInvoice(ORGANISATION, invoice.id, input));
  switch (act.kind) {
    case 'approve':
      return change({ status: 'AUTHORISED' });
    case 'pay':
      return outcome(model.pay(ORGANISATION, invoice.id));
    case 'pay-part':
      return outcome(model.pay(ORGANISATION, invoice.id, { amount: (Math.ceil(centsOf(model.balance(invoice).due.toString()) * act.percent / 100) / 100).toFixed(2) }));
    case 'unpay':
      return outcome(model.deletePayment(ORGANISATION, model.payments(invoice).at(-1)?.id ?? ''));
    case 'remove':
      return change({ status: invoice.status === 'AUTHORISED' ? 'VOIDED' : 'DELETED' });
    case 'redate':
      return change({ dueDate: new Date(Date.parse(invoice.date) + act.days * 86_400_000).toISOString().slice(0, 10) });
    case 'renumber':
      return change({ number: `INV-${invoice.number}-${String(act.pick)}` });
  }
}

function suits(books: InXero, { kind }: InvoiceAct, invoice: XeroInvoice): boolean {
  const paid = books.world.xero.model.payments(invoice).length > 0;
  switch (kind) {
    case 'approve':
      return invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED';
    case 'pay':
    case 'pay-part':
      return invoice.status === 'AUTHORISED';
    case 'unpay':
      return paid;
    case 'remove':
      return !paid && !isRemoved(invoice) && invoice.status !== 'PAID';
    case 'redate':
      return invoice.status === 'DRAFT' || invoice.status === 'AUTHORISED';
    case 'renumber':
      return !isRemoved(invoice) && books.known(invoice.id);
  }
}

export const isRemoved = ({ status }: Pick<XeroInvoice, 'status'>): boolean => status === 'VOIDED' || status === 'DELETED';

/** Whole cents of a decimal text with at most two decimals that count. */
export const centsOf = (decimal: string): number => Math.round(Number(decimal) * 100);

const outcome = (result: { readonly ok: boolean }): string => (result.ok ? 'done' : 'refused by Xero');
