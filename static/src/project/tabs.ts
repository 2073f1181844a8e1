export const TABS = ['overview', 'milestones', 'invoices', 'activity'] as const;
export type Tab = (typeof TABS)[number];

/** The tab that a path or hash begins with; the first one when it names none. */
export function tabOf(path: string): Tab {
  const name = path.replace(/^[#/]+/u, '').split(/[/?#]/u)[0];
  return TABS.find((tab) => tab === name) ?? 'overview';
}
