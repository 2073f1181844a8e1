import { LedgerFailure } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { consentsChange, getConsents, withoutPending, type AccessId, type Choice, type PendingConsent } from '../store/access';
import { getCredentials, setToken } from '../store/secrets';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { authEventOf, connections, exchangeCode, xeroClient, type XeroConnection } from '../xero';
import { putAside, removeFresh } from './ask-consent';
import { openState } from './consent-state';
import { storedToken, tokenFor } from './ledger-tokens';
import { makeConnection, type Admin } from './make-connection';

/** What the ledger's consent page sent a person back with. */
export interface ConsentReturn {
  readonly state?: string;
  readonly code?: string;
  readonly error?: string;
}

/** `unasked`: it was not one of ours, or had its turn, and nothing was changed by it. */
export type Finished =
  | { readonly kind: 'connected'; readonly connection: Connection }
  | { readonly kind: 'choose' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'unasked'; readonly problem: Problem };

/**
 * Takes a consent that a person came back with: each counts once, for ten minutes. One that was made up, was used or comes late changes nothing. Whatever else goes wrong, the
 * connection that there was stays, and the person starts again, because a code is good only once.
 */
export async function finishConsent(back: ConsentReturn, now: number): Promise<Finished> {
  const state = await openState(back.state ?? '');
  if (!state) return unasked('CONSENT_INVALID');
  if (state.until <= now) return unasked('CONSENT_EXPIRED');
  const pending = await use(state.access);
  if (!pending) return unasked('CONSENT_INVALID');
  const done = back.code === undefined || back.error !== undefined ? refused(denied(back.error)) : await exchange(pending, back.code, now);
  if (!done.ok) return { kind: 'failed', problem: await fail(pending, done.problems, now) };
  return done.value;
}

const unasked = (code: 'CONSENT_INVALID' | 'CONSENT_EXPIRED'): Finished => ({ kind: 'unasked', problem: problem(code, 'connection') });

/** Of several that come back with the same, one gets it. */
async function use(access: AccessId): Promise<PendingConsent | undefined> {
  return transact(async () => {
    const consents = await getConsents();
    const { pending } = consents;
    if (pending?.access !== access || pending.step.kind !== 'asked') return { changes: [], result: undefined };
    return { changes: [consentsChange({ ...consents, pending: { ...pending, step: { kind: 'used' } } })], result: pending };
  });
}

/** The ledger's word for it (RFC 6749, section 4.1.2.1). */
function denied(error: string | undefined): Problem {
  if (error === 'access_denied') return problem('CONSENT_DENIED', 'connection');
  return problem(error === 'invalid_scope' ? 'SCOPES_MISSING' : 'CONSENT_LOST', 'connection');
}

/** A web trigger has 55 seconds, and three calls of the ledger's to make in them. */
const TIMEOUT_MS = 12_000;

async function exchange(pending: PendingConsent, code: string, now: number): Promise<Result<Finished>> {
  const { access, by, redirectUri } = pending;
  const credentials = await getCredentials(access);
  if (!credentials) return refused(problem('CONSENT_INVALID', 'connection'));
  try {
    const exchanged = await exchangeCode(credentials, code, redirectUri, { timeoutMs: TIMEOUT_MS });
    const chosen = await connections({ ...exchanged.token, timeoutMs: TIMEOUT_MS }, authEventOf(exchanged.token));
    const choices = chosen.map(choiceOf);
    if (exchanged.kind === 'scopes-missing') {
      await removeFresh(exchanged.token.accessToken, choices);
      return refused(problem('SCOPES_MISSING', 'connection', { scopes: exchanged.scopes.join(', ') }));
    }
    await setToken(access, storedToken(exchanged.token));
    const [only, ...others] = choices;
    if (only === undefined) return refused(problem('CONSENT_DENIED', 'connection'));
    if (others.length > 0) return await leaveToChoose(pending, choices, now);
    return await connectOrLeave(pending, only, credentials.clientId, { by, now });
  } catch (error) {
    if (error instanceof LedgerFailure) return refused(lost(error));
    throw error;
  }
}

const choiceOf = ({ id, tenantId, name, fresh }: XeroConnection): Choice => ({ connectionId: id, tenantId, name, fresh });

/** Why the exchange came to nothing. Whether the ledger carried it out or not, the code is used up. */
export function lost({ reason }: LedgerFailure): Problem {
  if (reason.kind !== 'credentials') return problem('CONSENT_LOST', 'connection');
  return problem(reason.detail === 'invalid_grant' ? 'CONSENT_EXPIRED' : 'CREDENTIALS_NOT_ACCEPTED', 'connection');
}

/** A ledger that gave the token and then does not answer is asked again when an admin chooses what there is to choose. */
async function connectOrLeave(pending: PendingConsent, only: Choice, clientId: string, admin: Admin): Promise<Result<Finished>> {
  try {
    const made = await connectTo(pending.access, only, clientId, admin);
    return made.ok ? ok({ kind: 'connected', connection: made.value }) : made;
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.reason.kind === 'credentials' || error.reason.kind === 'forbidden') throw error;
    return leaveToChoose(pending, [only], admin.now);
  }
}

/** So long a choice is open. */
const CHOOSING_MS = 60 * 60_000;

export async function leaveToChoose(pending: PendingConsent, choices: readonly Choice[], now: number): Promise<Result<Finished>> {
  const next: PendingConsent = { ...pending, until: new Date(now + CHOOSING_MS).toISOString(), step: { kind: 'choosing', choices } };
  const left = await transact(async () => {
    const consents = await getConsents();
    if (consents.pending?.access !== pending.access) return { changes: [], result: false };
    return { changes: [consentsChange({ ...consents, pending: next })], result: true };
  });
  return left ? ok({ kind: 'choose' }) : refused(problem('CONSENT_INVALID', 'connection'));
}

/** Connects to an organisation that the consent is for. One that may not be billed in is left again, if it was only just entered. */
export async function connectTo(access: AccessId, choice: Choice, clientId: string, admin: Admin): Promise<Result<Connection>> {
  const { accessToken, refresh } = await tokenFor(access);
  const { tenantId, connectionId } = choice;
  const organisation = await xeroClient({ accessToken, tenantId, timeoutMs: TIMEOUT_MS }).organisation();
  const renewedAt = new Date(refresh?.since ?? admin.now).toISOString();
  const made = await makeConnection({ access, via: { kind: 'consent', tenantId, connectionId, renewedAt }, organisation, clientId }, admin);
  if (!made.ok) await removeFresh(accessToken, [choice]);
  return made;
}

/** Writes down why it came to nothing, where nothing newer was asked for, and forgets its secrets. */
export async function fail(pending: PendingConsent, problems: readonly Problem[], now: number): Promise<Problem> {
  const [failed = problem('CONSENT_LOST', 'connection')] = problems;
  await transact(async () => {
    const consents = await getConsents();
    if (consents.pending?.access !== pending.access) return { changes: [], result: undefined };
    return { changes: [consentsChange({ ...withoutPending(consents, new Date(now).toISOString()), failed })], result: undefined };
  });
  await putAside(pending);
  return failed;
}
