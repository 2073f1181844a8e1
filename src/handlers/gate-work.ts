import type { AsyncEvent, InvocationError } from '@forge/events';
import * as z from 'zod/mini';
import { JiraFailure } from '../jira';
import { checkMarks } from '../operations/check-marks';
import { eraseSome, isErasing, NEXT_RUN_SECONDS } from '../operations/erase-data';
import { pushGateWork, type GateJob } from '../operations/gate-work';
import { lookAtVersion } from '../operations/look-at-version';
import { noteRelease, type ReleasedVersion } from '../operations/note-release';
import { remindPeople } from '../operations/remind';
import { TooBusy } from '../store/transact';
import { again } from './again';
import { log } from './log';

const gateJobSchema: z.ZodMiniType<GateJob> = z.discriminatedUnion('kind', [z.object({ kind: z.literal('version'), id: z.string(), name: z.string(), releasedOn: z.optional(z.string()) }), z.object({ kind: z.literal('marks') }), z.object({ kind: z.literal('remind') }), z.object({ kind: z.literal('erase'), runs: z.number() })]);

const versionEvent = z.object({ version: z.object({ id: z.union([z.string().check(z.regex(/^\d{1,19}$/)), z.int()]), name: z.string() }) });
const RETRY_SECONDS = 60;
const REMIND_AGAIN_SECONDS = 900;

/** A version was released in some project of the site. */
export async function onVersionReleased(event: unknown): Promise<InvocationError | undefined> {
  const parsed = versionEvent.safeParse(event);
  if (!parsed.success) {
    log.warn('event-not-understood', { event: 'version-released' });
    return undefined;
  }
  const { id, name } = parsed.data.version;
  try {
    await pushGateWork({ kind: 'version', id: String(id), name });
    return undefined;
  } catch (error) {
    // Forge does not bring back an event whose function threw; asked for, it does, four times.
    log.warn('event-not-queued', { kind: error instanceof Error ? error.name : typeof error });
    return again(RETRY_SECONDS);
  }
}

/** Queue `gate`. What passes by itself is tried again when the other side says, or soon; anything else is thrown, for Forge's own retries and our logs. */
export async function onGateWork(event: AsyncEvent): Promise<InvocationError | undefined> {
  const job = gateJobSchema.safeParse(event.body);
  if (!job.success) {
    log.warn('job-not-understood', { queue: 'gate' });
    return undefined;
  }
  if (job.data.kind === 'erase') {
    await erase(job.data.runs);
    return undefined;
  }
  try {
    const left = await carryOut(job.data, Date.now());
    return left === true ? await again(REMIND_AGAIN_SECONDS) : undefined;
  } catch (error) {
    if (error instanceof TooBusy) return again(5);
    // What may have been said is looked for, once nobody is saying it any more.
    if (job.data.kind === 'remind' && error instanceof JiraFailure) return again(REMIND_AGAIN_SECONDS);
    if (error instanceof JiraFailure && (error.kind === 'limit' || error.kind === 'unavailable')) return again(error.retryAfterSeconds ?? RETRY_SECONDS);
    throw error;
  }
}

/** The run after this one is on its way before anything is done, so whatever ends this one is gone on with; Forge's own retries would only multiply it. */
async function erase(runs: number): Promise<void> {
  if (!(await isErasing())) return;
  if (runs > 1) await pushGateWork({ kind: 'erase', runs: runs - 1 }, NEXT_RUN_SECONDS);
  try {
    await eraseSome();
  } catch (error) {
    log.warn('erase-interrupted', { kind: error instanceof Error ? error.name : typeof error });
  }
}

/** What bills comes first; either done twice does nothing twice. */
async function carryOut(job: Exclude<GateJob, { kind: 'erase' }>, now: number): Promise<unknown> {
  if (job.kind === 'marks') return checkMarks(now);
  if (job.kind === 'remind') return remindPeople(now);
  await lookAtVersion(job);
  return released(job, now);
}

async function released(version: ReleasedVersion, now: number): Promise<void> {
  const noted = await noteRelease(version, now);
  if (noted.kind === 'too-many') log.warn('version-not-read', { version: version.id });
}
