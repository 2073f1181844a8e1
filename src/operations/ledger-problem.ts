import type { LedgerFailure } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { breakConnection } from './break-connection';

/** What a person at a page is told when the ledger could not be asked. A refused token marks the connection as broken for everyone. */
export async function ledgerProblem({ reason }: LedgerFailure, now: number): Promise<Problem> {
  switch (reason.kind) {
    case 'credentials':
    case 'forbidden': {
      const refusal = problem('CREDENTIALS_REFUSED', 'connection');
      await breakConnection(refusal, now);
      return refusal;
    }
    case 'limit':
      return problem('LEDGER_LIMIT', 'ledger');
    case 'refused':
      return problem('LEDGER_REFUSED', 'ledger', { detail: reason.messages.join(' ') });
    case 'invalid-answer':
      return problem('LEDGER_ANSWER_INVALID', 'ledger');
    case 'unavailable':
    case 'unknown':
      return problem('LEDGER_UNAVAILABLE', 'ledger');
  }
}
