import type { GateTokenId, MilestoneId, PersonId } from './ids';

/** What is kept of a secret: only whoever holds it can tell that it belongs to this. Both base64url. */
export interface SecretHash {
  readonly salt: string;
  readonly hash: string;
}

/** What a build asks the release gate with. The secret itself was shown once, and is nowhere. */
export interface GateToken {
  readonly id: GateTokenId;
  /** What people call it. */
  readonly name: string;
  /** It answers for this milestone alone; absent: for every milestone of the contract that is due before release. */
  readonly milestoneId?: MilestoneId;
  /** Its answers may hold amounts. */
  readonly amounts: boolean;
  readonly secret: SecretHash;
  /** The secret before the last rotation, which still holds until then: ISO instant, UTC. */
  readonly before?: SecretHash & { readonly until: string };
  readonly by: PersonId;
  /** When the secret in use was made: ISO instant, UTC. */
  readonly at: string;
  /** How long a secret holds; absent: until it is revoked. */
  readonly days?: number;
}

/** So many tokens a contract may have at once. */
export const MOST_TOKENS = 20;

const DAY_MS = 86_400_000;

/** When the secret in use ends, in milliseconds; infinity where it doesn't. */
export const endOf = ({ at, days }: Pick<GateToken, 'at' | 'days'>): number => (days === undefined ? Infinity : Date.parse(at) + days * DAY_MS);

/** The secrets that open it now: its own unless that has expired, and the one before while that still holds. */
export function validSecrets(token: GateToken, now: number): readonly SecretHash[] {
  const before = token.before && now < Date.parse(token.before.until) ? [token.before] : [];
  return now < endOf(token) ? [token.secret, ...before] : before;
}

/** With a new secret. The one before holds for as long as the grace says (milliseconds), and no longer than it would have; any older one ends at once. */
export function rotated({ before: _ended, ...token }: GateToken, secret: SecretHash, now: number, graceMs: number): GateToken {
  const until = Math.min(now + graceMs, endOf(token));
  return { ...token, secret, at: new Date(now).toISOString(), ...(until > now ? { before: { ...token.secret, until: new Date(until).toISOString() } } : {}) };
}
