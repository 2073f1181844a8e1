import type { ForecastPart } from '../billing/forecast/parts';
import type { ContractId, GateTokenId, MilestoneId, PersonId, WorkItemId } from '../billing/ids';

/** Entity names, as the manifest declares them. */
export const ENTITIES = { contract: 'contract', invoice: 'invoice', tag: 'tag', activity: 'activity', link: 'link', site: 'site', forecast: 'forecast', payer: 'payer', scope: 'scope' } as const;

/** Records of which a site has one each. */
export const SITE_KEYS = { connection: 'connection', numbering: 'numbering', agenda: 'agenda', people: 'people', pulse: 'pulse', books: 'books', consents: 'consents', lease: 'lease', templates: 'templates', forecast: 'forecast', forecastWeeks: 'forecast-weeks' } as const;
export type SiteKey = (typeof SITE_KEYS)[keyof typeof SITE_KEYS];

/** Forge's secret storage. */
export const SECRETS = { credentials: 'xero.credentials', token: 'xero.token', webhookKey: 'xero.webhook-key', signingKey: 'signing-key' } as const;

/** A part of the forecast is found by what it is about. */
export const partKey = ({ about }: Pick<ForecastPart, 'about'>): string => `${about.kind}.${about.id}`;

/** A tag is found by the work item alone, so that an event needs no search. */
export const tagKey = (workItemId: WorkItemId): string => workItemId;

/** How a token of a contract's release gate was used: a plain key, beside the entities. */
export const gateUseKey = (contractId: ContractId, id: GateTokenId): string => `gate-use.${contractId}.${id}`;

/** Entries of one contract sort in the order they were written: the place is padded to nine digits. */
export const activityKey = (contractId: ContractId, place: number): string => `${contractId}.${String(place).padStart(9, '0')}`;

/** What a gate let pass is written without its contract: that it happened twice at one instant says it once. */
export const passKey = (contractId: ContractId, at: string, item: string, milestoneId: MilestoneId): string => `${contractId}.pass.${at.replaceAll(/[^0-9TZ]/g, '')}.${plain(item)}.${plain(milestoneId)}`;

/** What was put back in the work tool is written without its contract too. */
export const markKey = (contractId: ContractId, at: string, milestoneId: MilestoneId): string => `${contractId}.mark.${at.replaceAll(/[^0-9TZ]/g, '')}.${plain(milestoneId)}`;

/** Entries that belong to no contract: the instant, then who, keeps two people's acts in the same millisecond apart; `what` keeps two lines of one act apart. */
export const siteActivityKey = (at: string, by: PersonId | 'milepost', what?: string): string =>
  `site.${at.replaceAll(/[^0-9TZ]/g, '')}.${plain(by)}${what === undefined ? '' : `.${plain(what)}`}`;

const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9-]/g, '-');
