import * as z from 'zod/mini';
import { receiveWebhook } from '../operations/receive-webhook';

const requestSchema = z.object({ method: z.string(), body: z.optional(z.string()), headers: z.record(z.string(), z.array(z.string())) });

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}
/** Xero wants an empty body, no cookies, within 5 seconds. */
const answer = (statusCode: number): Answer => ({ statusCode, headers: { 'content-type': ['text/plain'] }, body: '' });

/** Xero's webhook: 200 for what Xero signed, 401 for anything else. */
export async function onXeroWebhook(request: unknown): Promise<Answer> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success || parsed.data.method !== 'POST') return answer(401);
  const { body = '', headers } = parsed.data;
  const signature = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-xero-signature')?.[1][0];
  return answer((await receiveWebhook(body, signature, Date.now())) === 'heard' ? 200 : 401);
}
