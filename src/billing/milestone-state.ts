import type { InvoiceId, PersonId } from './ids';
import type { Cause, Left, MilestoneState } from './milestone';
import { problem } from './problem';
import type { Problem, ProblemCode } from './problems';
import { ok, refused, type Result } from './result';

/** What can happen to a milestone. `at` are ISO instants, UTC. */
export type MilestoneEvent =
  /** It was reached and an invoice claims it. */
  | { readonly kind: 'bill'; readonly invoiceId: InvoiceId; readonly at: string; readonly cause: Cause }
  /** It was reached, but billing it was refused. */
  | { readonly kind: 'refuse'; readonly problem: Problem; readonly at: string }
  /** `left`: what it waited for, when a person decided that it is not billed. */
  | { readonly kind: 'hold'; readonly by: PersonId; readonly reason: string; readonly at: string; readonly left?: Left }
  /** That decision is taken back. */
  | { readonly kind: 'unleave' }
  | { readonly kind: 'unhold' }
  /** The work left its trigger status. */
  | { readonly kind: 'reopen'; readonly at: string }
  /** The work came back to its trigger status. */
  | { readonly kind: 'return' }
  /** A person decided that the bill stands although the work was reopened. */
  | { readonly kind: 'keep'; readonly by: PersonId; readonly at: string }
  /** The ledger voided or deleted the invoice. */
  | { readonly kind: 'void'; readonly invoiceId: InvoiceId; readonly number: string; readonly at: string }
  /** The ledger has the invoice after all, although it was taken for gone. */
  | { readonly kind: 'stands'; readonly invoiceId: InvoiceId; readonly number: string; readonly at: string };

type State<K extends MilestoneState['kind']> = Extract<MilestoneState, { kind: K }>;
type Event<K extends MilestoneEvent['kind']> = Extract<MilestoneEvent, { kind: K }>;

/**
 * What a milestone becomes, or why it may not. Every state answers every event. An event that has nothing to say to a state gives the
 * state back as it was (the very same object), so that late and repeated events change nothing.
 */
export function transition(state: MilestoneState, event: MilestoneEvent): Result<MilestoneState> {
  switch (state.kind) {
    case 'planned':
      return fromPlanned(state, event);
    case 'held':
      return fromHeld(state, event);
    case 'waiting':
      return fromWaiting(state, event);
    case 'billed':
      return fromBilled(state, event);
  }
}

function fromPlanned(state: State<'planned'>, event: MilestoneEvent): Result<MilestoneState> {
  switch (event.kind) {
    case 'bill':
      return ok(billed(event));
    case 'refuse':
      return ok({ kind: 'waiting', problem: event.problem, since: event.at });
    case 'hold':
      return ok(held(event));
    case 'keep':
    case 'unleave':
      return no('STALE_PAGE');
    case 'unhold':
    case 'reopen':
    case 'return':
    case 'void':
    case 'stands':
      return ok(state);
  }
}

function fromHeld(state: State<'held'>, event: MilestoneEvent): Result<MilestoneState> {
  switch (event.kind) {
    case 'bill':
      return no('MILESTONE_HELD', { reason: state.reason });
    case 'hold':
      return ok(held(event));
    case 'unhold':
      return ok({ kind: 'planned' });
    case 'unleave':
      // It waits as it did: off its hold, it would be billed by its trigger.
      return state.left ? ok({ kind: 'waiting', ...state.left }) : no('STALE_PAGE');
    case 'keep':
      return no('STALE_PAGE');
    case 'refuse':
    case 'reopen':
    case 'return':
    case 'void':
    case 'stands':
      return ok(state);
  }
}

/** It goes on waiting because its invoice was taken back; that its work is gone, so that billing it again could only be refused, is kept beside that for as long as it is so. */
function withWork(state: State<'waiting'>, gone: boolean): State<'waiting'> {
  const { work, ...params } = state.problem.params ?? {};
  if (gone === (work === 'gone')) return state;
  return { ...state, problem: { ...state.problem, params: gone ? { ...params, work: 'gone' } : params } };
}

/**
 * One that waits because its invoice was voided is billed by a person's word only (or after one took it off a hold), whatever the work does meanwhile. One that was
 * reached while its contract was paused, or only to remind somebody of it, needs that word too, unless the work left its trigger since: somebody had stopped the money on purpose, and
 * going on must not let out at once all that came together meanwhile.
 */
const BY_WORD: readonly ProblemCode[] = ['CONTRACT_PAUSED', 'BILL_BY_HAND'];

function fromWaiting(state: State<'waiting'>, event: MilestoneEvent): Result<MilestoneState> {
  const voided = state.problem.code === 'BILL_VOIDED';
  switch (event.kind) {
    case 'bill':
      return (voided || BY_WORD.includes(state.problem.code)) && event.cause.kind !== 'person' ? refused(state.problem) : ok(billed(event));
    case 'refuse':
      if (voided) return ok(withWork(state, event.problem.code === 'WORK_ITEM_NOT_FOUND'));
      return ok(state.problem.code === event.problem.code ? state : { ...state, problem: event.problem });
    case 'hold':
      return ok(held(event));
    case 'reopen':
      return ok(voided ? withWork(state, false) : { kind: 'planned' });
    case 'keep':
    case 'unleave':
      return no('STALE_PAGE');
    case 'stands':
      return ok(voided && state.problem.params?.['invoice'] === event.number ? { kind: 'billed', invoiceId: event.invoiceId, at: event.at } : state);
    case 'unhold':
    case 'return':
    case 'void':
      return ok(state);
  }
}

function fromBilled(state: State<'billed'>, event: MilestoneEvent): Result<MilestoneState> {
  switch (event.kind) {
    case 'bill':
    case 'hold':
    case 'unhold':
    case 'unleave':
      return no('MILESTONE_ALREADY_BILLED', { invoice: state.invoiceId });
    case 'refuse':
    case 'stands':
      return ok(state);
    case 'reopen':
      return ok(state.reopened ? state : { ...state, reopened: { at: event.at } });
    case 'return':
      return ok(state.reopened ? { kind: 'billed', invoiceId: state.invoiceId, at: state.at } : state);
    case 'keep':
      return keep(state, event);
    case 'void':
      return ok(state.invoiceId === event.invoiceId ? waitingAfterVoid(event) : state);
  }
}

function keep(state: State<'billed'>, { by, at }: Event<'keep'>): Result<MilestoneState> {
  // The work came back before the person answered: there is nothing left to keep, and the page they saw is old.
  if (!state.reopened) return no('STALE_PAGE');
  return ok(state.reopened.kept ? state : { ...state, reopened: { ...state.reopened, kept: { by, at } } });
}

const billed = ({ invoiceId, at }: Event<'bill'>): MilestoneState => ({ kind: 'billed', invoiceId, at });
const held = ({ by, reason, at, left }: Event<'hold'>): MilestoneState => ({ kind: 'held', by, reason, at, ...(left ? { left } : {}) });
const waitingAfterVoid = ({ number, at }: Event<'void'>): MilestoneState => ({
  kind: 'waiting',
  problem: problem('BILL_VOIDED', 'milestone', { invoice: number }),
  since: at,
});

const no = (code: ProblemCode, params: Readonly<Record<string, string>> = {}): Result<never> => refused(problem(code, 'milestone', params));
