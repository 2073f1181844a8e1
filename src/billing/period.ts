import type { CalendarDate } from './calendar-date';
import type { MilestoneId, RetainerId } from './ids';

/** The days that one bill of a retainer is for, the first and the last included. */
export interface Period {
  readonly retainerId: RetainerId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What a period is billed under: the same for the same retainer and first day, whoever asks and however often. */
export const periodId = ({ retainerId, from }: Pick<Period, 'retainerId' | 'from'>): MilestoneId => `${retainerId}:${from}` as MilestoneId;

/** What both sides search their books by, beside the client's purchase order: no two periods have the same. */
export const periodKey = ({ retainerId, from }: Pick<Period, 'retainerId' | 'from'>): string => `${retainerId} ${from}`;
