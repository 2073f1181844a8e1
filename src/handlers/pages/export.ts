import type { ActivityEvent } from '../../billing/activity';
import type { Contract } from '../../billing/contract';
import type { ProjectId } from '../../billing/ids';
import { viewableProjects } from '../../jira';
import { allActivity, allContracts, allInvoices } from '../../store/export';
import type { Page } from '../../store/read';
import type { AdminVisit, ProjectVisit } from './access';
import type { Answer, ExportPage, ExportPart } from './api';
import { done } from './allowed';
import type { Input } from './inputs';

interface Exported {
  readonly projectId?: ProjectId;
  readonly event?: ActivityEvent;
}

/** A page of one part of a project's data. */
export async function exportProject({ project }: ProjectVisit, { part, cursor }: Input<'settings.export'>): Promise<Answer<ExportPage>> {
  const { rows, ...next } = await pageOf(part, project.id, cursor);
  return done({ rows, ...next, leftOut: 0 });
}

/** A page of one part of the site's data: of projects whose billing the administrator may see, which is asked of Jira once for each page. */
export async function exportSite(_visit: AdminVisit, { part, cursor }: Input<'admin.export'>): Promise<Answer<ExportPage>> {
  const { rows, ...next } = await pageOf(part, undefined, cursor);
  const rights = await viewableProjects([...new Set(rows.flatMap(({ projectId }) => (projectId === undefined ? [] : [projectId])))]);
  const visible = rows.filter((row) => (row.projectId === undefined ? !tellsOfCash(row) : rights.has(row.projectId)));
  return done({ rows: visible, ...next, leftOut: rows.length - visible.length });
}

/** Of what concerns the whole site, only the lines that cash must not cross hold money: they are for who may see all billing, on finance's page. */
const tellsOfCash = ({ event }: Exported): boolean => event?.kind === 'cash-line-set' || event?.kind === 'cash-low';

async function pageOf(part: ExportPart, projectId: ProjectId | undefined, cursor: string | undefined): Promise<Page<Exported>> {
  switch (part) {
    case 'contracts': {
      const { rows, ...next } = await allContracts(projectId, cursor);
      return { rows: rows.map(withoutTokens), ...next };
    }
    case 'invoices':
      return allInvoices(projectId, cursor);
    case 'activity':
      return allActivity(projectId, cursor);
  }
}

/** What opens a release gate leaves with nobody, not even as a hash. */
function withoutTokens({ gateTokens: _kept, ...contract }: Contract): Exported {
  return contract;
}
