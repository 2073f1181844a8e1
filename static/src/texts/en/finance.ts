import { words } from './words';

/** Billing over all projects. */
export const finance = {
  title: 'Billing',
  tabs: { overview: 'Overview', forecast: 'Forecast' },
  subtitle: 'All projects whose billing you may see',
  nothing: {
    title: 'There is nothing here for you to see',
    body: 'A project is listed once it has a contract and you have its “View billing” permission. A project administrator can grant it.',
  },
  totals: {
    heading: 'Money',
    caption: 'What is owed and still to be billed, in each currency',
    note: (tax: string): string => `Outstanding and overdue are Xero’s figures${tax === '' ? '' : `, ${tax} included`}. What is to be billed is stated as each contract states its price.`,
    currency: 'Currency', outstanding: 'Outstanding', overdue: 'Overdue', toBill: 'To bill',
    late: (count: number): string => (count === 1 ? '1 invoice' : `${count} invoices`),
    none: 'No contract has a price yet.',
  },
  partial: 'This site has more contracts than are added up here, so the figures and the list of projects leave some out.',
  projects: {
    title: 'Projects',
    caption: 'Projects with contracts, and how much waits in each',
    project: 'Project', contracts: 'Contracts', waiting: 'Needs attention', open: 'Open', openLabel: 'Open billing',
    openOf: (key: string): string => `Open billing: ${key}`,
    whereIs: (key: string): string => `Find it in the navigation of ${key}, under Billing.`,
    waits: (count: number): string => (count === 0 ? 'Nothing' : words.count(count, 'thing', 'things')),
  },
};
