/** Taking one's data away. */
export const data = {
  title: 'Data export',
  site: 'Everything that Milepost keeps of the projects whose billing you may see.',
  project: 'Everything that Milepost keeps of this project.',
  holds: 'One JSON file with contracts and their plans, invoices as Xero last had them, and the record of who did what. It holds no credentials.',
  go: 'Export as JSON',
  reading: (count: number): string => `${count} records read…`,
  done: (count: number): string => (count === 1 ? '1 record was exported.' : `${count} records were exported.`),
  leftOut: (count: number): string => (count === 1 ? '1 record is of a project whose billing you may not see, and was left out.' : `${count} records are of projects whose billing you may not see, and were left out.`),
};
