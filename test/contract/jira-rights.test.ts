import { describe, expect, it } from '@jest/globals';
import type { ProjectId, WorkItemId } from '../../src/billing/ids';
import { billingRights, siteAdmin, viewableProjects } from '../../src/jira';
import { documentedKey, jiraFailureOf as failureOf, prefixedKey, script, type SeenCall } from './jira-script';

const HARB = '10000' as ProjectId;

describe('billing rights', () => {
  /** A site on which the person holds these, and sees these work items; it knows no permissions but those and BROWSE_PROJECTS. */
  const site = (known: readonly string[], held: readonly string[], issues: readonly number[] = []) => ({ body }: SeenCall): Response => {
    const { projectPermissions } = body as { projectPermissions: { permissions: string[]; projects: number[] }[] };
    const asked = projectPermissions.flatMap(({ permissions }) => permissions);
    const unknown = asked.filter((key) => key !== 'BROWSE_PROJECTS' && !known.includes(key));
    if (unknown.length > 0) return Response.json({ errorMessages: [], errors: Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])) }, { status: 400 });
    const grants = held.map((permission) => ({ permission, issues: permission === 'BROWSE_PROJECTS' ? issues : [], projects: [Number(HARB)] }));
    return Response.json({ globalPermissions: [], projectPermissions: grants });
  };

  it.each<[string, (environment: string, module: string) => string]>([
    ['as Atlassian documents it', documentedKey],
    ['as custom fields are spelled', (_environment, module) => prefixedKey(module)],
  ])('are found %s, and the spelling is looked for once', async (how, key) => {
    const environment = `rights-${how}`;
    const view = key(environment, 'view-billing');
    const manage = key(environment, 'manage-billing');
    const rights = async (...held: string[]) => {
      script(site([view, manage], held), environment);
      return billingRights(HARB);
    };
    await expect(rights('BROWSE_PROJECTS', view)).resolves.toEqual({ browse: true, view: true, manage: false });
    await expect(rights('BROWSE_PROJECTS', manage)).resolves.toEqual({ browse: true, view: true, manage: true });
    await expect(rights('BROWSE_PROJECTS')).resolves.toEqual({ browse: true, view: false, manage: false });
    await expect(rights(view, manage)).resolves.toEqual({ browse: false, view: false, manage: false });
    const seen = script(site([view, manage], []), environment);
    await billingRights(HARB);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body).toEqual({
      projectPermissions: [{ permissions: [view, manage], projects: [10000] }, { permissions: ['BROWSE_PROJECTS'], projects: [10000] }],
    });
  });

  it('are not what the person has in another project', async () => {
    const view = documentedKey('elsewhere', 'view-billing');
    const manage = documentedKey('elsewhere', 'manage-billing');
    const grants = ['BROWSE_PROJECTS', view, manage].map((permission) => ({ permission, issues: [], projects: [10001] }));
    script(() => Response.json({ globalPermissions: [], projectPermissions: grants }), 'elsewhere');
    await expect(billingRights(HARB)).resolves.toEqual({ browse: false, view: false, manage: false });
  });

  it('in many projects are asked for a thousand at a time, and those whose billing the person may not see are left out', async () => {
    const view = documentedKey('many', 'view-billing');
    const manage = documentedKey('many', 'manage-billing');
    const held: Readonly<Record<string, readonly number[]>> = { BROWSE_PROJECTS: [10000, 10001, 11500], [view]: [10000, 10002, 11500], [manage]: [11500] };
    const seen = script((call) => {
      const refusal = site([view, manage], [])(call);
      if (refusal.status === 400) return refusal;
      const [asked] = (call.body as { projectPermissions: { permissions: string[]; projects: number[] }[] }).projectPermissions;
      const grants = (asked?.permissions ?? []).map((permission) => ({ permission, issues: [], projects: (held[permission] ?? []).filter((id) => asked?.projects.includes(id)) }));
      return Response.json({ globalPermissions: [], projectPermissions: grants });
    }, 'many');
    const all = Array.from({ length: 1600 }, (_, place) => String(10_000 + place) as ProjectId);
    expect([...(await viewableProjects(all))]).toEqual([
      ['10000', { browse: true, view: true, manage: false }],
      ['11500', { browse: true, view: true, manage: true }],
    ]);
    // Whichever spelling was right last is tried first; once this site's is known, each thousand is one request.
    const asked = seen.length;
    await viewableProjects(all);
    expect(seen).toHaveLength(asked + 2);
    expect((await viewableProjects([])).size).toBe(0);
    expect(seen).toHaveLength(asked + 2);
  });

  it('fail when the site knows neither spelling: that is no answer about the person', async () => {
    const seen = script(site([], []), 'unknown');
    expect(await failureOf(() => billingRights(HARB))).toMatchObject({ kind: 'refused', status: 400 });
    expect(seen).toHaveLength(2);
  });

  it('are looked for anew when a spelling that was known is known no more', async () => {
    const environment = 'changing';
    const old = ['view-billing', 'manage-billing'].map((module) => documentedKey(environment, module));
    const now = ['view-billing', 'manage-billing'].map(prefixedKey);
    script(site(old, ['BROWSE_PROJECTS', ...old]), environment);
    await billingRights(HARB);
    script(site(now, ['BROWSE_PROJECTS', ...now]), environment);
    await expect(billingRights(HARB)).resolves.toEqual({ browse: true, view: true, manage: true });
  });

  it('are none over a work item that the person can’t see, whatever they may do in its project', async () => {
    const keys = ['view-billing', 'manage-billing'].map((module) => documentedKey('hidden', module));
    script(site(keys, ['BROWSE_PROJECTS', ...keys], [10001]), 'hidden');
    await expect(billingRights(HARB, '10001' as WorkItemId)).resolves.toEqual({ browse: true, view: true, manage: true });
    await expect(billingRights(HARB, '10002' as WorkItemId)).resolves.toEqual({ browse: false, view: false, manage: false });
  });

  it('are asked of no project and no work item that isn’t one', async () => {
    const seen = script(() => Response.json({}), 'no-project');
    expect((await failureOf(() => billingRights(HARB, 'HARB-1' as WorkItemId))).kind).toBe('refused');
    expect((await failureOf(() => billingRights('HARB' as ProjectId))).kind).toBe('refused');
    expect(seen).toHaveLength(0);
  });

  it('tell a site’s administrator', async () => {
    script(() => Response.json({ globalPermissions: ['ADMINISTER'], projectPermissions: [] }));
    await expect(siteAdmin()).resolves.toBe(true);
    script(() => Response.json({ globalPermissions: [], projectPermissions: [] }));
    await expect(siteAdmin()).resolves.toBe(false);
  });
});
