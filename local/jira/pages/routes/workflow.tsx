/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { type Project, JiraRefusal } from '../../index';
import { addresses } from '../addresses';
import type { Site } from '../index';
import { mayEditWorkflow } from '../product';
import { RuleEditor, Workflow } from '../views/workflow';
import { frameAddress, modulesOf, personIn } from './render';
import { projectSettings } from './settings';

const ruleForm = z.object({ module: z.string(), configuration: z.string(), rule: z.coerce.number().int().nonnegative().optional() });
const removal = z.object({ rule: z.coerce.number().int().nonnegative() });

/** The workflow editor, as far as rules of apps go: what each transition has, and the app's own page for adding and editing one. */
export function workflowRoutes(hono: Hono, site: Site): void {
  for (const kind of ['c/projects', 'projects']) {
    const base = `/jira/software/${kind}/:project/settings/workflow`;
    hono.get(base, async (context) => editor(context, site, (project) => <Workflow project={project} statuses={site.jira.statuses(project.id)} modules={rulesOf(site)} src={(module) => frameAddress(site, module)} />));
    hono.get(`${base}/:transition/rule`, async (context) =>
      editor(context, site, (project) => {
        const transition = project.workflow.transitions.find(({ id }) => id === context.req.param('transition'));
        const rule = context.req.query('rule');
        const key = rule === undefined ? context.req.query('module') : transition?.rules?.[Number(rule)]?.module;
        const module = rulesOf(site).find((candidate) => candidate.key === key);
        if (!transition || !module) throw new JiraRefusal('not-found', 'There is no such transition or rule.');
        return <RuleEditor project={project} transition={transition} module={module} src={frameAddress(site, module)} {...(rule === undefined ? {} : { rule })} />;
      }),
    );
    hono.post(`${base}/:transition/rule`, async (context) => {
      const { module, configuration, rule } = ruleForm.parse(await context.req.parseBody());
      const found = rulesOf(site).find((candidate) => candidate.key === module);
      const kindOf = found?.type === 'jira:workflowCondition' ? ('condition' as const) : ('validator' as const);
      const made = { kind: kindOf, module, configuration: z.json().parse(JSON.parse(configuration)) };
      return change(context, site, (rules) => (rule === undefined ? [...rules, made] : rules.map((before, place) => (place === rule ? made : before))));
    });
    hono.post(`${base}/:transition/remove`, async (context) => {
      const { rule } = removal.parse(await context.req.parseBody());
      return change(context, site, (rules) => rules.filter((_rule, place) => place !== rule));
    });
  }
}

const rulesOf = (site: Site) => [...modulesOf(site, 'jira:workflowValidator'), ...modulesOf(site, 'jira:workflowCondition')];

function editor(context: Context, site: Site, content: (project: Project) => Child): Promise<Response> {
  return projectSettings(context, site, (project) => {
    if (!mayEditWorkflow(site.jira, personIn(context, site).accountId, project)) throw new JiraRefusal('forbidden', 'You may not edit this workflow.');
    return content(project);
  });
}

type Rules = NonNullable<Project['workflow']['transitions'][number]['rules']>;

function change(context: Context, site: Site, next: (rules: Rules) => Rules): Response {
  const { accountId } = personIn(context, site);
  const project = site.jira.project(accountId, context.req.param('project') ?? '');
  const transition = project.workflow.transitions.find(({ id }) => id === context.req.param('transition'));
  if (!transition) throw new JiraRefusal('not-found', 'There is no such transition.');
  site.jira.setRules(accountId, project.id, transition.id, next(transition.rules ?? []));
  return context.redirect(addresses.workflow(project), 303);
}
