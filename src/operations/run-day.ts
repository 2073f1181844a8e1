import { tidyAccess } from './disconnect-ledger';
import { askForecast } from './forecast/remind-forecast';
import { pushGateWork } from './gate-work';
import { eachInTurn } from './in-turn';
import { reportPersonalData } from './people';
import { watchConnection } from './watch-connection';

/** Once a day: looks after the connection, forgets secrets that nobody uses, reports the accounts we keep to Atlassian when that is due, and has the forecast made, what Jira was told of milestones looked at, and people reminded. */
export async function runDay(now: number): Promise<void> {
  await eachInTurn([async () => watchConnection(now), async () => tidyAccess(now), async () => pushGateWork({ kind: 'marks' }), async () => pushGateWork({ kind: 'remind' }), async () => reportPersonalData(now), async () => askForecast(now)]);
}
