import type { CallFault, CallPoint, FaultPolicy } from '../faults/policy';
import type { Incidents } from '../incidents';
import { runOutside } from '../runtime/host';
import { never, type Invocation } from '../runtime/invocation';

/** A call on its way out of the app. */
export interface Call {
  readonly point: CallPoint;
  readonly latencyMs: number;
  /** Aborts the wait for an answer, as the app's own signal does. */
  readonly signal?: AbortSignal;
  readonly act: () => Promise<Response>;
}

/**
 * Takes one call across the border between app and platform. This is where it can be slow, fail, take effect without an
 * answer, or be the last thing an invocation did.
 */
export class Border {
  constructor(
    private readonly faults: () => FaultPolicy,
    private readonly incidents: Incidents,
  ) {}

  async cross(invocation: Invocation, call: Call): Promise<Response> {
    if (invocation.hasEnded()) return this.late(invocation, call);
    invocation.begin();
    try {
      const fault = this.fault(invocation, call.point);
      if (fault?.kind === 'yield') for (let turn = 0; turn < fault.turns; turn += 1) await nextTurn();
      await invocation.spend(call.latencyMs + (fault?.kind === 'slow' ? fault.ms : 0));
      if (fault?.kind === 'crash' && fault.when === 'before') invocation.kill('crashed');
      if (invocation.hasEnded()) return await never<Response>();
      if (fault?.kind === 'network-error') throw networkError();
      if (fault?.kind === 'status') return failure(call.point, fault.status, fault.code, fault.retryAfterSeconds);
      const answer = await this.act(call);
      if (fault?.kind === 'crash') invocation.kill('crashed');
      if (fault?.kind === 'lose-answer') return lost(call.point, fault);
      return invocation.hasEnded() ? await never<Response>() : answer;
    } finally {
      invocation.done();
    }
  }

  private act({ act, signal }: Call): Promise<Response> {
    const answer = runOutside(act);
    return signal === undefined ? answer : Promise.race([answer, aborted(signal)]);
  }

  private fault(invocation: Invocation, point: CallPoint): CallFault | undefined {
    const fault = runOutside(() => this.faults().call?.(point));
    if (fault !== undefined && fault.kind !== 'yield') this.incidents.note('fault', invocation.subject.function.key, `${JSON.stringify(fault)} at ${nameOf(point)}`);
    return fault;
  }

  /** Work that outlived its invocation: Forge may freeze it, or let it go on in another tenant's. Here it freezes. */
  private late(invocation: Invocation, { point }: Call): Promise<Response> {
    if (invocation.endedBySelf()) this.incidents.note('late-call', invocation.subject.function.key, `${nameOf(point)} after the invocation had ended`);
    return never<Response>();
  }
}

export function nameOf(point: CallPoint): string {
  switch (point.kind) {
    case 'kvs':
      return `kvs ${point.operation}`;
    case 'jira':
      return `jira ${point.method} ${point.path}`;
    case 'platform':
      return `platform ${point.path}`;
    case 'egress':
      return `${point.method} ${point.host}${point.path}`;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function networkError(): TypeError {
  return new TypeError('fetch failed');
}

function lost(point: CallPoint, { as }: Extract<CallFault, { kind: 'lose-answer' }>): Response {
  if (as === 'status-504') return failure(point, 504, undefined, undefined);
  if (as === 'timeout') throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  throw networkError();
}

/** An error answer in the manner of whom the call was for. */
function failure(point: CallPoint, status: number, code: string | undefined, retryAfterSeconds: number | undefined): Response {
  const headers = { 'content-type': 'application/json', ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }) };
  const known = code ?? (status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_SERVER_ERROR');
  const body = point.kind === 'jira' ? { errorMessages: [known], errors: {} } : { code: known, message: known };
  return new Response(JSON.stringify(body), { status, headers });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = (): void => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
