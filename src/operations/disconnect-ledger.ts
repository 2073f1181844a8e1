import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { consentsChange, getConsents } from '../store/access';
import { getConnection } from '../store/read';
import { deleteWebhookKey } from '../store/secrets';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { forgetConsent } from './ask-consent';
import { leaveLedger } from './leave-ledger';
import { activityChange, connectionChange, forgetAccess, type Admin } from './make-connection';

/**
 * Stops talking to the ledger: has it show us out, and forgets the secrets whether or not it answers. What is billed stays on record, and so does which organisation it was
 * billed in.
 */
export async function disconnectLedger(admin: Admin): Promise<Result<Connection>> {
  const done = await transact<Result<Connection>>(async () => {
    const [before, consents] = await Promise.all([getConnection(), getConsents()]);
    if (!before || before.state.kind === 'disconnected') return { changes: [], result: refused(problem('NOT_CONNECTED', 'connection')) };
    const value: Connection = { ...before, rev: before.rev + 1, state: { kind: 'disconnected' }, webhook: 'off' };
    const unused = [...consents.unused, { access: before.access, since: new Date(admin.now).toISOString() }];
    const note = activityChange(admin.by, admin.now, { kind: 'connection-removed', organisation: before.organisation.name });
    return { changes: [connectionChange(value), consentsChange({ ...consents, unused }), note], result: ok(value) };
  });
  if (!done.ok) return done;
  const left = await leaveLedger(done.value);
  await forgetAccess(done.value.access);
  await deleteWebhookKey();
  await forgetConsent(admin.now);
  return left ? done : ok(await noteRemains(done.value));
}

async function noteRemains(left: Connection): Promise<Connection> {
  return transact(async () => {
    const before = await getConnection();
    if (before?.state.kind !== 'disconnected' || before.access !== left.access) return { changes: [], result: before ?? left };
    const value: Connection = { ...before, rev: before.rev + 1, state: { kind: 'disconnected', remains: true } };
    return { changes: [connectionChange(value)], result: value };
  });
}

/** Secrets that nobody uses are left so long before they are tidied away: those of a way in that is just being tried are among them. */
const LEFT_MS = 60 * 60_000;

/** Forgets what a crash left behind, and a consent that nobody came back with. */
export async function tidyAccess(now: number): Promise<void> {
  const consents = await getConsents();
  for (const { access, since } of consents.unused) if (now - Date.parse(since) > LEFT_MS) await forgetAccess(access);
  if (consents.pending && now - Date.parse(consents.pending.until) > LEFT_MS) await forgetConsent(now);
}
