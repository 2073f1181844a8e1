import { LedgerFailure } from '../billing/ledger';
import { problem } from '../billing/problem';
import { refused, type Result } from '../billing/result';
import { getConsents, type AccessId, type Choice, type PendingConsent } from '../store/access';
import { getCredentials } from '../store/secrets';
import type { Connection } from '../store/site';
import { removeFresh } from './ask-consent';
import { connectTo, fail, leaveToChoose, lost } from './finish-consent';
import { tokenFor } from './ledger-tokens';
import type { Admin } from './make-connection';

/** An admin chooses among the organisations that the consent is for; the others are left again. */
export async function chooseOrganisation(tenantId: string, admin: Admin): Promise<Result<Connection>> {
  const { pending } = await getConsents();
  if (pending?.step.kind !== 'choosing') return refused(problem('CONSENT_INVALID', 'connection'));
  if (Date.parse(pending.until) <= admin.now) return refused(await fail(pending, [problem('CONSENT_EXPIRED', 'connection')], admin.now));
  const choice = pending.step.choices.find((each) => each.tenantId === tenantId);
  const credentials = await getCredentials(pending.access);
  if (!choice || !credentials) return refused(problem('CONSENT_INVALID', 'connection'));
  const done = await tryToConnect(pending, choice, credentials.clientId, admin);
  if (done.ok) await leaveOthers(pending.access, pending.step.choices.filter((each) => each !== choice));
  return done;
}

async function tryToConnect(pending: PendingConsent, choice: Choice, clientId: string, admin: Admin): Promise<Result<Connection>> {
  try {
    const done = await connectTo(pending.access, choice, clientId, admin);
    return done.ok ? done : await chooseAgain(pending, choice, done, admin.now);
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    // A ledger that does not answer just now leaves the choice open.
    if (error.reason.kind === 'credentials') return refused(await fail(pending, [lost(error)], admin.now));
    return refused(problem('LEDGER_UNAVAILABLE', 'ledger'));
  }
}

async function leaveOthers(access: AccessId, others: readonly Choice[]): Promise<void> {
  try {
    await removeFresh((await tokenFor(access)).accessToken, others);
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
  }
}

/** The organisation may not be billed in: it is off the list, and what else there is may still be chosen. */
async function chooseAgain(pending: PendingConsent, wrong: Choice, refusal: Extract<Result<never>, { ok: false }>, now: number): Promise<Result<never>> {
  const rest = pending.step.kind === 'choosing' ? pending.step.choices.filter((each) => each !== wrong) : [];
  if (rest.length === 0) await fail(pending, refusal.problems, now);
  else await leaveToChoose(pending, rest, now);
  return refusal;
}
