import { jest } from '@jest/globals';
import type * as Collect from '../../src/billing/collect';
import type * as Prepare from '../../src/billing/prepare-invoice';
import type { Mutant } from './mutant';

const COLLECT = '../../src/billing/collect';
const PREPARE = '../../src/billing/prepare-invoice';

/** Planted bugs of invoices that collect several milestones. */
export const TOGETHER_MUTANTS: readonly Mutant[] = [
  {
    bug: 'brings back only the first of several milestones when their invoice is taken back',
    within: 400,
    seed: 388,
    module: COLLECT,
    replace: () => ({ ...jest.requireActual<typeof Collect>(COLLECT), billedBy: ({ milestoneId }: Parameters<typeof Collect.billedBy>[0]) => [milestoneId] }),
  },
  {
    bug: 'puts a further milestone on the invoice that collects, and claims it nowhere',
    within: 400,
    seed: 282,
    module: PREPARE,
    replace: () => {
      const real = jest.requireActual<typeof Prepare>(PREPARE);
      const prepareInvoice: typeof Prepare.prepareInvoice = (contract, milestone, context) => {
        const prepared = real.prepareInvoice(contract, milestone, context);
        if (!prepared.ok || !prepared.value.invoice.with) return prepared;
        return { ...prepared, value: { ...prepared.value, contract: { ...prepared.value.contract, milestones: contract.milestones } } };
      };
      return { ...real, prepareInvoice };
    },
  },
];
