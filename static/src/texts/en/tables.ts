/** What stands around tables: searching, filtering, putting in order, and files of them. */
export const tables = {
  search: 'Search',
  filters: (what: string): string => `Filter ${what}`,
  all: 'All',
  client: 'Client',
  contract: 'Contract',
  status: 'Status',
  age: 'Lateness',
  ages: { current: 'Not due yet', upto30: '1 to 30 days late', upto60: '31 to 60 days late', upto90: '61 to 90 days late', over90: 'Over 90 days late', overdue: 'Overdue' },
  late: (days: number): string => (days === 1 ? '1 day late' : `${days} days late`),
  clear: 'Clear filters',
  shown: (shown: number, all: number): string => (shown === all ? (all === 1 ? '1 shown' : `All ${all} shown`) : `${shown} of ${all} shown`),
  noMatch: 'Nothing matches these filters.',
  reading: (count: number): string => `Reading all invoices: ${count} so far`,
  sumOf: 'Total shown, without voided ones',
  exportCsv: 'Export CSV',
  exportOf: (what: string): string => `Export CSV of ${what}`,
  columns: {
    number: 'Number', client: 'Client', contract: 'Contract', milestone: 'Milestone', epic: 'Epic', status: 'Status', issued: 'Issued', due: 'Due date', daysLate: 'Days late', currency: 'Currency',
    price: 'Price', tax: 'Tax', total: 'Total', paid: 'Paid', credited: 'Credited', owed: 'Still due', reference: 'Reference', link: 'In Xero',
  },
};
