import { getAppContext } from '@forge/api';
import type { Invoice } from '../../billing/invoice';
import { someInvoicesAt } from '../../store/find';
import { getForecastSite } from '../../store/forecast-site';
import { getPulse } from '../../store/pulse';
import type { CareView, LicenceView, RetryView } from './api';

/** As many as a person looks through. */
const MOST = 50;

/** What is still to be done in the ledger and when it is tried again, how far its invoices were read, and the licence: four requests of storage. */
export async function loadCare(now: number): Promise<CareView> {
  const [queued, acting, { history }, { budget }] = await Promise.all([someInvoicesAt('queued', 1), someInvoicesAt('acting', 1), getForecastSite(), getPulse()]);
  const waiting = [...queued.rows, ...acting.rows].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  const { parkedUntil } = budget;
  return {
    retries: waiting.slice(0, MOST).map(retryView),
    more: waiting.length > MOST || queued.more || acting.more,
    ...(parkedUntil !== undefined && Date.parse(parkedUntil) > now ? { notBefore: parkedUntil } : {}),
    ...(history ? { history: { read: history.read, ...(history.readAt === undefined ? {} : { readAt: history.readAt }), ...(history.wholeAt === undefined ? {} : { wholeAt: history.wholeAt }) } } : {}),
    licence: licenceView(),
    panelModule: panelModule(),
  };
}

const retryView = ({ number, contractName, delivery, updatedAt }: Invoice): RetryView => ({ number, contractName, doing: delivery.step === 'acting' ? delivery.act.kind : 'create', since: updatedAt });

/** As Jira's REST API wants it: developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-panels. The last part is the module's key in the manifest. */
function panelModule(): string {
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/milestone-panel`;
}

function licenceView(): LicenceView {
  const { license } = getAppContext();
  if (!license) return { state: 'none' };
  const until = license.isEvaluation === true ? license.trialEndDate : license.subscriptionEndDate;
  const state = license.active === false ? 'ended' : license.isEvaluation === true ? 'trial' : 'active';
  return { state, ...(typeof until === 'string' && until !== '' ? { until } : {}) };
}
