import { compareDates, formatDate, type CalendarDate } from './calendar-date';
import type { StatusCategory, Trigger } from './milestone';

/** Where the work stands, and what day it is in the organisation's zone. */
export interface WorkFacts {
  readonly statusId: string;
  readonly category: StatusCategory;
  /** What its trigger says of versions is released; false for any other trigger. */
  readonly released: boolean;
  readonly today: CalendarDate;
  /** The contract is in force: see `hasStarted`. */
  readonly started: boolean;
}

/** Whether the trigger makes its milestone due by itself now. `manual` never does: a person says so. */
export function isReached(trigger: Trigger, facts: WorkFacts): boolean {
  switch (trigger.kind) {
    case 'category':
      // Work that is done was begun, and went no way back: who saw it only then, or sees it go on, finds it begun.
      return facts.category === trigger.category || (trigger.category === 'doing' && facts.category === 'done');
    case 'status':
      return facts.statusId === trigger.statusId;
    case 'version':
      return facts.released;
    case 'date':
      return compareDates(trigger.date, facts.today) <= 0;
    case 'manual':
      return false;
    case 'start':
      return facts.started;
  }
}

/** The trigger as one word to search by: `category:done`, `status:10010`, `version`, `version:10020`, `date:2026-12-01`, `manual`, `start`. It holds no amount. */
export function triggerKey(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'category':
      return `category:${trigger.category}`;
    case 'status':
      return `status:${trigger.statusId}`;
    case 'version':
      return trigger.version ? `version:${trigger.version.id}` : 'version';
    case 'date':
      return `date:${trigger.date}`;
    case 'manual':
    case 'start':
      return trigger.kind;
  }
}

const CATEGORY_NAMES: Readonly<Record<StatusCategory, string>> = { todo: 'to do', doing: 'in progress', done: 'done' };

/** Completes "Due …": `when its status is Released`. */
export function describeTrigger(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'category':
      return `when the work is ${CATEGORY_NAMES[trigger.category]}`;
    case 'status':
      return `when its status is ${trigger.statusName}`;
    case 'version':
      return trigger.version ? `when version ${trigger.version.name} is released` : 'when its version is released';
    case 'date':
      return `on ${formatDate(trigger.date)}`;
    case 'manual':
      return 'when a person says so';
    case 'start':
      return 'from the start';
  }
}
