import type { ContractState } from '../../../../src/billing/contract-state';
import type { BilledIn, Every, Proration, WeekendRule } from '../../../../src/billing/retainer';
import type { RetainerView } from '../../../../src/handlers/pages/api';

/** Retainers: flat amounts each period. */
export const retainers = {
  none: { title: 'No retainers yet', body: 'A retainer bills a flat amount each week, month, quarter or year, beside the contract’s milestones.' },
  beside: 'Retainers are billed on top of the milestones: the contract’s price is for its milestones only.',
  notActive: {
    draft: 'The contract is a draft: no retainer is billed before it is activated.', paused: 'The contract is paused: no retainer is billed until it is resumed.', closed: 'The contract is closed: no retainer is billed on it any more.',
  } satisfies Record<Exclude<ContractState, 'active'>, string>,
  add: 'Add retainer',
  addTo: (contract: string): string => `Add retainer to ${contract}`,
  state: { active: 'Active', paused: 'Paused', ended: 'Ended' } satisfies Record<RetainerView['state'], string>,
  rhythm: {
    week: (weekday: string): string => `Every week on ${weekday}`, month: (day: string): string => `Every month on day ${day}`, quarter: (day: string): string => `Every quarter on day ${day}`, year: (day: string): string => `Every year on day ${day}`,
  } satisfies Record<Every, (day: string) => string>,
  in: { advance: 'in advance', arrears: 'in arrears' } satisfies Record<BilledIn, string>,
  until: (to: string): string => `until ${to}`,
  from: (from: string): string => `from ${from}`,
  next: (on: string, amount: string, days: string): string => `Next bill on ${on}: ${amount} for ${days}`,
  noNext: 'No further bill is planned.',
  pausedFrom: (from: string): string => `Paused from ${from}: no period that begins on that day or later is billed.`,
  newPrice: (amount: string, from: string): string => `${amount} from ${from}`,
  days: (from: string, to: string): string => `${from} to ${to}`,
  acts: { edit: 'Edit', price: 'Change price', pause: 'Pause', resume: 'Resume', end: 'End' },
  actOf: (act: string, name: string): string => `${act}: ${name}`,
  group: (name: string): string => `What you can do with ${name}`,
  periods: {
    caption: (name: string): string => `Periods of ${name} that were billed, newest first`, none: 'Nothing has been billed yet.', days: 'Period', invoice: 'Invoice', status: 'Status', amount: (tax: string): string => `Amount${tax}`, due: 'Due date',
    all: (count: number): string => `Show all ${count} periods`,
  },
  form: {
    addTitle: (contract: string): string => `New retainer on ${contract}`,
    editTitle: (name: string): string => `Edit retainer ${name}`,
    fixed: 'It has been billed, so its rhythm, start and first price stay. Change the price from a date on, or end it and make a new one.',
    name: 'Name', nameHelp: 'What the client reads on the invoice, for example “Support and maintenance”.',
    text: 'What the client gets (optional)', textHelp: 'Follows the name and the days on the invoice’s line.',
    amount: (tax: string): string => `Amount for each period${tax}`, understood: (amount: string): string => `That is ${amount}.`,
    every: 'Billed every', everyChoice: { week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' } satisfies Record<Every, string>,
    weekday: 'Day of the week', day: 'Day of the month', dayHelp: 'In a shorter month its last day. Periods run from this day to the day before the next: choose 1 for calendar months.',
    starts: 'Starts on', ends: 'Last day (optional)', endsHelp: 'Empty: it goes on until you end it.',
    billedIn: 'When is a period billed?', billedInChoice: { advance: 'In advance, on its first day', arrears: 'In arrears, on the day after its last' } satisfies Record<BilledIn, string>,
    weekendRule: 'If that is a Saturday or Sunday', weekendChoice: { same_day: 'Bill on that day all the same', next_working_day: 'Bill on the Monday after', previous_working_day: 'Bill on the Friday before' } satisfies Record<WeekendRule, string>,
    proration: 'A first or last period that is shorter', prorationChoice: { days: 'Costs its share of days', none: 'Costs the whole amount' } satisfies Record<Proration, string>,
    autonomy: 'How far Milepost goes alone', asContract: 'As the contract says',
    create: 'Create retainer', save: 'Save retainer',
  },
  preview: {
    title: 'What will be billed', caption: 'The next bills, as typed', billOn: 'Billed on', days: 'For', amount: (tax: string): string => `Amount${tax}`, short: 'part of a period', none: 'With these days nothing would be billed.', wait: 'Choose a day and a start to see what will be billed.',
    late: (count: number): string => (count === 1 ? 'The first of them is due already and is billed at once.' : `${count} of them are due already: before they are billed, Milepost asks which.`),
  },
  ask: {
    price: { title: (name: string): string => `Change the price of ${name}?`, body: 'Periods that begin on this day or later cost the new amount. What is billed keeps its price.', date: 'From', amount: 'New amount', go: 'Change price' },
    pause: { title: (name: string): string => `Pause ${name}?`, body: 'No period that begins on this day or later is billed until it is resumed, and those of the pause never are.', date: 'From', go: 'Pause' },
    resume: { title: (name: string): string => `Resume ${name}?`, body: 'Periods that begin on this day or later are billed again.', date: 'From', go: 'Resume' },
    end: { title: (name: string): string => `End ${name}?`, body: 'This is its last day. What is billed stays as it is, and an ended retainer can’t be taken up again.', date: 'Last day', go: 'End retainer' },
    reason: 'Reason (optional)',
  },
  done: {
    created: (name: string): string => `Retainer ${name} was created.`, saved: (name: string): string => `Retainer ${name} was saved.`, price: (name: string): string => `The price of ${name} was changed.`,
    pause: (name: string): string => `${name} is paused.`, resume: (name: string): string => `${name} goes on.`, end: (name: string): string => `${name} ends.`,
  },
};
