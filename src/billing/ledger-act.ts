import { LEDGER_ACTS, type LedgerActKind } from './activity';
import type { Delivery, Invoice, LedgerAct, Mirror, SeenBill } from './invoice';
import type { Money } from './money';

/**
 * Whether the ledger can be asked to do this with an invoice as it stands there. An approved invoice is never edited: it is voided while nothing is
 * paid or credited on it, and credited, by what is still owed at most, after that.
 */
export function isActPossible(act: Asked, mirror: Mirror): boolean {
  switch (act.kind) {
    case 'approve':
    case 'delete':
      return isOpen(mirror);
    case 'email':
      return isApproved(mirror);
    case 'void':
      return mirror.status === 'approved' && mirror.paid.minor === 0 && mirror.credited.minor === 0;
    case 'credit':
      return mirror.status === 'approved' && act.amount.minor > 0 && act.amount.minor <= mirror.due.minor && act.amount.currency === mirror.due.currency;
  }
}

/** What a person can have done with an invoice as it stands; nothing while something is under way. */
export function possibleActs({ delivery }: Pick<Invoice, 'delivery'>): readonly LedgerActKind[] {
  if (delivery.step !== 'recorded') return [];
  const { mirror } = delivery;
  return LEDGER_ACTS.filter((kind) => isActPossible(kind === 'credit' ? { kind, amount: mirror.due } : { kind }, mirror));
}

/** What is asked, as far as it decides whether it can be done. */
type Asked = { readonly kind: Exclude<LedgerActKind, 'credit'> } | { readonly kind: 'credit'; readonly amount: Money };

/**
 * Whether the ledger's invoice stands as the act leaves it, whoever did it. Of a credit, and of an email that goes out again, the invoice itself does not tell:
 * other credits look the same, and the client had been emailed before.
 */
export function isFulfilled(act: LedgerAct, mirror: Mirror): boolean {
  switch (act.kind) {
    case 'approve':
      return isApproved(mirror);
    case 'email':
      return act.again === undefined && mirror.emailed;
    case 'void':
      return mirror.status === 'voided';
    case 'delete':
      return mirror.status === 'deleted';
    case 'credit':
      return false;
  }
}

/**
 * Whether there is still something to do: not once it is done, nor once the invoice was taken back. The contract's own email goes to an approved invoice only. A credit
 * is looked into whatever became of the invoice: its credit note may be there, on no invoice, and then somebody must be told.
 */
export function stillWanted(act: LedgerAct, mirror: Mirror): boolean {
  if (act.kind === 'credit') return true;
  if (isFulfilled(act, mirror) || mirror.status === 'voided' || mirror.status === 'deleted') return false;
  return act.kind !== 'email' || act.by !== undefined || mirror.status === 'approved';
}

/** What an approval of the invoice as it stands means. */
export const seenBill = ({ clientId, total }: Mirror): SeenBill => ({ clientId, total });

/** Where the invoice stands once the ledger has said this of it while the act was under way. */
export const afterAct = (act: LedgerAct, mirror: Mirror): Delivery => (stillWanted(act, mirror) ? { step: 'acting', act, mirror } : afterwards(act, mirror));

/** Where it stands once nothing is left to do of the act: what the contract asks for next is done next. */
export const afterwards = (act: LedgerAct, mirror: Mirror): Delivery =>
  act.kind === 'approve' && act.email === true ? afterAct({ kind: 'email' }, mirror) : { step: 'recorded', mirror };

const isOpen = ({ status }: Mirror): boolean => status === 'draft' || status === 'submitted';
const isApproved = ({ status }: Mirror): boolean => status === 'approved' || status === 'paid';
