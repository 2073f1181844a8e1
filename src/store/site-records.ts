import * as z from 'zod/mini';
import { organisationSchema, problemSchema } from '../billing/schema';
import { billedBeforeSchema } from '../billing/schema/billed-before';
import type { CalendarDate } from '../billing/calendar-date';
import type { AccountId, ContractId, InvoiceId, MilestoneId, PersonId, ProjectId, WorkItemId } from '../billing/ids';
import { FIRST_ACCESS, type AccessId } from './access';
import { parse, UnreadableRecord } from './records';
import type { Agenda, Connection, Numbering, People } from './site';
import type { Tag } from './tag';

/** Brands are given back to what was branded when it was written. */
const branded = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && value !== '');

/** Before there were two ways in there was one. */
const CUSTOM = { kind: 'custom' as const };

const connectionSchema = z.object({
  rev: z.number(),
  via: z._default(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('custom') }),
      z.object({ kind: z.literal('consent'), tenantId: z.string(), connectionId: z.string(), renewedAt: z.string(), warned: z.optional(z.literal(true)) }),
    ]),
    CUSTOM,
  ),
  access: z._default(branded<AccessId>(), FIRST_ACCESS),
  organisation: organisationSchema,
  siteUrl: z.string(),
  clientIdHint: z.string(),
  connectedBy: branded<PersonId>(),
  connectedAt: z.string(),
  lastHeardAt: z.string(),
  pollFrom: z.optional(z.string()),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('connected') }),
    z.object({ kind: z.literal('disconnected'), remains: z.optional(z.literal(true)) }),
    z.object({ kind: z.literal('broken'), problem: problemSchema, since: z.string() }),
  ]),
  webhook: z.enum(['off', 'waiting', 'verified', 'silent']),
  webhookSince: z.optional(z.string()),
});

const erased = { by: branded<PersonId>(), at: z.string(), records: z.number() };
const numberingSchema = z.object({
  rev: z.number(),
  owners: z.record(z.string(), branded<ContractId>()),
  erasing: z.optional(z.object({ ...erased, pass: z.number() })),
  erased: z.optional(z.object(erased)),
});

const agendaSchema = z.object({
  rev: z.number(),
  statusIds: z.array(z.string()),
  dates: z.array(z.object({ date: branded<CalendarDate>(), workItemId: branded<WorkItemId>() })),
});

const peopleSchema = z.object({
  rev: z.number(),
  next: z.number(),
  known: z.array(z.object({ person: branded<PersonId>(), account: branded<AccountId>() })),
  reportedAt: z.optional(z.string()),
});

const tagSchema = z.object({
  rev: z.number(),
  workItemId: branded<WorkItemId>(),
  projectId: branded<ProjectId>(),
  contractId: branded<ContractId>(),
  milestoneId: branded<MilestoneId>(),
  reservedUntil: z.optional(z.string()),
  before: z.optional(z.array(billedBeforeSchema)),
});

const linkSchema = z.object({ invoiceId: branded<InvoiceId>() });

export const readConnection = (record: unknown): Connection => parse('connection', connectionSchema, record);
export const readNumbering = (record: unknown): Numbering => parse('numbering', numberingSchema, record);
export const readAgenda = (record: unknown): Agenda => parse('agenda', agendaSchema, record);
export const readTag = (record: unknown): Tag => parse('tag', tagSchema, record);
export const readPeople = (record: unknown): People => parse('people', peopleSchema, record);

/** A link holds one attribute and no document. */
export function readLink(record: unknown): InvoiceId {
  const parsed = linkSchema.safeParse(record);
  if (!parsed.success) throw new UnreadableRecord('link', parsed.error.message);
  return parsed.data.invoiceId;
}
