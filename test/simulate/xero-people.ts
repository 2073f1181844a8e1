import { clientIds, customConnections, organisationIds } from '../../local/agency/xero';
import type { World } from '../../local/world';
import type { XeroAct } from './story';

type XeroInvoice = ReturnType<World['xero']['model']['invoices']>[number];

/** What finance works on in Xero, and what they renamed there: ledger id to the number it had before. */
export interface InXero {
  readonly world: World;
  readonly numberBefore: Map<string, string>;
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
    case 'revoke':
    case 'grant':
      model.setConnected(customConnections.northlight.clientId, act.kind === 'grant');
      return 'done';
    case 'xero-fails':
      faults.next(act.route, act.fault, { times: act.times });
      return 'done';
  }
}

type InvoiceAct = Extract<XeroAct, { pick: number }>;

function onInvoice(books: InXero, act: InvoiceAct): string {
  const { model } = books.world.xero;
  const able = model.invoices(ORGANISATION).filter((invoice) => suits(books, act, invoice));
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
      books.numberBefore.set(invoice.id, books.numberBefore.get(invoice.id) ?? invoice.number);
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
