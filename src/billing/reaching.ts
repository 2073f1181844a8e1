import type { Autonomy, Contract } from './contract';
import type { Milestone } from './milestone';

/**
 * What happens when a milestone is reached. `remind` bills nothing: it waits for a person, who is told. The others bill it, and say how far Milepost goes alone with
 * the invoice.
 */
export const REACHING = ['remind', 'prepare', 'draft', 'submit', 'approve', 'email'] as const satisfies readonly (Autonomy | 'remind')[];
export type Reaching = (typeof REACHING)[number];

type Default = Pick<Contract, 'autonomy' | 'remind'>;
type Own = Pick<Milestone, 'autonomy'>;

/** What the contract says for its milestones. */
export const contractReaching = ({ autonomy, remind }: Default): Reaching => (remind ? 'remind' : autonomy);

/** What holds for one milestone: its own word, or else the contract's. */
export const reachingOf = (contract: Default, { autonomy = contractReaching(contract) }: Own): Reaching => autonomy;

/** How far its invoice goes once it is billed, by whomever. One that only reminds goes, once a person bills it, as far as the contract says. */
export const autonomyOf = (contract: Default, { autonomy = contract.autonomy }: Own): Autonomy => (autonomy === 'remind' ? contract.autonomy : autonomy);

/** The contract as it stands for this milestone alone. */
export const asFor = <C extends Default>(contract: C, milestone: Own): C => ({ ...contract, autonomy: autonomyOf(contract, milestone) });

/** What a form chose for a contract, as it is kept: who bills by hand starts from a draft. */
export const readReaching = (chosen: Reaching): Default => (chosen === 'remind' ? { autonomy: 'draft', remind: true } : { autonomy: chosen });
