import { kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod/mini';
import type { ClientHistory } from '../billing/forecast/client-history';
import type { ForecastPart } from '../billing/forecast/parts';
import type { ClientId, ContractId, InvoiceId, MilestoneId, OrganisationId, ProjectId, WorkItemId } from '../billing/ids';
import { currencySchema, dateSchema, id, moneySchema } from '../billing/schema/basics';
import { termsSchema } from '../billing/schema/terms';
import { ENTITIES } from './keys';
import { parse } from './records';

/** The forecast's parts and what they are made from: all of it can be made again from contracts, the ledger and Jira. */

const text = z.optional(z.string());
const texts = z.record(z.string(), dateSchema);
const counts = z.object({ from: z.number(), days: z.string() });
const belongs = { clientId: id<ClientId>(), contractId: z.optional(id<ContractId>()), projectId: z.optional(id<ProjectId>()) };
const parts = z.object({ open: z.number(), done: z.array(dateSchema), added: z.optional(z.array(dateSchema)) });

const reach = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), date: dateSchema }),
  z.object({ kind: z.literal('by_hand'), from: dateSchema, to: dateSchema }),
  z.object({ kind: z.literal('work'), planned: z.optional(dateSchema), parts: z.optional(parts) }),
]);
const item = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invoice'), ...belongs, id: id<InvoiceId>(), name: z.string(), amount: moneySchema, issued: dateSchema, due: dateSchema, disputed: z.optional(z.boolean()) }),
  z.object({
    kind: z.enum(['draft', 'milestone', 'retainer', 'deposit', 'retention']), ...belongs, id: id<MilestoneId | InvoiceId>(), name: z.string(), amount: moneySchema, reach,
    released: z.enum(['by_person', 'by_itself']), terms: termsSchema, chance: z.optional(z.number()), freedBy: z.optional(id<MilestoneId>()),
  }),
]);
const contractPart = z.object({
  kind: z.literal('contract'), id: id<ContractId>(), contractRev: z.number(), projectId: id<ProjectId>(), projectKey: z.string(), name: z.string(),
  terms: termsSchema, released: z.enum(['by_person', 'by_itself']), ledgerIds: z.array(z.string()), issued: texts, waitingSince: texts, releaseDays: z.array(z.number()),
  reached: z.array(z.object({ projectId: id<ProjectId>(), planned: dateSchema, reached: dateSchema })),
  work: z.record(z.string(), z.object({ id: id<WorkItemId>(), key: z.string(), planned: z.optional(dateSchema), parts: z.optional(parts), countedOn: z.optional(dateSchema) })),
  after: z.optional(counts),
});
const came = z.array(z.object({ on: dateSchema, currency: currencySchema, minor: z.number() }));
const partSchema = z.object({
  rev: z.number(),
  about: z.discriminatedUnion('kind', [contractPart, z.object({ kind: z.literal('client'), id: id<ClientId>() })]),
  client: z.object({ id: id<ClientId>(), name: z.string() }),
  items: z.array(item),
  counts: z.record(z.string(), counts),
  likely: z.record(z.string(), z.object({ from: z.optional(dateSchema), to: z.optional(dateSchema) })),
  after: z.record(z.string(), counts),
  pays: z.optional(z.object({ of: z.enum(['client', 'terms', 'nobody']), invoices: z.number(), termDays: z.number(), middle: z.number(), lower: z.number(), upper: z.number() })),
  came,
  leftOut: z.optional(z.number()),
});

const historySchema = z.object({
  rev: z.number(), organisationId: id<OrganisationId>(), clientId: id<ClientId>(), name: z.string(), at: z.string(),
  invoices: z.record(z.string(), z.object({
    issued: dateSchema, due: dateSchema, currency: currencySchema, total: z.number(), number: text, owed: z.optional(z.number()), paid: z.array(z.tuple([dateSchema, z.number()])),
  })),
});

/** One client's history; undefined when none is kept. */
export async function getClientHistory(clientId: ClientId): Promise<ClientHistory | undefined> {
  const record: unknown = await kvs.entity(ENTITIES.payer).get(clientId);
  return record === undefined ? undefined : parse('client history', historySchema, record);
}

/** Searches: eventually consistent, good for showing and for making a forecast that is made again the next day. */

/** Every client's history in one organisation's books. */
export async function clientHistories(organisationId: OrganisationId): Promise<readonly ClientHistory[]> {
  return allPages(async (cursor) => {
    const query = kvs.entity(ENTITIES.payer).query().index('by-organisation', { partition: [organisationId] }).limit(PAGE);
    const { results, nextCursor } = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: results.map(({ value }) => parse('client history', historySchema, value)), cursor: nextCursor };
  });
}

/** The parts of one kind, or those of one project's contracts. */
export async function forecastParts(kind: ForecastPart['about']['kind'], projectId?: ProjectId): Promise<readonly ForecastPart[]> {
  return allPages(async (cursor) => {
    const query = kvs.entity(ENTITIES.forecast).query().index('by-kind', { partition: [kind] }).limit(PAGE);
    const within = projectId === undefined ? query : query.where(WhereConditions.equalTo(projectId));
    const { results, nextCursor } = await (cursor === undefined ? within : within.cursor(cursor)).getMany();
    return { rows: results.map(({ value }) => parse('forecast part', partSchema, value)), cursor: nextCursor };
  });
}

const PAGE = 100;

async function allPages<T>(read: (cursor: string | undefined) => Promise<{ readonly rows: readonly T[]; readonly cursor: string | undefined }>): Promise<readonly T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    all.push(...page.rows);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}
