/**
 * What the local Jira remembers. The schemas are the snapshot's format as well, so that a state written by another
 * version is refused when it is read, not when it is used. Records are never changed in place: a change makes a new one.
 */
import { z } from 'zod';
import type { Json } from '../../common/ports';

const jsonValue: z.ZodType<Json> = z.json();
const jsonByKey = z.record(z.string(), jsonValue);
/** Milliseconds since the epoch. */
const instant = z.number().int();

export const userSchema = z.object({
  accountId: z.string(),
  displayName: z.string(),
  email: z.string().optional(),
  accountType: z.enum(['atlassian', 'app']),
  active: z.boolean(),
  timeZone: z.string(),
});
export type User = Readonly<z.infer<typeof userSchema>>;

/** Jira's keys of its three status categories. */
export const categorySchema = z.enum(['new', 'indeterminate', 'done']);
export type CategoryKey = z.infer<typeof categorySchema>;

export const statusSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: categorySchema,
  /** The team-managed project it belongs to; absent for the site's shared statuses. */
  projectId: z.string().optional(),
});
export type Status = Readonly<z.infer<typeof statusSchema>>;

export const issueTypeSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** 1 for epics, 0 for the work in them, -1 for sub-tasks. */
  hierarchyLevel: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  projectId: z.string().optional(),
});
export type IssueType = Readonly<z.infer<typeof issueTypeSchema>>;

/** A rule of an app on a transition, as somebody set it up: its module in the app's manifest and what its page saved. */
export const ruleSchema = z.object({ kind: z.enum(['condition', 'validator']), module: z.string(), configuration: jsonValue });
export type Rule = Readonly<z.infer<typeof ruleSchema>>;

export const transitionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Status ids it starts from; absent: from any other status. */
  from: z.array(z.string()).optional(),
  to: z.string(),
  rules: z.array(ruleSchema).optional(),
});
export type Transition = Readonly<z.infer<typeof transitionSchema>>;

/** One workflow for all of a project's issue types; the first status is where issues begin. */
export const workflowSchema = z.object({ statusIds: z.array(z.string()).min(1), transitions: z.array(transitionSchema) });
export type Workflow = Readonly<z.infer<typeof workflowSchema>>;

/** Jira's own permissions that anything here asks about. */
export const PROJECT_PERMISSIONS = [
  'ADMINISTER_PROJECTS', 'BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'MOVE_ISSUES', 'DELETE_ISSUES',
  'ASSIGN_ISSUES', 'ASSIGNABLE_USER', 'ADD_COMMENTS',
] as const;
export type BuiltInPermission = (typeof PROJECT_PERMISSIONS)[number];
/** A `jira:projectPermission` module of the app, by its key in the manifest. */
export type AppPermission = `app:${string}`;
export type Permission = BuiltInPermission | AppPermission;

const permissionSchema = z.union([z.enum(PROJECT_PERMISSIONS), z.templateLiteral(['app:', z.string()])]);

export const roleSchema = z.object({ name: z.string(), permissions: z.array(permissionSchema), members: z.array(z.string()) });
/** People of a project who share the same permissions: Jira's project role and its line in the permission scheme in one. */
export type Role = Readonly<z.infer<typeof roleSchema>>;

export const projectSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  style: z.enum(['company-managed', 'team-managed']),
  leadId: z.string(),
  issueTypeIds: z.array(z.string()),
  workflow: workflowSchema,
  roles: z.array(roleSchema),
  /** The number of the last issue made here: numbers are never used again. */
  lastNumber: z.number().int(),
  archived: z.boolean().optional(),
  properties: jsonByKey,
});
export type Project = Readonly<z.infer<typeof projectSchema>>;

/** One field's change. `from`/`to` are ids where the field has ids, else null; the texts are what a person reads. */
export const changeSchema = z.object({
  field: z.string(),
  fieldId: z.string(),
  from: z.string().nullable(),
  fromText: z.string().nullable(),
  to: z.string().nullable(),
  toText: z.string().nullable(),
});
export type Change = Readonly<z.infer<typeof changeSchema>>;
export const changesSchema = z.object({ id: z.string(), at: instant, authorId: z.string(), items: z.array(changeSchema) });

export const commentSchema = z.object({
  id: z.string(),
  authorId: z.string(),
  at: instant,
  /** Atlassian Document Format. */
  body: jsonValue,
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;

export const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  /** Keys it had in other projects: they still lead to it. */
  formerKeys: z.array(z.string()),
  projectId: z.string(),
  typeId: z.string(),
  statusId: z.string(),
  parentId: z.string().optional(),
  summary: z.string(),
  /** Plain text, paragraphs parted by a blank line; the REST API shows it as a document. */
  description: z.string(),
  labels: z.array(z.string()),
  /** Story points. */
  estimate: z.number().optional(),
  /** Seconds. */
  originalEstimate: z.number().int().optional(),
  assigneeId: z.string().optional(),
  reporterId: z.string(),
  /** Calendar date, `YYYY-MM-DD`. */
  dueDate: z.string().optional(),
  created: instant,
  updated: instant,
  statusChanged: instant,
  /** Place on the board: lower comes first. */
  rank: z.number(),
  fixVersionIds: z.array(z.string()).optional(),
  properties: jsonByKey,
  comments: z.array(commentSchema),
  changelog: z.array(changesSchema),
});
export type Issue = Readonly<z.infer<typeof issueSchema>>;

export const versionSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  released: z.boolean(),
  /** Calendar date. */
  releaseDate: z.string().optional(),
});
export type Version = Readonly<z.infer<typeof versionSchema>>;

/** `fromId` does to `toId` what the type's outward words say: it blocks it. */
export const linkSchema = z.object({ id: z.string(), typeId: z.string(), fromId: z.string(), toId: z.string() });
export type Link = Readonly<z.infer<typeof linkSchema>>;

export const stateSchema = z.object({
  version: z.literal(1),
  lastId: z.number().int(),
  users: z.array(userSchema),
  administrators: z.array(z.string()),
  statuses: z.array(statusSchema),
  issueTypes: z.array(issueTypeSchema),
  projects: z.array(projectSchema),
  issues: z.array(issueSchema),
  versions: z.array(versionSchema).default([]),
  links: z.array(linkSchema).default([]),
});
export type State = Readonly<z.infer<typeof stateSchema>>;
