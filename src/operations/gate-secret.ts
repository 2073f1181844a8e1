import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { SecretHash } from '../billing/gate-token';
import type { ContractId, GateTokenId } from '../billing/ids';

/**
 * The text of a token: whose it is, which one, and 256 random bits. Only a salted hash of those is kept. With that much chance in a secret a fast hash is enough:
 * there is nothing to guess.
 */
export interface GivenToken {
  readonly contractId: ContractId;
  readonly id: GateTokenId;
  readonly secret: string;
}

/** Begins like no other secret, so that scanners of code can tell what was left lying about. */
const SHAPE = /^mpgate_([\w-]{1,40})\.([0-9a-f]{8})\.([\w-]{43})$/;
const SECRET_BYTES = 32;
const SALT_BYTES = 16;

export const tokenText = ({ contractId, id, secret }: GivenToken): string => `mpgate_${contractId}.${id}.${secret}`;

export function readToken(text: string): GivenToken | undefined {
  const [, contractId, id, secret] = SHAPE.exec(text) ?? [];
  return contractId === undefined || id === undefined || secret === undefined ? undefined : { contractId: contractId as ContractId, id: id as GateTokenId, secret };
}

/** Short enough to read out, and only ever one of a contract's twenty. */
export const newTokenId = (): GateTokenId => randomUUID().slice(0, 8) as GateTokenId;

export function newSecret(): { readonly secret: string; readonly kept: SecretHash } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  return { secret, kept: { salt, hash: hashOf(secret, salt).toString('base64url') } };
}

/** Something to compare with where there is no token: the work is the same, and nothing matches it. */
const NONE: SecretHash = { salt: 'none', hash: Buffer.alloc(SECRET_BYTES).toString('base64url') };

/** Whether the secret belongs to one of these. Each is compared in constant time, and as many are for a token that nobody has. */
export function matches(secret: string, kept: readonly SecretHash[]): boolean {
  const [first = NONE, second = NONE] = kept;
  const found = [first, second].map(({ salt, hash }) => timingSafeEqual(hashOf(secret, salt), fixedSize(hash)));
  return found.some((same) => same);
}

const hashOf = (secret: string, salt: string): Buffer => createHash('sha256').update(`${salt}.${secret}`).digest();

/** A hash that is not one is compared as zeros, which nothing hashes to. */
function fixedSize(hash: string): Buffer {
  const bytes = Buffer.from(hash, 'base64url');
  return bytes.length === SECRET_BYTES ? bytes : Buffer.alloc(SECRET_BYTES);
}
