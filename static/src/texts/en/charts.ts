/** What stands beside every picture. */
export const charts = {
  show: 'Show as table',
  hide: 'Hide table',
  billing: {
    title: 'Billing over time',
    name: (currency: string): string => `Columns: billed, paid and planned by month, in ${currency}`,
    caption: (currency: string): string => `Billed, paid and planned by month, in ${currency}`,
    kinds: { billed: 'Billed', paid: 'Paid', planned: 'Planned' },
    month: 'Month', currency: 'Currency', total: 'Total',
    undated: (amount: string): string => `Planned without a date: ${amount}.`,
    none: 'Nothing has been billed yet, and nothing is planned.',
    note: 'With tax. Billed counts approved invoices by their date in Xero, paid by the date of the payment. Planned is what the forecast expects to be billed: drafts, milestones and retainers.',
    older: 'Only the thousand invoices that changed last are counted.',
    csv: 'Export CSV',
    csvOf: (currency: string): string => `Export CSV: billing by month, ${currency}`,
  },
};
