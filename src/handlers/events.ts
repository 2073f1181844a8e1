import type { InvocationError } from '@forge/events';
import * as z from 'zod/mini';
import type { WorkItemId } from '../billing/ids';
import { pushLook } from '../operations/work';
import { again } from './again';
import { log } from './log';

const issueEvent = z.object({
  issue: z.object({ id: z.string().check(z.regex(/^\d+$/)) }),
  payloadIncludeProperties: z.optional(z.record(z.string(), z.unknown())),
});

const RETRY_SECONDS = 60;
const CONTRACT_PATH = "issue.properties['milepost'].contract";

/**
 * A milestone's issue changed. Forge has filtered everything else out already. Nothing is decided here: the event may be old, doubled or out of order, so
 * it only asks for a look.
 */
export async function onIssueUpdated(event: unknown): Promise<InvocationError | undefined> {
  const parsed = issueEvent.safeParse(event);
  if (!parsed.success) {
    log.warn('event-not-understood', { event: 'issue-updated' });
    return undefined;
  }
  const { issue, payloadIncludeProperties } = parsed.data;
  try {
    await pushLook(issue.id as WorkItemId, { kind: 'event' }, lane(payloadIncludeProperties?.[CONTRACT_PATH], issue.id));
    return undefined;
  } catch (error) {
    // Forge does not bring back an event whose function threw; asked for, it does, four times. The hourly sweep is behind it.
    log.warn('event-not-queued', { kind: error instanceof Error ? error.name : typeof error });
    return again(RETRY_SECONDS);
  }
}

/**
 * Which queue lane the look takes. The property it comes from can be written by anyone who edits issues: a wrong one only costs a conflict that is tried
 * again, but it must not reach Forge as something that it refuses.
 */
function lane(contract: unknown, issueId: string): string {
  return typeof contract === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(contract) ? contract : issueId;
}
