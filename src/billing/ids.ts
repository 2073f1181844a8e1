import type { Brand } from './brand';

/** One client, one price, one plan, in one project. */
export type ContractId = Brand<string, 'ContractId'>;
/** One deliverable of one contract. */
export type MilestoneId = Brand<string, 'MilestoneId'>;
/** A flat amount each period, on one contract. */
export type RetainerId = Brand<string, 'RetainerId'>;
/** What a build asks the release gate with. */
export type GateTokenId = Brand<string, 'GateTokenId'>;
/** Our record of one bill; never the ledger's own id. */
export type InvoiceId = Brand<string, 'InvoiceId'>;
/** The project in the work tool (in Jira: the numeric project id, as text). */
export type ProjectId = Brand<string, 'ProjectId'>;
/** One change order of one contract. */
export type ChangeOrderId = Brand<string, 'ChangeOrderId'>;
/** The item of work behind a milestone (in Jira: the numeric issue id, as text; keys change when an issue moves). */
export type WorkItemId = Brand<string, 'WorkItemId'>;
/**
 * A person in our records: a pseudonym of ours (`p1`, `p2` …). The one record that says whose it is can be erased when the platform
 * closes the account, and then nothing in the append-only activity is personal any more.
 */
export type PersonId = Brand<string, 'PersonId'>;
/** A person as the platform names them (in Jira: the Atlassian account id). */
export type AccountId = Brand<string, 'AccountId'>;
/** The ledger's id of a client (in Xero: ContactID). */
export type ClientId = Brand<string, 'ClientId'>;
/** The ledger's id of an invoice (in Xero: InvoiceID). */
export type LedgerInvoiceId = Brand<string, 'LedgerInvoiceId'>;
/** The ledger's id of the organisation whose books we write in (in Xero: OrganisationID). */
export type OrganisationId = Brand<string, 'OrganisationId'>;
