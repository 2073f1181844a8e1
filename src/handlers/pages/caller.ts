import * as z from 'zod/mini';
import type { AccountId, ProjectId } from '../../billing/ids';

/** Who calls, from the platform, and where the page says that it stands: the first is trusted, the rest is checked with Jira before use. */
export interface Caller {
  readonly account: AccountId;
  readonly issueId?: string;
  readonly projectId?: ProjectId;
}

const id = z.union([z.string().check(z.regex(/^\d{1,19}$/)), z.number()]);
const contextSchema = z.object({
  accountId: z.string().check(z.minLength(1)),
  extension: z.optional(z.object({ issue: z.optional(z.object({ id })), project: z.optional(z.object({ id })) })),
});

/** Undefined when nobody is logged in: anonymous visitors get nothing. */
export function callerOf(context: unknown): Caller | undefined {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) return undefined;
  const { accountId, extension } = parsed.data;
  return {
    account: accountId as AccountId,
    ...(extension?.issue ? { issueId: String(extension.issue.id) } : {}),
    ...(extension?.project ? { projectId: String(extension.project.id) as ProjectId } : {}),
  };
}
