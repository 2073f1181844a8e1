import { clientIds, customConnections, organisationIds } from '../../local/agency/xero';
import type { World } from '../../local/world';
import { peopleIn, RefusedByXero, type PeopleIn } from '../../local/xero/people';
import type { XeroAct } from './story';
import { prefixOf } from './town';

type XeroInvoice = ReturnType<World['xero']['model']['invoices']>[number];

/** What finance works on in Xero. */
export interface InXero {
  readonly world: World;
  /** Whether Milepost shows that Xero has it. */
  readonly known: (ledgerId: string) => boolean;
}

export const ORGANISATION = organisationIds.northlight;

export function actInXero(books: InXero, act: XeroAct): string {
  const { xero } = books.world;
  const { model, faults } = xero;
  const people = peopleIn(xero, ORGANISATION);
  switch (act.kind) {
    case 'client':
      return outcome(() => (act.active ? people.restoreContact(clientIds.harbourFoods) : people.archiveContact(clientIds.harbourFoods)));
    case 'merge-client':
      return outcome(() => people.mergeContact(clientIds.harbourFoods, clientIds.gullAndSons));
    case 'account':
      return outcome(() => (act.active ? people.restoreAccount('205') : people.archiveAccount('205')));
    case 'lock':
      return outcome(() => people.lockUntil(act.on ? model.today(ORGANISATION) : undefined));
    case 'take-number':
      return outcome(() => people.addInvoice({ ...THEIRS, number: `${prefixOf(0)}-${String(act.place).padStart(3, '0')}`, date: model.today(ORGANISATION) }));
    case 'revoke':
    case 'grant':
      model.setConnected(customConnections.northlight.clientId, act.kind === 'grant');
      // What somebody consented to can be ended in Xero, and only consent gives it back.
      if (act.kind === 'revoke') for (const app of model.apps.connectedTo(ORGANISATION)) if (app.person !== undefined) model.apps.disconnect(app.id);
      return 'done';
    case 'xero-fails':
      faults.next(act.route, act.fault, { times: act.times });
      return 'done';
    default:
      return onInvoice(books, people, act);
  }
}

/** An invoice that is none of Milepost's business. */
const THEIRS = { contactId: clientIds.gullAndSons, dueDate: '2027-01-31', lines: [{ description: 'Consulting', unitAmount: '77.77', accountCode: '200' }] };

/** People give their own invoices other numbers, where Milepost found one of its own taken. */
export function giveNumbersBack({ xero: { model } }: World): void {
  for (const invoice of model.invoices(ORGANISATION)) if (!isOurs(invoice) && !isRemoved(invoice)) model.updateInvoice(ORGANISATION, invoice.id, { number: `OWN-${invoice.number}` });
}

/** Whether the app made it. */
export const isOurs = ({ createdBy }: Pick<XeroInvoice, 'createdBy'>): boolean => createdBy !== undefined;

type InvoiceAct = Extract<XeroAct, { pick: number }>;

function onInvoice(books: InXero, people: PeopleIn, act: InvoiceAct): string {
  const { model } = books.world.xero;
  const able = model.invoices(ORGANISATION).filter((invoice) => isOurs(invoice) && suits(books, act, invoice));
  const invoice = able[act.pick % Math.max(1, able.length)];
  return invoice ? outcome(() => change(books, people, act, invoice)) : 'none';
}

function change({ world: { xero: { model } } }: InXero, people: PeopleIn, act: InvoiceAct, invoice: XeroInvoice): unknown {
  const { id, number } = invoice;
  const share = (percent: number): string => (Math.ceil((centsOf(model.balance(invoice).due.toString()) * percent) / 100) / 100).toFixed(2);
  switch (act.kind) {
    case 'submit':
      return people.submit(id);
    case 'back-to-draft':
      return people.backToDraft(id);
    case 'approve':
      return people.approve(id);
    case 'pay':
      return people.pay(id);
    case 'pay-part':
      return people.pay(id, { amount: share(act.percent) });
    case 'overpay':
      return people.overpay(id, share(110));
    case 'prepay':
      return people.allocate(people.prepay(invoice.contactId, share(act.percent)).id, id);
    case 'unpay':
      return people.unpay(id);
    case 'credit':
      return people.credit(id, { amount: share(act.percent) });
    case 'uncredit':
      return people.deallocate(id);
    case 'remove':
      return invoice.status === 'AUTHORISED' ? people.void(id) : people.delete(id);
    case 'redate':
      return people.edit(id, { dueDate: new Date(Date.parse(invoice.date) + act.days * 86_400_000).toISOString().slice(0, 10) });
    case 'renumber':
    case 'renumber-unseen':
      return people.edit(id, { number: `INV-${number}-${String(act.pick)}` });
    case 'rereference':
      return people.edit(id, { reference: `PO ${String(act.pick)}` });
    case 'other-client':
      return people.edit(id, { contactId: clientIds.gullAndSons });
    case 'reprice-line':
      return people.editLine(id, 0, { unitAmount: `${String(1 + act.pick)}.05` });
    case 'reword-line':
      return people.editLine(id, 0, { description: `${invoice.lines[0]?.description ?? ''}, as agreed by telephone` });
    case 'add-line':
      return people.edit(id, { lines: [...invoice.lines.map(typedAgain), { description: 'Travel', unitAmount: '120.55', accountCode: '200' }] });
  }
}

const typedAgain = ({ description, quantity, unitAmount, accountCode, taxType }: XeroInvoice['lines'][number]) => ({
  description,
  quantity,
  unitAmount,
  accountCode,
  taxType,
});

/** Which invoices somebody would do it to. */
function suits(books: InXero, { kind }: InvoiceAct, invoice: XeroInvoice): boolean {
  const { model } = books.world.xero;
  const paid = model.payments(invoice).length > 0;
  const credited = model.credits.allocationsOn(invoice).length > 0;
  const open = invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED';
  switch (kind) {
    case 'submit':
      return invoice.status === 'DRAFT';
    case 'back-to-draft':
      return invoice.status === 'SUBMITTED';
    case 'approve':
      return open;
    case 'pay':
    case 'pay-part':
    case 'overpay':
    case 'prepay':
    case 'credit':
      return invoice.status === 'AUTHORISED';
    case 'unpay':
      return paid;
    case 'uncredit':
      return credited;
    case 'remove':
      return !paid && !credited && !isRemoved(invoice) && invoice.status !== 'PAID';
    case 'redate':
      return invoice.status === 'DRAFT' || invoice.status === 'AUTHORISED';
    case 'renumber':
      return !isRemoved(invoice) && books.known(invoice.id);
    case 'renumber-unseen':
      return !isRemoved(invoice) && !books.known(invoice.id);
    case 'rereference':
      // With another number and another reference, one that Milepost has not heard of could not be known to be its own.
      return !isRemoved(invoice) && !paid && !credited && books.known(invoice.id);
    case 'other-client':
    case 'reprice-line':
    case 'reword-line':
    case 'add-line':
      return !isRemoved(invoice) && !paid && !credited;
  }
}

export const isRemoved = ({ status }: Pick<XeroInvoice, 'status'>): boolean => status === 'VOIDED' || status === 'DELETED';

/** Whole cents of a decimal text with at most two decimals that count. */
export const centsOf = (decimal: string): number => Math.round(Number(decimal) * 100);

function outcome(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof RefusedByXero) return 'refused by Xero';
    throw error;
  }
}
