import * as z from 'zod/mini';
import { askGate, recordBuild, type GateAnswer } from '../operations/ask-gate';
import { jsonAnswer, textAnswer } from './gate-answer';
import { log } from './log';

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

const requestSchema = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  queryParameters: z._default(z.record(z.string(), z.array(z.string())), {}),
});
type Request = z.infer<typeof requestSchema>;

const contextSchema = z.object({ license: z.nullish(z.object({ active: z.optional(z.boolean()) })) });
/** Forge leaves the licence out where there is none to check: only one that is there and not active has ended. */
const isLicensed = (context: unknown): boolean => contextSchema.safeParse(context).data?.license?.active !== false;

const MAX_MILESTONE = 100;
/** RFC 6750: the scheme in any case, and one token. */
const BEARER = /^bearer +(\S{1,300})$/i;

/**
 * Where builds ask whether a release may go out: `Authorization: Bearer <token>`, by GET or POST. 200 open, 402 closed, 401 for whoever has no valid token, 429 for one who
 * asks too often, 400 and 405 for what can't be understood. Anything but 200 is a no: a build that gets no answer, or a 500, must not go on either.
 */
export async function onReleaseGate(request: unknown, context?: unknown): Promise<Answer> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) return answer(400, undefined, { open: false, error: 'bad-request', message: 'The request could not be read.' });
  const wantsText = prefersText(header(parsed.data, 'accept')[0] ?? '');
  const say = (status: number, error: string, message: string, headers: Record<string, readonly string[]> = {}) =>
    answer(status, wantsText, { open: false, error, message }, headers);
  if (parsed.data.method !== 'GET' && parsed.data.method !== 'POST') return say(405, 'method-not-allowed', 'Ask with GET or POST.', { allow: ['GET, POST'] });
  const milestone = one(parsed.data.queryParameters['milestone']);
  if (milestone === null) return say(400, 'bad-request', 'Name one milestone at most, by its id or its work item’s key.');
  try {
    const given = await askGate(bearerOf(parsed.data), milestone, Date.now());
    switch (given.kind) {
      case 'unauthorised':
        return say(401, 'unauthorised', 'This needs a valid token of this site, as Authorization: Bearer.', { 'www-authenticate': ['Bearer'] });
      case 'too-often':
        return say(429, 'too-often', `This token asked too often. Ask again in ${given.seconds} seconds.`, { 'retry-after': [String(given.seconds)] });
      case 'unknown-milestone':
        return say(400, 'unknown-milestone', 'This token answers for no such milestone.');
      case 'decided':
        return await decided(given, wantsText, isLicensed(context));
    }
  } catch (failure) {
    // By its kind alone: whatever was sent may hold a secret.
    log.error('release-gate-failed', { kind: failure instanceof Error ? failure.name : typeof failure });
    return say(503, 'unavailable', 'The gate can’t be read just now, so it stays closed. Ask again in a moment.', { 'retry-after': ['30'] });
  }
}

async function decided(given: Extract<GateAnswer, { kind: 'decided' }>, wantsText: boolean, licensed: boolean): Promise<Answer> {
  const body = jsonAnswer(given, licensed);
  if (body.open) await noted(given);
  return wantsText ? plain(body.open ? 200 : 402, textAnswer(body)) : json(body.open ? 200 : 402, body);
}

/** That it could not be written down holds nobody up. */
async function noted(given: Extract<GateAnswer, { kind: 'decided' }>): Promise<void> {
  try {
    await recordBuild(given, Date.now());
  } catch (failure) {
    log.error('pass-not-recorded', { kind: failure instanceof Error ? failure.name : typeof failure });
  }
}

interface Refusal {
  readonly open: false;
  readonly error: string;
  readonly message: string;
}

function answer(status: number, wantsText: boolean | undefined, refusal: Refusal, headers: Record<string, readonly string[]> = {}): Answer {
  return wantsText === true ? plain(status, refusal.message, headers) : json(status, refusal, headers);
}

/** Nothing of it is to be kept on the way: it is true for the moment, and may hold amounts. */
const PRIVATE = { 'cache-control': ['no-store'], 'x-content-type-options': ['nosniff'] };
const json = (statusCode: number, body: object, headers: Record<string, readonly string[]> = {}): Answer => ({ statusCode, headers: { ...PRIVATE, ...headers, 'content-type': ['application/json; charset=utf-8'] }, body: JSON.stringify(body) });
const plain = (statusCode: number, body: string, headers: Record<string, readonly string[]> = {}): Answer => ({ statusCode, headers: { ...PRIVATE, ...headers, 'content-type': ['text/plain; charset=utf-8'] }, body: `${body}\n` });

/** Forge gives header names as they came, or in lower case. */
const header = ({ headers }: Request, wanted: string): readonly string[] => Object.entries(headers).flatMap(([name, values]) => (name.toLowerCase() === wanted ? values : []));

/** Empty where there is none, or more than one: nothing opens with that. */
function bearerOf(request: Request): string {
  const [value = '', ...more] = header(request, 'authorization');
  return more.length > 0 ? '' : (BEARER.exec(value)?.[1] ?? '');
}

/** Undefined when it was not given; null when it can't be one. */
function one(values: readonly string[] | undefined): string | undefined | null {
  if (values === undefined) return undefined;
  const [value = '', ...more] = values;
  return more.length > 0 || value === '' || value.length > MAX_MILESTONE ? null : value;
}

/** JSON unless text was asked for, and JSON not before it. */
function prefersText(accept: string): boolean {
  const types = accept.toLowerCase().split(',').map((type) => (type.split(';')[0] ?? '').trim());
  const text = types.findIndex((type) => type === 'text/plain' || type === 'text/*');
  const wanted = types.findIndex((type) => type === 'application/json' || type === '*/*');
  return text >= 0 && (wanted < 0 || text < wanted);
}
