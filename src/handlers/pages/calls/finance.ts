import type { PageCall } from '../api';
import { ofContract, type Runs } from '../allowed';
import { openDoor } from '../door';
import { changedSince, loadFinance } from '../finance';
import { later } from './later';
import { RECORD_CALLS } from './records';

const forecast = () => import('../forecast');
const owed = () => import('../owed');

/** What finance's page over all projects may call. */
const calls = {
  'finance.load': async (_caller, _input, now) => loadFinance(now),
  'finance.changed': async (_caller, { since }) => changedSince(since),
  'finance.owed': async (_caller, _input, now) => later(owed, 'loadOwed')(now),
  'forecast.load': async (_caller, _input, now) => later(forecast, 'loadForecast')(now),
  'forecast.refresh': async (_caller, _input, now) => later(forecast, 'refreshAll')(now),
  'forecast.expect': ofContract('manage', later(forecast, 'expectOnPage')),
  'forecast.saveLine': later(forecast, 'saveLineOnPage'),
  ...RECORD_CALLS,
} satisfies Partial<Runs<PageCall>>;

export const financeCalls = openDoor(calls);
