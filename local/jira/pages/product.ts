/** What Jira tells Forge about a place where the app is shown, and whether the person may be there at all. */
import type { Json } from '../../common/ports';
import type { Admission, PageModule, Place, Product, Viewer } from '../../forge/bridge';
import { type Issue, type Jira, JiraRefusal, type Project } from '../index';

type Extension = Readonly<Record<string, Json>>;

/** Forge's name for the permissions that guard a project's settings. */
export function mayConfigure(jira: Jira, accountId: string, projectId: string): boolean {
  return jira.isAdministrator(accountId) || jira.permissions(accountId, projectId).has('ADMINISTER_PROJECTS');
}

export function createProduct(jira: Jira, viewer: Product['viewer']): Product {
  return {
    siteUrl: jira.site.url,
    viewer,
    admit: (module, place, { accountId }) => Promise.resolve(admission(jira, module, place, accountId)),
  };
}

/** As the viewer, in the bridge's terms. Local Jira keeps no language with an account: whoever's browser asks first for another than English has that one. */
export function viewerOf(user: { readonly accountId: string; readonly timeZone: string }, acceptLanguage = ''): Viewer {
  const asked = /^[a-z]{2,3}(?:-[A-Z]{2})?(?=$|[,;])/.exec(acceptLanguage)?.[0];
  return { accountId: user.accountId, locale: asked === undefined || asked.startsWith('en') ? 'en-GB' : asked, timeZone: user.timeZone };
}

function admission(jira: Jira, module: PageModule, place: Place, accountId: string): Admission {
  try {
    const extension = extensionOf(jira, module, place, accountId);
    return extension ? { admitted: true, extension } : { admitted: false, reason: 'forbidden' };
  } catch (error) {
    if (error instanceof JiraRefusal) return { admitted: false, reason: error.code === 'forbidden' ? 'forbidden' : 'not-found' };
    throw error;
  }
}

/** Undefined: the person sees the place, but not this. Throws JiraRefusal when the place is not there for this person. */
function extensionOf(jira: Jira, { type }: PageModule, place: Place, accountId: string): Extension | undefined {
  switch (type) {
    case 'jira:issuePanel':
    case 'jira:issueContext': {
      const issue = jira.issue(accountId, place.issue ?? '');
      return { type, issue: issueExtension(jira, issue), project: projectExtension(jira.project(accountId, issue.projectId)) };
    }
    case 'jira:projectPage':
      return { type, project: projectExtension(jira.project(accountId, place.project ?? '')) };
    case 'jira:projectSettingsPage': {
      const project = jira.project(accountId, place.project ?? '');
      return mayConfigure(jira, accountId, project.id) ? { type, project: projectExtension(project) } : undefined;
    }
    case 'jira:adminPage':
      return jira.isAdministrator(accountId) ? { type } : undefined;
    case 'jira:globalPage':
      return { type };
    case 'jira:workflowValidator':
    case 'jira:workflowCondition':
      return ruleExtension(jira, type, place, accountId);
  }
}

/** As the documents of the new workflow editor name it; what was saved comes as text. */
function ruleExtension(jira: Jira, type: 'jira:workflowValidator' | 'jira:workflowCondition', place: Place, accountId: string): Extension | undefined {
  const project = jira.project(accountId, place.project ?? '');
  if (!mayEditWorkflow(jira, accountId, project)) return undefined;
  const saved = project.workflow.transitions.find(({ id }) => id === place.transition)?.rules?.[Number(place.rule)]?.configuration;
  const config = saved === undefined ? {} : { [type === 'jira:workflowCondition' ? 'conditionConfig' : 'validatorConfig']: JSON.stringify(saved) };
  return { type, entryPoint: place.mode ?? 'view', isNewEditor: true, workflowId: `workflow-of-${project.id}`, ...(project.style === 'team-managed' ? { scopedProjectId: project.id } : {}), ...config };
}

/** Company-managed workflows are the administrators', others the project's own. */
export const mayEditWorkflow = (jira: Jira, accountId: string, { id, style }: Project): boolean => (style === 'company-managed' ? jira.isAdministrator(accountId) : mayConfigure(jira, accountId, id));

function issueExtension(jira: Jira, issue: Issue): Extension {
  return { id: issue.id, key: issue.key, type: jira.issueType(issue.typeId).name, typeId: issue.typeId };
}

function projectExtension(project: Project): Extension {
  return { id: project.id, key: project.key, type: 'software' };
}
