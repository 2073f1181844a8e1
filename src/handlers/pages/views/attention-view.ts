import type { Attention } from '../../../billing/attention';
import type { AttentionAnswer } from '../../../billing/attention-answers';
import type { LedgerInvoiceId } from '../../../billing/ids';
import type { Connection } from '../../../store/site';
import { invoiceLink } from '../../../xero';
import type { AttentionView } from '../api';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

/** Who reads it: what they may not do is not offered to them. */
export interface Reader {
  readonly manage: boolean;
  readonly admin: boolean;
}

/** What the view says of an item beside what is known of it. */
export interface Setting {
  readonly reader: Reader;
  readonly connection: Connection | undefined;
  readonly project: { readonly id: string; readonly key: string } | undefined;
}

export function attentionView(item: Attention, { reader, connection, project }: Setting): AttentionView {
  const { id, problem, since, amount, taxMode, contract, milestone, retainer, beside, invoice, found } = item;
  const linkTo = (ledgerId: LedgerInvoiceId): string => invoiceLink(connection?.organisation.shortCode, ledgerId);
  return {
    id,
    problem: problemView(problem),
    since,
    ...(amount ? { amount: moneyView(amount) } : {}),
    ...(taxMode ? { taxMode } : {}),
    ...(project ? { project } : {}),
    ...(contract ? { contract } : {}),
    ...(milestone ? { milestone: { id: milestone.id, name: milestone.name, ...(milestone.workItem === undefined ? {} : { issueKey: milestone.workItem }) } } : {}),
    ...(retainer ? { retainer } : {}),
    ...(beside ? { beside } : {}),
    ...(invoice ? { invoice: { ...invoiceIn(invoice), ...(invoice.ledgerId === undefined ? {} : { link: linkTo(invoice.ledgerId) }) } } : {}),
    ...(item.disputed ? { disputed: true } : {}),
    ...(found ? { found: { ...found, link: linkTo(found.ledgerId) } } : {}),
    answers: item.answers.filter((answer) => mayGive(answer, reader)),
  };
}

const invoiceIn = ({ id, rev, number }: NonNullable<Attention['invoice']>) => ({ id, rev, number });

/** Looking is for everyone who may see it; deciding takes the right to manage billing, and the connection is an admin's. */
function mayGive(answer: AttentionAnswer, { manage, admin }: Reader): boolean {
  switch (answer) {
    case 'open_work':
    case 'open_ledger':
    case 'open_forecast':
    case 'open_billing':
      return true;
    case 'connect':
      return admin;
    default:
      return manage;
  }
}
