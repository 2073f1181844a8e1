import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { ContractId, GateTokenId } from '../billing/ids';
import { ENTITIES, gateUseKey, SITE_KEYS } from './keys';
import { isAbsent } from './read';
import { readConnection } from './site-records';
import type { Connection } from './site';

/**
 * When a gate's token was last used and how often this minute: for showing, and for turning away what asks too often. Kept apart from the contract, whose `rev`
 * it must not move, and written without a condition: a count that is lost costs nothing.
 */
const useSchema = z.object({
  usedAt: z.string(),
  minute: z.number(),
  calls: z.number(),
  /** What it was last told yes of, and when: that much is in the record already. */
  passed: z.optional(z.object({ at: z.string(), of: z.string() })),
});
export type GateUse = z.infer<typeof useSchema>;

/** How tokens of a contract were used, at most twenty, and the connection, in one request. */
export async function getUsesAndConnection(
  contractId: ContractId,
  ids: readonly GateTokenId[],
): Promise<{ readonly uses: ReadonlyMap<GateTokenId, GateUse>; readonly connection: Connection | undefined }> {
  const items = [{ key: SITE_KEYS.connection as string, entityName: ENTITIES.site }, ...ids.map((id) => ({ key: gateUseKey(contractId, id) }))];
  const { successfulKeys, failedKeys } = await kvs.batchGet<unknown>(items);
  const unread = failedKeys.find(({ key, error }) => key === SITE_KEYS.connection && !isAbsent(error.code));
  if (unread) throw new Error(`Storage could not read the connection: ${unread.error.code}`);
  const found = (key: string): unknown => successfulKeys.find((row) => row.key === key)?.value;
  const connection = found(SITE_KEYS.connection);
  const uses = ids.flatMap((id) => {
    const use = useSchema.safeParse(found(gateUseKey(contractId, id)));
    return use.success ? [[id, use.data] as const] : [];
  });
  return { uses: new Map(uses), connection: connection === undefined ? undefined : readConnection(connection) };
}

export const setUse = (contractId: ContractId, id: GateTokenId, use: GateUse): Promise<void> => kvs.set(gateUseKey(contractId, id), use);
export const forgetUse = (contractId: ContractId, id: GateTokenId): Promise<void> => kvs.delete(gateUseKey(contractId, id));
