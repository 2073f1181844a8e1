import type { PageCall } from '../api';
import type { Runs } from '../allowed';
import { openDoor } from '../door';
import { loadFinance } from '../finance';
import { RECORD_CALLS } from './records';

/** What finance's page over all projects may call. */
const calls = {
  'finance.load': async (_caller, _input, now) => loadFinance(now),
  ...RECORD_CALLS,
} satisfies Partial<Runs<PageCall>>;

export const financeCalls = openDoor(calls);
