import type { SettingsContract } from '../../../src/handlers/pages/api';

/** What can be made of a contract, by what it is. */
export type ContractMove = 'activate' | 'pause' | 'resume' | 'close';

export const MOVES: Readonly<Record<SettingsContract['state'], readonly ContractMove[]>> = { draft: ['activate', 'close'], active: ['pause', 'close'], paused: ['resume', 'close'], closed: [] };

export const MOVE_TO: Readonly<Record<ContractMove, 'active' | 'paused' | 'closed'>> = { activate: 'active', pause: 'paused', resume: 'active', close: 'closed' };
