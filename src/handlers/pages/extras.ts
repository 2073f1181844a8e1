import type { LedgerInvoiceId } from '../../billing/ids';
import { problem } from '../../billing/problem';
import { viewableProjects } from '../../jira';
import { acceptExtra } from '../../operations/accept-extra';
import { personFor } from '../../operations/people';
import { getBooks } from '../../store/books';
import type { Answer } from './api';
import type { Caller } from './caller';
import { field } from './fields';
import type { Input } from './inputs';
import { refusal } from './views/problem-view';

/** Notes that an invoice of the ledger's is right although it looks like one of ours: whoever manages billing where it looks to belong may say so. */
export async function acceptExtraOnPage({ account }: Caller, input: Input<'finance.acceptExtra'>, now: number): Promise<Answer<Record<string, never>>> {
  const extra = (await getBooks()).extras.find(({ ledgerId }) => ledgerId === input.ledgerId);
  const rights = extra && (await viewableProjects([extra.projectId])).get(extra.projectId);
  if (!rights?.manage) return refusal([problem('NO_PERMISSION', 'page')]);
  const note = field(input.note, { label: 'The note', path: 'note', max: 500 });
  if (!note.ok) return refusal(note.problems);
  const accepted = await acceptExtra({ ledgerId: input.ledgerId as LedgerInvoiceId, note: note.value, by: await personFor(account), now });
  return accepted.ok ? { ok: true, data: {} } : refusal(accepted.problems);
}
