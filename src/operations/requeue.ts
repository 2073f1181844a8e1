import type { ActivityEvent } from '../billing/activity';
import type { PersonId } from '../billing/ids';
import type { Invoice } from '../billing/invoice';
import { pushSend } from './work';
import { writeInvoice, type Advance, type Step } from './write-invoice';

const retried = (invoice: string, { issueDate, client }: NonNullable<Advance['fields']>): ActivityEvent => ({
  kind: 'invoice-retried',
  invoice,
  ...(issueDate === undefined ? {} : { issueDate }),
  ...(client === undefined ? {} : { client: client.name }),
});

/** Takes a held invoice up again at the step where it stopped. Answers undefined when another run was quicker. */
export async function requeue(step: Step, by: PersonId | 'milepost', fields: Advance['fields'] = {}): Promise<Invoice | undefined> {
  if (step.invoice.delivery.step !== 'held') return undefined;
  const written = await writeInvoice(step, {
    event: { kind: 'retry' },
    activity: [retried(step.invoice.number, fields)],
    fields,
    ...(by === 'milepost' ? {} : { by }),
  });
  if (written) await pushSend(written.invoice);
  return written?.invoice;
}
