import type { Contract } from '../billing/contract';
import { MOST_TOKENS, rotated, type GateToken } from '../billing/gate-token';
import type { GateTokenId, MilestoneId } from '../billing/ids';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { forgetUse } from '../store/gate-use';
import { editContract, type SeenAct } from './edit-contract';
import { newSecret, newTokenId, tokenText } from './gate-secret';

export interface TokenDraft {
  readonly name: string;
  readonly milestoneId?: MilestoneId;
  readonly amounts: boolean;
  readonly days?: number;
}

/** A contract, and the text of a token of its that is shown this once. */
export interface Shown {
  readonly contract: Contract;
  readonly text: string;
}

const HOUR_MS = 3_600_000;

export async function createToken(act: SeenAct, draft: TokenDraft): Promise<Result<Shown>> {
  const { secret, kept } = newSecret();
  const token: GateToken = { id: newTokenId(), ...draft, secret: kept, by: act.by, at: new Date(act.now).toISOString() };
  const written = await editContract(act, (contract) => {
    const { milestones, gateTokens = [] } = contract;
    if (gateTokens.length >= MOST_TOKENS) return refused(problem('GATE_TOKENS_FULL', 'contract', { max: String(MOST_TOKENS) }));
    const milestone = milestones.find(({ id }) => id === draft.milestoneId);
    if (draft.milestoneId !== undefined && !milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
    const event = { kind: 'gate-token-made' as const, name: token.name, amounts: token.amounts, ...(milestone ? { for: milestone.name } : {}) };
    return ok({ contract: { ...contract, gateTokens: [...gateTokens, token] }, event });
  });
  return shown(written, act, token.id, secret);
}

/** Gives a token a new secret. The one before goes on for the grace, so that no build fails while it is being changed over. */
export async function rotateToken(act: SeenAct, id: GateTokenId, graceHours: number): Promise<Result<Shown>> {
  const { secret, kept } = newSecret();
  const written = await editContract(act, (contract) => {
    const { gateTokens = [] } = contract;
    const token = gateTokens.find((entry) => entry.id === id);
    if (!token) return refused(problem('GATE_TOKEN_NOT_FOUND', 'contract'));
    const renewed = rotated(token, kept, act.now, graceHours * HOUR_MS);
    return ok({ contract: { ...contract, gateTokens: gateTokens.map((entry) => (entry.id === id ? renewed : entry)) }, event: { kind: 'gate-token-rotated', name: token.name, graceHours } });
  });
  return shown(written, act, id, secret);
}

/** From this write on nothing opens with it. One that is gone already is as it should be. */
export async function revokeToken(act: SeenAct, id: GateTokenId): Promise<Result<Contract>> {
  const written = await editContract(act, (contract) => {
    const { gateTokens = [] } = contract;
    const token = gateTokens.find((entry) => entry.id === id);
    if (!token) return ok(undefined);
    return ok({ contract: { ...contract, gateTokens: gateTokens.filter((entry) => entry !== token) }, event: { kind: 'gate-token-revoked', name: token.name } });
  });
  if (written.ok) await forgetUse(act.contractId, id);
  return written;
}

const shown = (written: Result<Contract>, { contractId }: SeenAct, id: GateTokenId, secret: string): Result<Shown> =>
  written.ok ? ok({ contract: written.value, text: tokenText({ contractId, id, secret }) }) : written;
