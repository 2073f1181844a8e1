import type { Clock } from '../../common/clock';
import type { Json } from '../../common/ports';
import type { Random } from '../../common/random';
import type { Incidents } from '../incidents';
import type { Manifest } from '../manifest/manifest';
import type { UsageMeter } from '../meter/meter';
import type { App } from './app';
import { runInside, runOutside } from './host';
import { handlerContext, runtimeOf, type Installation } from './installation';
import { Invocation, type Switchboard } from './invocation';

export interface InvocationRequest {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly payload: unknown;
  readonly accountId?: string;
  /** The chain of pushes it belongs to; absent when it starts one. */
  readonly origin?: string;
}

export type InvocationResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'threw' | 'timed-out' | 'crashed'; readonly error: unknown };

export interface InvokerParts {
  readonly app: App;
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly random: Random;
  readonly meter: UsageMeter;
  readonly incidents: Incidents;
  readonly switchboard: () => Switchboard;
}

/** Runs functions of the app as Forge would: own context, own time limit, everything across as JSON. */
export class Invoker {
  private readonly running = new Set<Promise<unknown>>();
  constructor(private readonly parts: InvokerParts) {}

  /** Invocations under way. */
  get active(): ReadonlySet<Promise<unknown>> {
    return this.running;
  }

  async invoke(request: InvocationRequest): Promise<InvocationResult> {
    const run = runOutside(() => this.run(request));
    this.running.add(run);
    try {
      return await run;
    } finally {
      this.running.delete(run);
    }
  }

  private async run(request: InvocationRequest): Promise<InvocationResult> {
    const { app, installation, meter, incidents } = this.parts;
    const invocation = this.prepare(request);
    const { function: called } = invocation.subject;
    meter.invoked(called.key);
    const handler = await app.handler(called);
    const payload = acrossJson(request.payload);
    const context = handlerContext(installation, request.accountId);
    const { ending, release } = invocation.killed();
    const work = runInside(invocation, async () => handler(payload, context));
    const result = await Promise.race([
      work.then((value): InvocationResult => ({ ok: true, value }), (error: unknown): InvocationResult => ({ ok: false, reason: 'threw', error })),
      ending.then((reason): InvocationResult => ({ ok: false, reason, error: new Error(`${called.key} ${reason}`) })),
    ]);
    release();
    const whole = invocation.finish(result.ok ? 'returned' : 'threw');
    if (whole && invocation.open > 0) incidents.note('left-behind', called.key, `${invocation.open} calls were still under way when it ended`);
    meter.ran(called.memoryMb, invocation.elapsedMs());
    if (!result.ok) this.noteFailure(called.key, result);
    return result;
  }

  private noteFailure(functionKey: string, { reason, error }: Extract<InvocationResult, { ok: false }>): void {
    const { incidents } = this.parts;
    if (reason === 'threw') incidents.note('threw', functionKey, error instanceof Error ? (error.stack ?? error.message) : String(error));
    else if (reason === 'timed-out') incidents.note('timed-out', functionKey, 'ran past its time');
  }

  private prepare(request: InvocationRequest): Invocation {
    const { manifest, installation, clock, random, switchboard } = this.parts;
    const called = manifest.functions.get(request.functionKey);
    if (called === undefined) throw new Error(`The manifest declares no function ${request.functionKey}.`);
    const id = random.uuid();
    const subject = {
      id,
      function: called,
      moduleKey: request.moduleKey,
      moduleType: request.moduleType,
      origin: request.origin ?? id,
      ...(request.accountId !== undefined && { accountId: request.accountId }),
    };
    const runtime = runtimeOf(installation, manifest, {
      invocationId: id,
      functionKey: called.key,
      moduleKey: request.moduleKey,
      moduleType: request.moduleType,
      ...(request.accountId !== undefined && { accountId: request.accountId }),
      remainingMs: () => invocation.remainingMs(),
    });
    const invocation: Invocation = new Invocation(subject, runtime, clock, switchboard());
    return invocation;
  }
}

/** What a value is after it went over the wire: Forge hands over JSON, never objects of ours. */
export function acrossJson(value: unknown): Json | undefined {
  // JSON has no word for undefined or a function: stringify then gives undefined, whatever its type says.
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}
