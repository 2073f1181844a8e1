/** How long what is owed has been late: the five ages of every receivables report. On its due date itself an invoice is not late. */
export const AGES = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const;
export type Age = (typeof AGES)[number];

export function ageOf(daysLate: number): Age {
  if (daysLate <= 0) return 'not_due';
  if (daysLate <= 30) return 'days_1_30';
  if (daysLate <= 60) return 'days_31_60';
  return daysLate <= 90 ? 'days_61_90' : 'over_90';
}
