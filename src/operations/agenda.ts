import type { WorkItemId } from '../billing/ids';
import type { Trigger } from '../billing/milestone';
import type { Change } from '../store/commit';
import { SITE_KEYS } from '../store/keys';
import type { Agenda } from '../store/site';

/** What the schedules must look for from now on because of this trigger; nothing when they do already. */
export function agendaChange(agenda: Agenda, trigger: Trigger, workItemId: WorkItemId): readonly Change[] {
  switch (trigger.kind) {
    case 'status':
      if (agenda.statusIds.includes(trigger.statusId)) return [];
      return [write({ ...agenda, statusIds: [...agenda.statusIds, trigger.statusId] })];
    case 'date': {
      const known = agenda.dates.some((entry) => entry.workItemId === workItemId && entry.date === trigger.date);
      return known ? [] : [write({ ...agenda, dates: [...agenda.dates, { date: trigger.date, workItemId }] })];
    }
    case 'category':
    case 'version':
    case 'manual':
    case 'start':
      return [];
  }
}

/** The same for many triggers, in one write. */
export function agendaChanges(agenda: Agenda, triggers: readonly { readonly trigger: Trigger; readonly workItemId: WorkItemId }[]): readonly Change[] {
  const dates = triggers.flatMap(({ trigger, workItemId }) =>
    trigger.kind === 'date' && !agenda.dates.some((entry) => entry.workItemId === workItemId && entry.date === trigger.date) ? [{ date: trigger.date, workItemId }] : [],
  );
  const statusIds = [...new Set(triggers.flatMap(({ trigger }) => (trigger.kind === 'status' && !agenda.statusIds.includes(trigger.statusId) ? [trigger.statusId] : [])))];
  return dates.length + statusIds.length === 0 ? [] : [write({ ...agenda, dates: [...agenda.dates, ...dates], statusIds: [...agenda.statusIds, ...statusIds] })];
}

function write(agenda: Agenda): Change {
  return { kind: 'site', key: SITE_KEYS.agenda, value: { ...agenda, rev: agenda.rev + 1 } };
}

/** The agenda without these dates. */
export function withoutDates(agenda: Agenda, done: Agenda['dates']): Agenda {
  const isDone = (entry: Agenda['dates'][number]): boolean => done.some(({ date, workItemId }) => entry.date === date && entry.workItemId === workItemId);
  return { ...agenda, rev: agenda.rev + 1, dates: agenda.dates.filter((entry) => !isDone(entry)) };
}
