import type { Delivery, LedgerAct, Mirror } from './invoice';
import type { LedgerInvoiceId, PersonId } from './ids';
import { afterAct, afterwards, isActPossible, seenBill, stillWanted } from './ledger-act';
import { withKnownDetails } from './mirror-details';
import { problem } from './problem';
import type { Problem, ProblemCode } from './problems';
import { ok, refused, type Result } from './result';

/** What can happen to an invoice on its way into the ledger and there. `at` are ISO instants, UTC. */
export type DeliveryEvent =
  /** What a prepared invoice says was changed. */
  | { readonly kind: 'edit' }
  /** A person lets a prepared invoice go. */
  | { readonly kind: 'release' }
  /** The ledger has it: just created, or found there and compared. `approve`, `email`: what the contract wants done with it next. */
  | { readonly kind: 'record'; readonly mirror: Mirror; readonly email: boolean; readonly approve?: boolean }
  /** `found` is an invoice there that may be this one. */
  | { readonly kind: 'hold'; readonly problem: Problem; readonly at: string; readonly found?: LedgerInvoiceId }
  /** What held it is said to be mended. */
  | { readonly kind: 'retry' }
  /** A person says that the invoice which was found is another one: ours is sent as well. */
  | { readonly kind: 'clear' }
  /** A person takes back an invoice that the ledger does not have. */
  | { readonly kind: 'cancel'; readonly by: PersonId; readonly reason: string; readonly at: string }
  /** The ledger shall do something with it. */
  | { readonly kind: 'act'; readonly act: LedgerAct }
  /** It is about to be asked for something that it can't be asked about afterwards. */
  | { readonly kind: 'try' }
  /** The ledger did it, or there is nothing to do any more. */
  | { readonly kind: 'acted'; readonly mirror: Mirror }
  /** A person no longer wants what the ledger refused. */
  | { readonly kind: 'drop' }
  /** What the ledger says of it now. */
  | { readonly kind: 'mirror'; readonly mirror: Mirror };

type At<S extends Delivery['step']> = Extract<Delivery, { step: S }>;
type HeldInQueue = Extract<Delivery, { step: 'held'; at: 'queued' }>;
type HeldInAct = Extract<Delivery, { step: 'held'; at: 'acting' }>;

/**
 * Where an invoice stands after an event, or why that may not be. Every step answers every event. An event that says nothing new gives
 * back the very same object, so that a caller can tell that there is nothing to write.
 */
export function deliver(delivery: Delivery, event: DeliveryEvent): Result<Delivery> {
  switch (delivery.step) {
    case 'prepared':
      return fromPrepared(delivery, event);
    case 'queued':
      return fromQueued(delivery, event);
    case 'held':
      return delivery.at === 'queued' ? fromHeldInQueue(delivery, event) : fromHeldInAct(delivery, event);
    case 'cancelled':
      return fromCancelled(delivery, event);
    case 'acting':
      return fromActing(delivery, event);
    case 'recorded':
      return fromRecorded(delivery, event);
  }
}

function fromPrepared(delivery: At<'prepared'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'release':
      return ok({ step: 'queued' });
    case 'cancel':
      return ok(cancelled(event));
    case 'edit':
    case 'mirror':
      return ok(delivery);
    case 'retry':
    case 'clear':
    case 'drop':
    case 'try':
      return no('NOT_RETRYABLE');
    case 'act':
      return no('ACT_NOT_POSSIBLE');
    case 'record':
    case 'hold':
    case 'acted':
      return no('NOT_RELEASABLE');
  }
}

/** A mirror that comes before the ledger's answer is left alone: the next attempt looks the number up and compares before it adopts. */
function fromQueued(delivery: At<'queued'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'record':
      return ok(recorded(event));
    case 'hold':
      return ok({ step: 'held', at: 'queued', problem: event.problem, since: event.at, ...finding(event.found), ...clearing(delivery.cleared) });
    case 'edit':
    case 'release':
      return no('NOT_RELEASABLE');
    case 'retry':
    case 'clear':
    case 'mirror':
      return ok(delivery);
    // It may be on its way to the ledger this moment.
    case 'cancel':
    case 'act':
      return no('ACT_NOT_POSSIBLE');
    case 'acted':
    case 'drop':
    case 'try':
      return no('NOT_RETRYABLE');
  }
}

function fromHeldInQueue(delivery: HeldInQueue, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'retry':
      return mustBeAnswered(delivery) ? no('NOT_RETRYABLE') : ok({ step: 'queued', ...clearing(delivery.cleared) });
    case 'clear':
      return delivery.found === undefined ? no('NOT_RETRYABLE') : ok({ step: 'queued', cleared: [...(delivery.cleared ?? []), delivery.found] });
    case 'record':
      return ok(recorded(event));
    case 'hold':
      return ok(sameHold(delivery, event) ? delivery : { step: 'held', at: 'queued', problem: event.problem, since: delivery.since, ...finding(event.found), ...clearing(delivery.cleared) });
    case 'cancel':
      return ok(cancelled(event));
    case 'mirror':
      return ok(delivery);
    case 'edit':
    case 'release':
      return no('NOT_RELEASABLE');
    case 'act':
      return no('ACT_NOT_POSSIBLE');
    case 'acted':
    case 'drop':
    case 'try':
      return no('NOT_RETRYABLE');
  }
}

/** The ledger recorded something for this invoice, and not what was asked for: sent again without a word on that, it could be billed twice. */
const mustBeAnswered = ({ problem: { code }, found }: HeldInQueue): boolean => code === 'LEDGER_ANSWER_INVALID' && found !== undefined;

/** Whether a person may have a held invoice taken up again without saying more. */
export const isRetryable = ({ delivery }: { readonly delivery: Delivery }): boolean => delivery.step === 'held' && deliver(delivery, { kind: 'retry' }).ok;

const sameHold = (delivery: HeldInQueue, event: Extract<DeliveryEvent, { kind: 'hold' }>): boolean =>
  delivery.problem.code === event.problem.code && delivery.found === event.found;

function fromHeldInAct(delivery: HeldInAct, event: DeliveryEvent): Result<Delivery> {
  const { act, mirror } = delivery;
  switch (event.kind) {
    case 'retry':
      return ok({ step: 'acting', act: seenAgain(untried(act), delivery), mirror });
    case 'drop':
      return ok({ step: 'recorded', mirror });
    case 'hold':
      return ok(delivery.problem.code === event.problem.code ? delivery : { ...delivery, problem: event.problem });
    case 'acted':
      return finished(act, mirror, event.mirror);
    case 'mirror':
      return mirrored(delivery, mirror, event.mirror, (next) => (stillWanted(act, next) ? { ...delivery, mirror: next } : afterwards(act, next)));
    case 'edit':
    case 'release':
      return no('NOT_RELEASABLE');
    case 'record':
    case 'clear':
    case 'try':
      return no('NOT_RETRYABLE');
    case 'cancel':
    case 'act':
      return no('ACT_NOT_POSSIBLE');
  }
}

/** Nothing follows: the milestone is billed again, if at all, by an invoice of its own. */
function fromCancelled(delivery: At<'cancelled'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'mirror':
    case 'cancel':
      return ok(delivery);
    case 'edit':
    case 'release':
      return no('NOT_RELEASABLE');
    case 'act':
      return no('ACT_NOT_POSSIBLE');
    case 'record':
    case 'hold':
    case 'retry':
    case 'clear':
    case 'acted':
    case 'drop':
    case 'try':
      return no('NOT_RETRYABLE');
  }
}

function fromActing(delivery: At<'acting'>, event: DeliveryEvent): Result<Delivery> {
  const { act, mirror } = delivery;
  switch (event.kind) {
    case 'acted':
      return finished(act, mirror, event.mirror);
    case 'mirror':
    case 'record':
      return mirrored(delivery, mirror, event.mirror, (next) => afterAct(act, next));
    case 'hold':
      return ok({ step: 'held', at: 'acting', problem: event.problem, since: event.at, act, mirror });
    case 'retry':
      return ok(delivery);
    case 'edit':
    case 'release':
      return no('NOT_RELEASABLE');
    case 'try':
      return ok({ ...delivery, act: tried(act) });
    case 'clear':
    case 'drop':
      return no('NOT_RETRYABLE');
    case 'cancel':
    case 'act':
      return no('ACT_NOT_POSSIBLE');
  }
}

function fromRecorded(delivery: At<'recorded'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'act':
      return isActPossible(event.act, delivery.mirror) ? ok({ step: 'acting', act: event.act, mirror: delivery.mirror }) : no('ACT_NOT_POSSIBLE');
    case 'mirror':
    case 'record':
    case 'acted':
      return mirrored(delivery, delivery.mirror, event.mirror, (next) => ({ step: 'recorded', mirror: next }));
    case 'hold':
    case 'drop':
      return ok(delivery);
    case 'edit':
    case 'release':
      return no('NOT_RELEASABLE');
    case 'retry':
    case 'clear':
    case 'try':
      return no('NOT_RETRYABLE');
    case 'cancel':
      return no('ACT_NOT_POSSIBLE');
  }
}

function recorded({ mirror, email, approve = false }: Extract<DeliveryEvent, { kind: 'record' }>): Delivery {
  if (approve) return afterAct({ kind: 'approve', email, seen: seenBill(mirror) }, mirror);
  return email ? afterAct({ kind: 'email' }, mirror) : { step: 'recorded', mirror };
}
const cancelled = ({ by, reason, at }: Extract<DeliveryEvent, { kind: 'cancel' }>): Delivery => ({ step: 'cancelled', by, reason, at });
const finding = (found: LedgerInvoiceId | undefined) => (found === undefined ? {} : { found });
const clearing = (cleared: readonly LedgerInvoiceId[] | undefined) => (cleared === undefined ? {} : { cleared });

/** What is done stays done, also where the ledger's clock did not move: an email leaves its stamp alone. */
const finished = (act: LedgerAct, known: Mirror, next: Mirror): Result<Delivery> =>
  next.ledgerId === known.ledgerId ? ok(afterwards(act, withKnownDetails(known, next))) : no('NUMBER_TAKEN');

const tried = (act: LedgerAct): LedgerAct => (act.kind === 'email' && act.again === 'wanted' ? { ...act, again: 'tried' } : act);
/** A person, or a cause that is known to have passed, has it tried once more. */
const untried = (act: LedgerAct): LedgerAct => (act.kind === 'email' && act.again === 'tried' ? { ...act, again: 'wanted' } : act);

/** Only a person has what was refused tried again, and they saw what it is by now. What merely waited is taken up by itself, and still means what was seen then. */
const seenAgain = (act: LedgerAct, { problem: { code }, mirror }: HeldInAct): LedgerAct => (act.kind === 'approve' && code === 'ACT_REFUSED' ? { ...act, seen: seenBill(mirror) } : act);

/** Whether the ledger is to approve the invoice, and to email it to the client, without a person. */
export const wantsApproval = ({ autonomy }: { readonly autonomy: string }): boolean => autonomy === 'approve' || autonomy === 'email';
/** Whether the client is to be emailed once the ledger has the invoice. */
export const wantsEmail = (invoice: { readonly autonomy: string }): boolean => invoice.autonomy === 'email';

/** Answers arrive in any order: what we know only ever moves forward in the ledger's own time. Of one change, the later reading counts. */
function mirrored(delivery: Delivery, known: Mirror, next: Mirror, advance: (mirror: Mirror) => Delivery): Result<Delivery> {
  if (next.ledgerId !== known.ledgerId) return no('NUMBER_TAKEN');
  return ok(isNewer(next, known) ? advance(withKnownDetails(known, next)) : delivery);
}

function isNewer(next: Mirror, known: Mirror): boolean {
  const changed = Date.parse(next.changedAt) - Date.parse(known.changedAt);
  const readLater = Date.parse(next.readAt) > Date.parse(known.readAt);
  return changed > 0 || (readLater && (changed === 0 || isFromTheFuture(known)));
}

/** The ledger's clock was ahead when it stamped this, so that the stamp puts nothing in order: what is read later counts, or nothing would until that time comes. */
const isFromTheFuture = ({ changedAt, readAt }: Mirror): boolean => Date.parse(changedAt) > Date.parse(readAt) + CLOCKS_APART_MS;
const CLOCKS_APART_MS = 5 * 60_000;

const no = (code: ProblemCode): Result<never> => refused(problem(code, 'invoice'));
