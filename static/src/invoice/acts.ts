import type { AttentionAnswer, InvoiceView } from '../../../src/handlers/pages/api';

/** What a person can do with an invoice on its own page. */
export type InvoiceAct = 'release' | 'retry' | 'approve' | 'email' | 'credit' | 'void' | 'delete' | 'cancel';

/**
 * The acts that an invoice's own page offers, the likeliest first. `answered` are the answers that what waits on it offers already: nothing has
 * two buttons.
 */
export function actsOf({ canRelease, canRetry, canCancel, acts }: InvoiceView, answered: readonly AttentionAnswer[]): readonly InvoiceAct[] {
  const possible: readonly InvoiceAct[] = [
    ...(canRelease ? (['release'] as const) : []),
    ...(canRetry ? (['retry'] as const) : []),
    ...(['approve', 'email', 'credit', 'void', 'delete'] as const).filter((act) => acts.includes(act)),
    ...(canCancel ? (['cancel'] as const) : []),
  ];
  return possible.filter((act) => !answered.some((answer) => answer === asAnswer(act)));
}

/** On the list of what waits, taking back is one answer, whatever the ledger calls it; nothing that waits is answered by an approval or an email. */
function asAnswer(act: InvoiceAct): AttentionAnswer | undefined {
  switch (act) {
    case 'delete':
      return 'void';
    case 'release':
    case 'retry':
    case 'cancel':
    case 'credit':
    case 'void':
      return act;
    case 'approve':
    case 'email':
      return undefined;
  }
}

/** What is happening to it without anybody's doing, so that the page looks again soon. */
export const isMoving = ({ status, doing }: Pick<InvoiceView, 'status' | 'doing'>): boolean => status === 'sending' || doing !== undefined;
