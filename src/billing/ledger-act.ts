import type { Delivery, LedgerAct, Mirror } from './invoice';

/**
 * Whether the ledger can be asked to do this with an invoice as it stands there. An approved invoice is never edited: it is voided while nothing is
 * paid or credited on it, and credited, by what is still owed at most, after that.
 */
export function isActPossible(act: LedgerAct, mirror: Mirror): boolean {
  switch (act.kind) {
    case 'approve':
    case 'delete':
      return mirror.status === 'draft' || mirror.status === 'submitted';
    case 'email':
      return mirror.status === 'approved' || mirror.status === 'paid';
    case 'void':
      return mirror.status === 'approved' && mirror.paid.minor === 0 && mirror.credited.minor === 0;
    case 'credit':
      return mirror.status === 'approved' && act.amount.minor > 0 && act.amount.minor <= mirror.due.minor && act.amount.currency === mirror.due.currency;
  }
}

/** Whether there is still something to do: not once the ledger's invoice stands as the act would leave it, or can't come to stand so any more. */
export function stillWanted(act: LedgerAct, mirror: Mirror): boolean {
  switch (act.kind) {
    case 'approve':
    case 'delete':
      return mirror.status === 'draft' || mirror.status === 'submitted';
    case 'email':
      // The contract's own email goes out once, to an approved invoice; a person may have it sent again.
      return act.by === undefined ? mirror.status === 'approved' && !mirror.emailed : mirror.status === 'approved' || mirror.status === 'paid';
    case 'void':
      return mirror.status === 'approved';
    case 'credit':
      // Whether our credit note is among what is credited only its own number tells: that is looked up before it is made.
      return mirror.status === 'approved';
  }
}

/** Where the invoice stands once the ledger has said this of it while the act was under way. */
export const afterAct = (act: LedgerAct, mirror: Mirror): Delivery => (stillWanted(act, mirror) ? { step: 'acting', act, mirror } : { step: 'recorded', mirror });
