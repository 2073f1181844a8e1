import type { ForecastPartView } from '../../../../src/handlers/pages/api';
import { words } from './words';

type Pays = NonNullable<ForecastPartView['pays']>;

const days = (count: number): string => words.count(count, 'day', 'days');
const invoices = (count: number): string => words.count(count, 'invoice', 'invoices');
const afterDue = (delay: number): string => (delay === 0 ? 'on the due date' : delay > 0 ? `${days(delay)} after due` : `${days(-delay)} before due`);

/** Once it was said to be after or before due, a range on the same side needs only its numbers. */
function between(lower: number, upper: number): string {
  if (lower >= 0) return lower === upper ? String(lower) : `${lower} to ${upper}`;
  if (upper <= 0) return `${-upper} to ${-lower} before`;
  return `${-lower} before to ${upper} after`;
}

/** What cash is coming. */
export const forecast = {
  intro: 'What may come from open invoices, drafts, milestones, retainers, deposits and retentions. Each range holds eight times in ten: one time in ten it is less, one time in ten more.',
  known: (date: string): string => `Payments up to ${date} are in it.`,
  basis: (payments: number): string => `Learned from ${words.count(payments, 'payment', 'payments')} of the last three years.`,
  reading: (read: number): string => `Xero’s invoices of the last three years are being read, ${invoices(read)} so far. The forecast gets better as they come in.`,
  readingTitle: 'Still learning',
  refresh: 'Bring up to date', refreshed: 'Asked. The page follows in a moment.',
  none: {
    notConnected: { title: 'No forecast yet', body: 'Once Xero is connected, Milepost reads the invoices of the last three years and forecasts the cash to come.' },
    making: { title: 'The forecast is being made', body: 'It is made within the hour after the first contract, and each day after that.' },
    empty: { title: 'Nothing is expected', body: 'There is no open invoice, no draft and no planned milestone here.' },
    filtered: 'Nothing is expected for this choice.',
  },
  filter: {
    legend: 'Show', horizon: 'Ahead', by: 'By', currency: 'Currency', client: 'Client', project: 'Project', contract: 'Contract',
    days: (count: number): string => days(count), grains: { day: 'Day', week: 'Week', month: 'Month' }, all: 'All', notOurs: 'Invoices not made by Milepost',
  },
  missing: {
    together: (count: number): string => `The smallest ${words.count(count, 'item is', 'items are')} taken together, so figures are by whole weeks and those are not listed.`,
    notInPart: (count: number): string => `Not in this choice: the smallest ${words.count(count, 'item', 'items')} of everything, taken together. It may come to more.`,
    leftOut: (count: number): string => `In no figure: ${words.count(count, 'smaller item', 'smaller items')} of very large contracts and clients.`,
  },
  separately: 'Currencies are shown one by one. Nothing is converted, so no rate is needed.',
  summary: (count: number, low: string, middle: string, high: string): string => `In the next ${days(count)}: most likely ${middle}; between ${low} and ${high} eight times in ten.`,
  chart: {
    title: (currency: string): string => `Cash in ${currency}, added up`,
    label: (came: string, back: number, summary: string): string => `Chart: ${came} came in the last ${days(back)}. ${summary}`,
    came: 'What came', middle: 'Middle', band: 'Eight times in ten', if: 'Before what-if',
  },
  table: {
    caption: (currency: string): string => `What may come in each period, in ${currency}`,
    period: 'Period', low: 'Low (P10)', middle: 'Middle (P50)', high: 'High (P90)', all: 'All of it',
    note: 'Low, middle and high of all of it are those of the total, and not the sums of the lines.',
    open: 'What is behind it', openOf: (period: string): string => `What is behind ${period}`, close: 'Close',
    csv: 'Download CSV',
  },
  csv: { currency: 'Currency', from: 'From', to: 'To', low: 'Low (P10)', middle: 'Middle (P50)', high: 'High (P90)', expected: 'On average' },
  behind: {
    title: (period: string): string => `What is behind ${period}`,
    caption: (period: string): string => `Invoices and milestones behind ${period}`,
    what: 'What', amount: 'Amount', chance: 'Chance', part: 'Its part', when: 'Comes', acts: 'What if',
    more: (count: number): string => `${words.count(count, 'smaller one', 'smaller ones')} in the figures, too many to list.`,
    kinds: { invoice: 'Invoice', draft: 'Draft', milestone: 'Milestone', retainer: 'Retainer', deposit: 'Deposit', retention: 'Retention' },
    percent: (share: number): string => `${Math.round(share * 100)} %`,
    likely: (range: string): string => `likely ${range}`, after: (date: string): string => `likely after ${date}`, later: 'later than this forecast looks',
    due: (date: string): string => `Due ${date}.`,
    byHand: 'As somebody said.', disputed: 'In dispute: expected later, and one in ten such invoices is taken never to be paid.',
    work: (done: number, open: number): string => `${done} of ${done + open} parts done.`, planned: (date: string): string => `Planned for ${date}.`, noWork: 'Its work says nothing yet.',
    reached: {
      milestone: (when: string): string => `Reached ${when}.`, retainer: (when: string): string => `Billed ${when}.`,
      deposit: (when: string): string => `Billed ${when}, when the contract starts.`, retention: (when: string): string => `Released ${when}.`,
    },
    reachedNot: 'Not likely reached within a year.', waits: 'Waits to be released.', toBill: 'Its day has come; it waits to be billed.',
  },
  pays: (client: string, how: Pays): string => {
    const pays = `${afterDue(how.middle)}, middle half ${between(how.lower, how.upper)}`;
    if (how.of === 'client') return `${client} pays ${pays}, ${invoices(how.invoices)}.`;
    if (how.of === 'terms') return `${client} has paid ${how.invoices === 0 ? 'no invoice' : invoices(how.invoices)} so far; clients with ${days(how.termDays)} to pay do ${pays}.`;
    return `Nobody has paid an invoice so far; clients are taken to pay ${pays}.`;
  },
  whatIf: {
    title: 'What if', none: 'Suppose something, and the figures follow at once. Nothing of it is saved.',
    active: (count: number): string => `The figures suppose ${words.count(count, 'thing', 'things')}. Nothing of it is saved.`,
    unpaid: 'Not paid', unpaidOf: (name: string): string => `Suppose that ${name} is not paid`, move: 'Move', moveOf: (name: string): string => `Move ${name}`,
    moveTo: 'Reached on', go: 'Suppose', drop: 'Leave out', dropOf: (what: string): string => `Leave out: ${what}`, clear: 'Forget all', cancel: 'Cancel',
    said: { unpaid: (name: string): string => `${name} is not paid`, moved: (name: string, date: string): string => `${name} is reached on ${date}`, monthly: (client: string, amount: string, date: string): string => `${client} pays ${amount} each month from ${date}` },
    retainer: { title: 'Add a retainer', contract: 'On contract', amount: (currency: string): string => `Each month (${currency}, tax included)`, from: 'First billed on', go: 'Suppose it' },
    before: (amount: string): string => `Without it: ${amount}`,
  },
  expect: {
    title: (name: string): string => `When is ${name} expected?`, open: 'Expected …', openOf: (name: string): string => `Say when ${name} is expected`,
    from: 'From', to: 'To', help: 'Eight times in ten it should be between the two. Both empty: as its work goes.', go: 'Save', cancel: 'Cancel', saved: 'Saved. The forecast follows in a moment.',
  },
  line: {
    title: 'Watch the cash', intro: 'You are told in “Needs attention” when cash may fall below your line one time in ten.',
    currency: 'Currency', cash: (currency: string): string => `In the bank now (${currency})`, line: (currency: string): string => `Must not fall below (${currency})`,
    monthly: (currency: string): string => `Goes out each month (${currency})`, day: 'On day', go: 'Watch', end: 'Stop watching', endOf: (currency: string): string => `Stop watching ${currency}`, saved: 'Saved.', ended: 'No longer watched.',
    is: (line: string, cash: string, date: string): string => `Line ${line}; ${cash} in the bank on ${date}.`, out: (monthly: string, day: number): string => `${monthly} goes out on day ${day} of each month.`,
    low: (cash: string, date: string): string => `One time in ten it is ${cash} or less on ${date}.`, well: 'It stays above the line nine times in ten.',
    dayInvalid: 'A day of the month, 1 to 31.',
  },
  track: {
    title: 'How past forecasts did', intro: (count: number): string => `Each week’s forecast of the next ${days(count)} is kept, and scored once they are over. Only what could be known then counts.`,
    none: (count: number): string => `The first one is scored ${days(count)} after it was kept.`,
    caption: (currency: string): string => `Past forecasts in ${currency}`,
    week: 'Kept on', range: 'Range', middle: 'Middle', came: 'Came', within: 'In the range', yes: 'Yes', no: 'No', open: 'Not over yet',
    score: (share: string, count: number): string => `${share} of ${words.count(count, 'forecast', 'forecasts')} held their range; 80 % is right.`,
    error: (own: string, due: string, mean: string): string => `Off by ${own} of what came. By due dates it would have been ${due}, by each client’s mean delay ${mean}.`,
  },
};
