import type { Age } from '../../../../src/billing/age';
import { words } from './words';

const days = (count: number): string => words.count(count, 'day', 'days');

/** Billing over all projects. */
export const finance = {
  title: 'Billing',
  tabs: { overview: 'Overview', clients: 'Clients', invoices: 'Open invoices', forecast: 'Forecast' },
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
  ages: { not_due: 'Not due', days_1_30: '1–30 days', days_31_60: '31–60 days', days_61_90: '61–90 days', over_90: 'Over 90 days' } satisfies Record<Age, string>,
  aging: {
    heading: 'Owed, by how late it is',
    title: (currency: string): string => `Owed in ${currency}`,
    name: (currency: string): string => `Bars: what is owed in ${currency}, by days after the due date`,
    summary: (total: string, parts: readonly string[]): string => `${total} in all. ${parts.join('; ')}.`,
    part: (age: string, amount: string, invoices: string): string => `${age}: ${amount}, ${invoices}`,
    caption: (currency: string): string => `What is owed in ${currency}, by how late it is`,
    age: 'Late', invoices: 'Invoices', amount: 'Owed', share: 'Share', total: 'Total',
    openOf: (age: string, currency: string): string => `Show the invoices: ${age}, ${currency}`,
  },
  clients: {
    caption: 'Clients that owe, and how late they are',
    client: 'Client', owed: 'Owed', overdue: 'Overdue', invoices: 'Open invoices', late: 'Late invoices', average: 'Days late, on average', most: 'Days late, at most',
    days,
    openOf: (client: string, currency: string): string => `Show the invoices of ${client} in ${currency}`,
    none: 'Nobody owes anything.',
    note: 'What is owed is Xero’s figure on approved invoices. The average is of the invoices that are late today.',
  },
  owed: {
    caption: 'Invoices on which money is owed',
    number: 'Invoice', project: 'Project', client: 'Client', contract: 'Contract', status: 'Status', due: 'Due date', late: 'Days late', owed: 'Owed', inXero: 'Xero', currency: 'Currency',
    days,
    allClients: 'All clients', allAges: 'However late', allProjects: 'All projects', allCurrencies: 'All currencies',
    openOf: (number: string): string => `Open ${number} in Xero`,
    none: 'No money is owed.',
    more: 'There are more open invoices than are listed here: the ones that are late for longest are.',
    sum: (currency: string): string => `Total in ${currency}`,
  },
  list: {
    search: 'Search', clear: 'Clear filters', noMatch: 'Nothing matches these filters.', csv: 'Export CSV',
    csvOf: (what: string): string => `Export CSV: ${what}`,
    shown: (shown: number, all: number): string => (shown === all ? `${all} listed` : `${shown} of ${all} listed`),
  },
  partial: 'This site has more contracts than are added up here, so the figures and the list of projects leave some out.',
  projects: {
    title: 'Projects',
    caption: 'Projects with contracts: how their money stands, and how much waits in each',
    project: 'Project', contracts: 'Contracts', price: 'Price', billed: 'Billed', toBill: 'To bill', outstanding: 'Outstanding', overdue: 'Overdue', waiting: 'Needs attention', open: 'Open', openLabel: 'Open billing',
    openOf: (key: string): string => `Open billing: ${key}`,
    whereIs: (key: string): string => `Find it in the navigation of ${key}, under Billing.`,
    waits: (count: number): string => (count === 0 ? 'Nothing' : words.count(count, 'thing', 'things')),
  },
};
