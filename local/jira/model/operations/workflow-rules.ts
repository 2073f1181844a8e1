import { z } from 'zod';
import type { Json, RuleAnswer } from '../../../common/ports';
import { projectOf, statusById } from '../lookups';
import { requireAdministrator, requirePermission, visibleProject } from '../permissions';
import type { Issue, Rule, Transition } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';

/** Jira's limit on what a rule's page may save, in bytes. */
const CONFIGURATION_BYTES = 32 * 1024;

/** Puts these rules on a transition in place of those it had. Company-managed workflows are the administrators', others the project's. */
export function setRules(store: Store, act: Act, projectId: string, transitionId: string, rules: readonly Rule[]): void {
  const project = visibleProject(store, act.accountId, projectId);
  if (project.style === 'company-managed') requireAdministrator(store, act.accountId);
  else requirePermission(store, act.accountId, project.id, 'ADMINISTER_PROJECTS');
  if (!project.workflow.transitions.some(({ id }) => id === transitionId)) throw new JiraRefusal('not-found', `The workflow has no transition ${transitionId}.`);
  for (const { kind, module, configuration } of rules) {
    const declared = store.rules?.rule(module);
    if (declared?.kind !== kind || !declared.projectTypes.includes(project.style)) throw new JiraRefusal('invalid', `No app offers the ${kind} ${module} for ${project.style} projects.`);
    if (Buffer.byteLength(JSON.stringify(configuration)) > CONFIGURATION_BYTES) throw new JiraRefusal('invalid', 'The configuration of the rule is larger than 32 KB.');
  }
  const transitions = project.workflow.transitions.map((transition) => (transition.id === transitionId ? { ...transition, rules: [...rules] } : transition));
  store.change(() => store.projects.set(project.id, { ...project, workflow: { ...project.workflow, transitions } }));
}

const rulesOf = ({ rules = [] }: Transition, kind: Rule['kind']): readonly Rule[] => rules.filter((rule) => rule.kind === kind);
export const hasValidators = (transition: Transition): boolean => rulesOf(transition, 'validator').length > 0;

/** Whether this person is offered the transition. A condition that fails, and one of an app that is not there, does not hold. */
export function conditionsHold(store: Store, accountId: string, issue: Issue, transition: Transition): boolean {
  return rulesOf(transition, 'condition').every(({ module, configuration }) => {
    try {
      return store.rules?.condition(module, variables(store, accountId, issue, transition, configuration)) === true;
    } catch {
      return false;
    }
  });
}

function variables(store: Store, accountId: string, issue: Issue, transition: Transition, config: Json): Readonly<Record<string, Json>> {
  const { id, key, name, style, properties } = projectOf(store, issue);
  const parent = store.issueById(issue.parentId ?? '');
  const show = (shown: Issue): { readonly [name: string]: Json } => ({ id: Number(shown.id), key: shown.key, summary: shown.summary, properties: shown.properties });
  return {
    user: { accountId, displayName: store.users.get(accountId)?.displayName ?? '' },
    issue: { ...show(issue), parent: parent === undefined ? null : show(parent) },
    project: { id: Number(id), key, name, style, properties },
    transition: { id: Number(transition.id), name: transition.name, to: { id: Number(transition.to) } },
    config,
  };
}

const answerShape = z.union([z.looseObject({ result: z.literal(true) }), z.looseObject({ result: z.literal(false), errorMessage: z.string().optional() })]);
const DEFAULT_MESSAGE = 'The transition was refused by a validator.';

/** Asks the functions of all validators. Throws JiraRefusal with what the first of them says that does not let it pass. */
export async function askValidators(store: Store, accountId: string, issue: Issue, transition: Transition, modifiedFields: { readonly [field: string]: Json }): Promise<void> {
  for (const { module, configuration } of rulesOf(transition, 'validator')) {
    const payload: Json = {
      issue: { key: issue.key },
      configuration: configuration ?? {},
      transition: { from: { id: statusById(store, issue.statusId).id }, to: { id: transition.to }, modifiedFields },
    };
    const person = store.settings.validatorNamesPerson ? accountId : undefined;
    const refusal = refusalOf(store, (await store.rules?.validate(module, payload, person)) ?? { kind: 'failed', message: 'the app is not installed' });
    if (refusal !== undefined) throw new JiraRefusal('invalid', refusal);
  }
}

function refusalOf(store: Store, answer: RuleAnswer): string | undefined {
  const parsed = answer.kind === 'answered' ? answerShape.safeParse(answer.value) : undefined;
  if (parsed?.success !== true) return store.settings.failedValidator === 'blocks' ? DEFAULT_MESSAGE : undefined;
  return parsed.data.result ? undefined : (parsed.data.errorMessage ?? DEFAULT_MESSAGE);
}
