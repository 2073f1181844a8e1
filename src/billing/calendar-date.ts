import type { Brand } from './brand';

/** A day on the wall calendar, `YYYY-MM-DD`, without time or zone. */
export type CalendarDate = Brand<string, 'CalendarDate'>;
