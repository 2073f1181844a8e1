/** What every page says. */
export const shared = {
  unexpected: {
    message: 'Milepost did not answer, so it is not known whether this went through.',
    action: 'Wait a moment, then reload to see where things stand.',
  },
  crashed: { title: 'This page ran into a fault', body: 'Nothing was changed by it. Loading the page again usually helps.' },
  loading: 'Loading',
  loadFailed: 'This could not be loaded',
  retry: 'Try again',
  reload: 'Reload',
  reloadKeeping: 'Reload and keep what I typed',
  cancel: 'Cancel',
  required: 'required',
  optional: 'optional',
  toCorrect: (count: number): string => (count === 1 ? 'One thing needs correcting' : `${count} things need correcting`),
  warningPrefix: 'Warning: ',
  errorPrefix: 'Error: ',
  openInXero: 'Open in Xero',
  opensNewTab: '(opens in a new tab)',
  demo: 'Demo organisation',
  demoNote: 'Invoices made here reach no real client and no real books.',
  noPermission: {
    title: 'Billing is private in this project',
    body: 'You need the “View billing” permission to see prices and invoices. A project administrator can grant it.',
  },
  notConnected: {
    title: 'Xero is not connected',
    admin: 'Connect your organisation once, on Milepost’s page in Jira’s app settings.',
    other: 'A Jira administrator connects it once, on Milepost’s page in Jira’s app settings.',
    go: 'Connect Xero',
    whereIs: 'Find it under Jira settings, Apps, Milepost.',
  },
  broken: 'Xero is not answering for this organisation',
  /** Between two inline facts. */
  percent: (percent: string): string => `${percent} %`,
};
