import { jest } from '@jest/globals';
import type * as Part from '../../src/billing/part';
import type * as Xero from '../../src/xero';
import type { Mutant } from './mutant';

const PART = '../../src/billing/part';
const XERO = '../../src/xero';

/** Planted bugs of work that is billed in parts. */
export const PART_MUTANTS: readonly Mutant[] = [
  {
    bug: 'names every part by the key of its work alone, and takes what it finds by that for its own',
    within: 300,
    seed: 247,
    module: PART,
    replace: () => ({ ...jest.requireActual<typeof Part>(PART), workReference: ({ workItem }: Parameters<typeof Part.workReference>[0]) => workItem.key }),
    also: {
      module: XERO,
      replace: () => {
        const real = jest.requireActual<typeof Xero>(XERO);
        return {
          ...real,
          xeroClient: (access: Parameters<typeof Xero.xeroClient>[0]) => {
            const client = real.xeroClient(access);
            const findInvoices: typeof client.findInvoices = async (wanted, now) => {
              const found = await client.findInvoices(wanted, now);
              const [other] = found.byReference;
              return found.byNumber || !other ? found : { byNumber: { ...other, number: wanted.number }, byReference: [] };
            };
            return { ...client, findInvoices };
          },
        };
      },
    },
  },
  {
    bug: 'looks at the first part of what is billed in parts, and at no other',
    within: 300,
    seed: 236,
    module: PART,
    replace: () => {
      const real = jest.requireActual<typeof Part>(PART);
      return { ...real, partsOf: (...asked: Parameters<typeof Part.partsOf>) => real.partsOf(...asked).slice(0, 1) };
    },
  },
];
