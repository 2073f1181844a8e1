/** What makes a plan easier to get paid for, and no reason to refuse it. Few milestones each carry a lot of money; many are an hourly bill by another name. */
export type PlanHint = 'FEW_MILESTONES' | 'MANY_MILESTONES';
export const GOOD_PLAN = { least: 4, most: 6 } as const;

export function planHint(milestones: number): PlanHint | undefined {
  if (milestones < GOOD_PLAN.least) return 'FEW_MILESTONES';
  return milestones > GOOD_PLAN.most ? 'MANY_MILESTONES' : undefined;
}

/** How time is spent, and what only fills a name: a client sees and uses neither. */
const PROCESS = new Set(
  ('sprint sprints iteration iterations phase phases stage stages step steps part parts week weeks month months day days hour hours milestone milestones work works task tasks ' +
    'development dev coding programming implementation implement refactoring refactor backend frontend misc various general project payment instalment ' +
    'entwicklung programmierung umsetzung implementierung phasen teil teile woche wochen monat monate stunden meilenstein arbeit arbeiten projekt zahlung rate ' +
    'and of the for a an to in on und der die das für von zum zur i ii iii iv v vi one two three four five').split(' '),
);

/** Whether the name says what the client can see or use: `Development sprint 3` does not, `Sprint 3: checkout` does. */
export function namesDeliverable(name: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.some((word) => !/^\p{N}+$/u.test(word) && !PROCESS.has(word));
}
