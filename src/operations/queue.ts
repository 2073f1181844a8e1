import type { PushEvent } from '@forge/events';

/** The queues that the manifest declares. */
export type QueueName = 'billing' | 'ledger' | 'gate' | 'forecast';

/**
 * Puts events into one of Forge's queues. What that takes is loaded with the first: it brings Node's cryptography with it, a tenth of the time in which a door's bundle loads, and most
 * calls of a page put nothing into a queue.
 */
export async function enqueue(queue: QueueName, events: PushEvent | PushEvent[]): Promise<void> {
  const { Queue } = await import('@forge/events');
  await new Queue({ key: queue }).push(events);
}
