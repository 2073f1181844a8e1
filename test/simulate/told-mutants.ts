import { jest } from '@jest/globals';
import type { Contract } from '../../src/billing/contract';
import type * as Reminders from '../../src/billing/reminders';
import type * as VersionTrigger from '../../src/billing/version-trigger';
import type { Mutant } from './mutant';

const REMINDERS = '../../src/billing/reminders';
const VERSION_TRIGGER = '../../src/billing/version-trigger';
type Rest<Call> = Call extends (first: Contract, ...rest: infer Others) => unknown ? Others : never;

/** Planted bugs of who is told what, and of what waits for a version. */
export const TOLD_MUTANTS: readonly Mutant[] = [
  {
    bug: 'reminds people each time that the day comes',
    within: 50,
    seed: 4,
    module: REMINDERS,
    replace: () => {
      const real = jest.requireActual<typeof Reminders>(REMINDERS);
      return { ...real, dueReminders: (contract: Contract, ...rest: Rest<typeof Reminders.dueReminders>) => real.dueReminders({ ...contract, reminded: [] }, ...rest) };
    },
  },
  {
    bug: 'bills what waits for all its versions once one of them is out',
    within: 100,
    seed: 54,
    module: VERSION_TRIGGER,
    replace: () => ({ ...jest.requireActual<typeof VersionTrigger>(VERSION_TRIGGER), allReleased: (versions: readonly VersionTrigger.KnownVersion[]) => versions.some(({ released }) => released) }),
  },
];
