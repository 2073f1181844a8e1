import { jest } from '@jest/globals';
import type { Contract } from '../../src/billing/contract';
import type * as State from '../../src/billing/contract-state';
import type * as Gate from '../../src/billing/gate';
import type * as MilestoneGate from '../../src/billing/milestone-gate';
import type * as ReleaseRule from '../../src/billing/release-rule';
import type * as Transitions from '../../src/handlers/transitions';
import type * as Jira from '../../src/jira';
import type * as AskGate from '../../src/operations/ask-gate';
import type { Mutant } from './mutant';

type Rest<Call> = Call extends (first: Contract, ...rest: infer Others) => unknown ? Others : never;

/** What stands in the property of a work item of whether its gate is open. */
async function markOf(jira: typeof Jira, id: Parameters<typeof Jira.readProperty>[0]): Promise<unknown> {
  const property = await jira.readProperty(id);
  return typeof property === 'object' && property !== null && 'gate' in property ? property.gate : undefined;
}

/** Planted bugs of what holds work and money back: the gate at its doors, the states of a contract, and its release rule. */
export const GATE_MUTANTS: readonly Mutant[] = [
  {
    bug: 'lets credit open a gate that wants money',
    within: 150,
    seed: 100,
    module: '../../src/billing/gate',
    replace: () => {
      const real = jest.requireActual<typeof Gate>('../../src/billing/gate');
      return { ...real, DEFAULT_GATE_RULE: { ...real.DEFAULT_GATE_RULE, counts: 'cash-and-credit' } };
    },
  },
  {
    bug: 'lets every transition pass',
    within: 50,
    seed: 1,
    module: '../../src/handlers/transitions',
    replace: () => ({ ...jest.requireActual<typeof Transitions>('../../src/handlers/transitions'), onTransition: async () => ({ result: true }) }),
  },
  {
    bug: 'tells builds what stands in the issue’s property',
    within: 150,
    seed: 24,
    module: '../../src/operations/ask-gate',
    replace: () => {
      const [real, jira] = [jest.requireActual<typeof AskGate>('../../src/operations/ask-gate'), jest.requireActual<typeof Jira>('../../src/jira')];
      return {
        ...real,
        askGate: async (...asked: Parameters<typeof AskGate.askGate>) => {
          const answer = await real.askGate(...asked);
          if (answer.kind !== 'decided') return answer;
          const read = await Promise.all(answer.decision.milestones.map(async ({ opened: _opened, ...rest }) => ((await markOf(jira, rest.milestone.workItem.id)) === 'open' ? { ...rest, opened: 'money' as const } : rest)));
          return { ...answer, decision: { ...answer.decision, milestones: read, open: read.every((each) => 'opened' in each) } };
        },
      };
    },
  },
  {
    bug: 'never lets an override come to its end',
    within: 100,
    seed: 8,
    module: '../../src/billing/milestone-gate',
    replace: () => {
      const real = jest.requireActual<typeof MilestoneGate>('../../src/billing/milestone-gate');
      const endless = (contract: Contract): Contract => ({ ...contract, ...(contract.overrides ? { overrides: contract.overrides.map(({ until: _until, ...rest }) => rest) } : {}) });
      return { ...real, milestoneGate: (contract: Contract, ...rest: Rest<typeof MilestoneGate.milestoneGate>) => real.milestoneGate(endless(contract), ...rest) };
    },
  },
  {
    bug: 'bills what is reached while its contract is paused',
    within: 150,
    seed: 62,
    module: '../../src/billing/contract-state',
    replace: () => ({ ...jest.requireActual<typeof State>('../../src/billing/contract-state'), contractObstacle: () => undefined }),
  },
  {
    bug: 'has no release wait for anybody',
    within: 100,
    seed: 19,
    module: '../../src/billing/release-rule',
    replace: () => ({ ...jest.requireActual<typeof ReleaseRule>('../../src/billing/release-rule'), needsRelease: () => false }),
  },
];
