import * as z from 'zod/mini';
import type { GateRuleSetting } from '../billing/gate-rule';
import type { AccountId, ProjectId } from '../billing/ids';
import { JiraFailure, othersView } from '../jira';
import type { DecidedMilestone, GateDecision } from '../operations/decide-gate';
import { judgeTransition, type Judgement } from '../operations/judge-transition';
import { recordPass } from '../operations/record-pass';
import { gateWords, whoMayOverride } from './gate-words';
import { log } from './log';
import { ruleSettingOf } from './rule-setting';

/** What Jira is answered: it shows the message to whoever wants to make the transition. */
type Verdict = { readonly result: true } | { readonly result: false; readonly errorMessage: string };

const references = z.nullish(z.unknown());
const askedSchema = z.object({
  issue: z.object({ key: z.string() }),
  configuration: z.optional(z.unknown()),
  transition: z.optional(z.object({ modifiedFields: z.nullish(z.object({ fixVersions: references, parent: references })) })),
});
const contextSchema = z.object({
  principal: z.nullish(z.object({ accountId: z.string() })),
  license: z.nullish(z.object({ active: z.optional(z.boolean()) })),
});

/**
 * A workflow's validator: whether the transition may be made. Nothing but a clear yes lets it pass; only an app whose licence has ended holds nobody up, since it no longer
 * hears of payments.
 */
export async function onTransition(payload: unknown, context?: unknown): Promise<Verdict> {
  const who = contextSchema.safeParse(context);
  if (who.success && who.data.license?.active === false) return { result: true };
  const asked = askedSchema.safeParse(payload);
  if (!asked.success) return no('Jira asked in a way that Milepost does not understand, so the transition stays closed.');
  const setting = ruleSettingOf(asked.data.configuration);
  if (!setting) return no('This transition waits for payment, and its rule can’t be read. Whoever runs the workflow edits the Milepost rule on it, or removes it.');
  const { key } = asked.data.issue;
  const modified = asked.data.transition?.modifiedFields;
  try {
    const now = Date.now();
    const judgement = await judgeTransition({ item: key, versionIds: idsOf(modified?.fixVersions), parentIds: idsOf(modified?.parent) }, setting, now);
    if (judgement.kind === 'unclear') return no(UNCLEAR[judgement.why]);
    if (!judgement.decision.open) return no(await whyClosed(judgement.decision, setting, who.data?.principal?.accountId));
    await noted(judgement.decision, key, now);
    return { result: true };
  } catch (error) {
    // By its kind alone: what failed may quote what it was about.
    log.error('transition-not-judged', { kind: error instanceof Error ? error.name : typeof error });
    return no('Whether the money is in can’t be read just now, so the transition stays closed. Try again in a moment.');
  }
}

const no = (errorMessage: string): Verdict => ({ result: false, errorMessage });

const UNCLEAR: Readonly<Record<Extract<Judgement, { kind: 'unclear' }>['why'], string>> = {
  'item-gone': 'Milepost can’t see this work item, so it can’t tell whether its money is in.',
  'too-many': 'This transition waits for payment, and more hangs on it than can be looked through (200 epics, 1,000 work items of a version). Split the version or the links.',
  'link-type-gone': 'This transition waits for payment of linked work, and the kind of link that its rule names no longer exists. Whoever runs the workflow edits the Milepost rule on it.',
  'nothing-counts': 'This transition waits for payment, and no milestone counts for this work: its rule lets nothing pass that has none, such as work without a fix version. Put the work where it belongs, or have the rule edited.',
  'no-answer': 'Jira did not say what this work belongs to, so nobody can tell whether its money is in. Try again in a moment.',
};

/** That it could not be written down holds nobody up: the money is in. */
async function noted({ milestones }: GateDecision, key: string, now: number): Promise<void> {
  try {
    await recordPass(milestones, key, now);
  } catch (error) {
    log.error('pass-not-recorded', { kind: error instanceof Error ? error.name : typeof error });
  }
}

/** So many milestones are told about in one message. */
const MOST_TOLD = 3;

async function whyClosed({ milestones, gone }: GateDecision, { overrides }: GateRuleSetting, account: string | undefined): Promise<string> {
  const closed = milestones.filter(({ opened }) => opened === undefined);
  const told = closed.slice(0, MOST_TOLD);
  const amounts = await whoseAmounts(told, account);
  const sentences = told.map((decided) => {
    const { why, opens } = gateWords(decided, amounts.has(decided.contract.projectId));
    return `${why} ${opens}`;
  });
  const [first] = told;
  return [
    ...(gone ? ['A milestone that this transition waits for is no longer there. Whoever runs the workflow edits the Milepost rule on it.'] : []),
    ...sentences,
    ...(closed.length > MOST_TOLD ? [`And ${closed.length - MOST_TOLD} more.`] : []),
    ...(first && overrides !== 'none' ? [overrides === 'named' ? 'Whoever is named for it on the contract can let it pass in Jira, with a reason.' : whoMayOverride(first)] : []),
  ].join(' ');
}

/** The projects whose amounts this person may know: none where Jira names nobody, or does not say. */
async function whoseAmounts(told: readonly DecidedMilestone[], account: string | undefined): Promise<ReadonlySet<ProjectId>> {
  const owed = told.filter(({ gate }) => !gate.open && 'due' in gate).map(({ contract }) => contract.projectId);
  if (account === undefined) return new Set();
  try {
    const known = await Promise.all([...new Set(owed)].map(async (projectId) => ((await othersView(account as AccountId, projectId)) ? [projectId] : [])));
    return new Set(known.flat());
  } catch (error) {
    if (error instanceof JiraFailure) return new Set();
    throw error;
  }
}

const oneSchema = z.object({ id: z.union([z.string(), z.number()]) });

/** The ids in a changed field: one thing, several, or none. */
function idsOf(field: unknown): readonly string[] {
  return (Array.isArray(field) ? (field as readonly unknown[]) : [field]).flatMap((each) => {
    const parsed = oneSchema.safeParse(each);
    return parsed.success ? [String(parsed.data.id)] : [];
  });
}
