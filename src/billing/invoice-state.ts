import type { Delivery, Invoice, Mirror } from './invoice';
import { problem } from './problem';
import type { Problem, ProblemCode } from './problems';
import { ok, refused, type Result } from './result';

/** What can happen to an invoice on its way into the ledger. `at` are ISO instants, UTC. */
export type DeliveryEvent =
  /** A person lets a prepared invoice go. */
  | { readonly kind: 'release' }
  /** The ledger has it: just created, or found there and compared. `email`: the client is to be emailed next. */
  | { readonly kind: 'record'; readonly mirror: Mirror; readonly email: boolean }
  | { readonly kind: 'hold'; readonly problem: Problem; readonly at: string }
  /** What held it is said to be mended. */
  | { readonly kind: 'retry' }
  /** The ledger emailed it, or there is nothing to email any more. */
  | { readonly kind: 'emailed'; readonly mirror: Mirror }
  /** What the ledger says of it now. */
  | { readonly kind: 'mirror'; readonly mirror: Mirror };

type At<S extends Delivery['step']> = Extract<Delivery, { step: S }>;

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
      return fromHeld(delivery, event);
    case 'emailing':
      return fromEmailing(delivery, event);
    case 'recorded':
      return fromRecorded(delivery, event);
  }
}

function fromPrepared(delivery: At<'prepared'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'release':
      return ok({ step: 'queued' });
    case 'retry':
      return no('NOT_RETRYABLE');
    case 'mirror':
      return ok(delivery);
    case 'record':
    case 'hold':
    case 'emailed':
      return no('NOT_RELEASABLE');
  }
}

/** A mirror that comes before the ledger's answer is left alone: the next attempt looks the number up and compares before it adopts. */
function fromQueued(delivery: At<'queued'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'record':
      return ok(recorded(event));
    case 'hold':
      return ok({ step: 'held', at: 'queued', problem: event.problem, since: event.at });
    case 'release':
      return no('NOT_RELEASABLE');
    case 'retry':
    case 'mirror':
      return ok(delivery);
    case 'emailed':
      return no('NOT_RETRYABLE');
  }
}

function fromHeld(delivery: At<'held'>, event: DeliveryEvent): Result<Delivery> {
  const { at, mirror } = delivery;
  switch (event.kind) {
    case 'retry':
      return ok(at === 'emailing' && mirror ? { step: 'emailing', mirror } : { step: 'queued' });
    case 'record':
      return at === 'queued' ? ok(recorded(event)) : no('NOT_RETRYABLE');
    case 'hold':
      return ok(delivery.problem.code === event.problem.code ? delivery : { ...delivery, problem: event.problem });
    case 'emailed':
      return at === 'emailing' ? ok({ step: 'recorded', mirror: event.mirror }) : no('NOT_RETRYABLE');
    case 'mirror':
      return mirror ? mirrored(delivery, mirror, event.mirror, (next) => (emailStillWanted(next) ? { ...delivery, mirror: next } : { step: 'recorded', mirror: next })) : ok(delivery);
    case 'release':
      return no('NOT_RELEASABLE');
  }
}

function fromEmailing(delivery: At<'emailing'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'emailed':
      return ok({ step: 'recorded', mirror: event.mirror });
    case 'hold':
      return ok({ step: 'held', at: 'emailing', problem: event.problem, since: event.at, mirror: delivery.mirror });
    case 'mirror':
      return mirrored(delivery, delivery.mirror, event.mirror, (next) => ({ step: emailStillWanted(next) ? 'emailing' : 'recorded', mirror: next }));
    case 'record':
    case 'retry':
      return ok(delivery);
    case 'release':
      return no('NOT_RELEASABLE');
  }
}

function fromRecorded(delivery: At<'recorded'>, event: DeliveryEvent): Result<Delivery> {
  switch (event.kind) {
    case 'mirror':
    case 'record':
    case 'emailed':
      return mirrored(delivery, delivery.mirror, event.mirror, (next) => ({ step: 'recorded', mirror: next }));
    case 'hold':
      return ok(delivery);
    case 'release':
      return no('NOT_RELEASABLE');
    case 'retry':
      return no('NOT_RETRYABLE');
  }
}

const recorded = ({ mirror, email }: Extract<DeliveryEvent, { kind: 'record' }>): Delivery =>
  email && emailStillWanted(mirror) ? { step: 'emailing', mirror } : { step: 'recorded', mirror };

/** Only an approved invoice can be emailed, and nobody gets it twice. */
const emailStillWanted = (mirror: Mirror): boolean => mirror.status === 'approved' && !mirror.emailed;

/** Whether the client is to be emailed once the ledger has the invoice. */
export const wantsEmail = (invoice: Pick<Invoice, 'autonomy'>): boolean => invoice.autonomy === 'email';

/** Answers arrive in any order: what we know only ever moves forward in the ledger's own time. Of one change, the later reading counts. */
function mirrored(delivery: Delivery, known: Mirror, next: Mirror, advance: (mirror: Mirror) => Delivery): Result<Delivery> {
  if (next.ledgerId !== known.ledgerId) return no('NUMBER_TAKEN');
  return ok(isNewer(next, known) ? advance(next) : delivery);
}

function isNewer(next: Mirror, known: Mirror): boolean {
  const changed = Date.parse(next.changedAt) - Date.parse(known.changedAt);
  return changed > 0 || (changed === 0 && Date.parse(next.readAt) > Date.parse(known.readAt));
}

const no = (code: ProblemCode): Result<never> => refused(problem(code, 'invoice'));
