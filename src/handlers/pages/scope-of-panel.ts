import { orderOf } from '../../billing/change-order';
import { wholeOf } from '../../billing/part';
import { lookAtScope } from '../../operations/look-at-scope';
import { getTag } from '../../store/read';
import type { IssueVisit } from './access';
import type { PageCalls } from './api';
import { scopeRow } from './views/scope-row';

/** The line of drift in the panel, which asks for it once it is painted. */
export async function panelScope({ item, rights }: IssueVisit): Promise<PageCalls['panel.scope'][1]> {
  const tag = rights.view ? await getTag(item.id) : undefined;
  const found = tag && tag.projectId === item.projectId ? await lookAtScope(tag.contractId, tag.milestoneId) : undefined;
  return found && !orderOf(found.contract, wholeOf(found.milestone)) ? { row: scopeRow(found) } : {};
}
