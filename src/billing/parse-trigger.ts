import { parseCalendarDate } from './calendar-date';
import type { StatusCategory, Trigger } from './milestone';
import { problem } from './problem';
import { ok, refused, type Result } from './result';

/** A trigger as a page sends it: a date as typed, a status or a version by its id alone; a version without one stands for those that the work is in. */
export type TriggerRequest =
  | { readonly kind: 'category'; readonly category: StatusCategory }
  | { readonly kind: 'status'; readonly statusId: string }
  | { readonly kind: 'version'; readonly versionId?: string | undefined }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'manual' }
  | { readonly kind: 'start' };

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The trigger that was asked for, when it can come true: `statuses` are those of the work item's own workflow, `versions` those of its project, as far as they are asked for. */
export function parseTrigger(request: TriggerRequest, { statuses = [], versions = [] }: { readonly statuses?: readonly Named[]; readonly versions?: readonly Named[] } = {}, path = 'trigger'): Result<Trigger> {
  switch (request.kind) {
    case 'status': {
      const status = statuses.find(({ id }) => id === request.statusId);
      if (status) return ok({ kind: 'status', statusId: status.id, statusName: status.name });
      return refused(problem('TRIGGER_STATUS_UNKNOWN', 'milestone', { status: request.statusId }, path));
    }
    case 'version': {
      if (request.versionId === undefined) return ok({ kind: 'version' });
      const version = versions.find(({ id }) => id === request.versionId);
      if (version) return ok({ kind: 'version', version: { id: version.id, name: version.name } });
      return refused(problem('TRIGGER_VERSION_UNKNOWN', 'milestone', { version: request.versionId }, path));
    }
    case 'date': {
      const date = parseCalendarDate(request.date);
      return date === undefined ? refused(problem('DATE_INVALID', 'page', { given: request.date }, path)) : ok({ kind: 'date', date });
    }
    case 'category':
      return ok({ kind: 'category', category: request.category });
    case 'manual':
    case 'start':
      return ok({ kind: request.kind });
  }
}
