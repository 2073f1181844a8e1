import type { LedgerFailure } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';

/** What a person is told when the ledger could not be asked. */
export function ledgerProblem({ reason }: LedgerFailure): Problem {
  switch (reason.kind) {
    case 'credentials':
      return problem('CREDENTIALS_REFUSED', 'connection');
    case 'forbidden':
      return problem('SCOPES_MISSING', 'connection');
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
