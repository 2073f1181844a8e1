import type { PageCall } from '../api';
import { ofContract, type Runs } from '../allowed';
import { openDoor } from '../door';
import * as forecast from '../forecast';
import { loadFinance } from '../finance';
import { RECORD_CALLS } from './records';

/** What finance's page over all projects may call. */
const calls = {
  'finance.load': async (_caller, _input, now) => loadFinance(now),
  'forecast.load': async (_caller, _input, now) => forecast.loadForecast(now),
  'forecast.refresh': async (_caller, _input, now) => forecast.refreshAll(now),
  'forecast.expect': ofContract('manage', forecast.expectOnPage),
  'forecast.saveLine': forecast.saveLineOnPage,
  ...RECORD_CALLS,
} satisfies Partial<Runs<PageCall>>;

export const financeCalls = openDoor(calls);
