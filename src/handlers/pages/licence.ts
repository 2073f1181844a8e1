import { getAppContext } from '@forge/api';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';

/**
 * What an ended licence stops: new invoices, never reading or exporting. Forge leaves the licence out where there is none to check
 * (development, an agency's own deployment), so only one that is there and not active counts.
 */
export function licenceProblem(): Problem | undefined {
  const { license } = getAppContext();
  return license?.active === false ? problem('UNLICENSED', 'page') : undefined;
}
