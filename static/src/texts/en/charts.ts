/** What stands beside every picture. */
export const charts = {
  show: 'Show as table',
  hide: 'Hide table',
};
