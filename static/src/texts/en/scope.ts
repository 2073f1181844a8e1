import type { ChangeOrderView, DriftView } from '../../../../src/handlers/pages/api';
import { words } from './words';

const items = (count: number): string => words.count(count, 'item', 'items');
const points = (value: number): string => `${value} ${value === 1 ? 'point' : 'points'}`;
const hours = (value: number): string => `${value} h`;

/** Scopes, their drift, and change orders. */
export const scope = {
  about: 'When a milestone is priced, the work in its epic is kept as it stood. What was added, removed or estimated anew since then is its drift. Only an agreed change order moves what is kept.',
  none: { title: 'Nothing is priced yet', body: 'Once an epic is priced, the work in it is kept here, and compared with what it becomes.' },
  price: (price: string, agreed: string): string => `Price ${price} + ${agreed} agreed in change orders`,
  plainPrice: (price: string): string => `Price ${price}`,
  level: { none: 'As priced', amber: 'Drifted', red: 'Drifted far', unknown: 'Nothing to compare' } satisfies Record<DriftView['level'], string>,
  levelPercent: (level: string, percent: number): string => `${level}: ${percent} %`,
  kept: (what: string, when: string): string => `Kept ${when}: ${what}`,
  size: (count: number, inPoints: number | undefined, inHours: number | undefined): string => [items(count), ...(inPoints === undefined ? [] : [points(inPoints)]), ...(inHours === undefined ? [] : [hours(inHours)])].join(', '),
  more: (count: number): string => `The first items are kept one by one; ${items(count)} more only by number.`,
  keeping: 'The work in the epic is being read.',
  unread: 'How it compares could not be read just now. Open it to try again.',
  billedNote: 'Billed: open it to see what became of the work since.',
  counts: {
    added: (count: number): string => `${count} added`, removed: (count: number): string => `${count} removed`, reestimated: (count: number): string => `${count} estimated anew`, reworded: (count: number): string => `${count} reworded`,
  },
  measure: {
    items: (was: number, is: number): string => `${was} → ${items(is)}`, points: (was: number, is: number): string => `${was} → ${points(is)}`, seconds: (was: number, is: number): string => `${was} → ${hours(is)}`,
  },
  open: 'Show the work', close: 'Hide the work',
  openOf: (act: string, name: string): string => `${act}: ${name}`,
  empty: 'There was no work in the epic when it was priced, so nothing can be compared.',
  keepNow: 'Take the work there is now',
  keptNow: (name: string): string => `The work in ${name} as it is now was kept.`,
  panelTitle: 'Scope', panelLink: 'Show the scope', panelWhere: 'Find it in the project, under Billing, on the tab Scope.',
  sections: {
    added: 'Added since', removed: 'Removed since', changed: 'Estimated anew or reworded', baseline: (count: number): string => `Kept when it was priced (${count})`, deliverable: 'What is delivered was reworded',
  },
  noDrift: 'The work is as it was priced.',
  hiddenItem: 'An item that you may not see',
  points, hours,
  change: (before: string, after: string): string => `${before} → ${after}`,
  noEstimate: 'no estimate',
  inDraft: (order: number): string => `waits in change order ${order}`,
  inOrder: (order: number): string => `by change order ${order}`,
  who: (name: string, when: string): string => `${name}, ${when}`,
  before: 'Before', now: 'Now',
  choose: (key: string): string => `Put ${key} in a change order`,
  make: (count: number): string => (count === 0 ? 'Make a change order' : `Make a change order of ${items(count)}`),
  makeNone: 'Tick what was added, then make a change order of it.',
  limits: {
    title: (contract: string): string => `From when is the drift of ${contract} worth a look?`, now: (amber: number, red: number): string => `Amber from ${amber} %, red from ${red} %`, edit: 'Change', editOf: (contract: string): string => `Change the limits of ${contract}`,
    amber: 'Amber from (%)', red: 'Red from (%)', go: 'Save limits', done: 'The limits were saved.',
  },
  order: {
    none: 'No change orders yet.',
    title: (contract: string): string => `Change orders of ${contract}`,
    name: (number: number, title: string): string => `Change order ${number}: ${title}`,
    state: { drafted: 'Draft', agreed: 'Agreed', declined: 'Declined' } satisfies Record<ChangeOrderView['state'], string>,
    to: (milestone: string): string => `To ${milestone}`,
    gone: 'To a milestone that was taken off the plan',
    drafted: (name: string, when: string): string => `Drafted by ${name}, ${when}`,
    agreed: (client: string, name: string, when: string): string => `Agreed with ${client}; recorded by ${name}, ${when}`,
    evidence: 'Evidence',
    declined: (name: string, when: string): string => `Declined; recorded by ${name}, ${when}`,
    reason: (reason: string): string => `Reason: ${reason}`,
    asLine: 'Goes as a line on the next invoice.', asMilestone: (name: string): string => `Is milestone “${name}”.`, billed: 'Stands on invoice',
    stranded: 'Nothing on the plan will bill this, though it was agreed. Say how it is billed.',
    work: (count: number): string => `The work (${count})`,
    acts: { agree: 'Record agreement', edit: 'Edit', decline: 'Decline', place: 'Bill it otherwise' },
    actOf: (act: string, number: number): string => `${act}: change order ${number}`,
    group: (number: number): string => `What you can do with change order ${number}`,
    form: {
      newTitle: (count: number): string => `New change order of ${items(count)}`, editTitle: (number: number): string => `Edit change order ${number}`,
      title: 'Title', titleHelp: 'What the client reads on the invoice, after the order’s number.', text: 'Text (optional)', textHelp: 'Drafted from the work you ticked; it follows the title on the invoice’s line.',
      price: (currency: string): string => `Price (${currency})`, understood: (amount: string): string => `That is ${amount}.`, create: 'Draft change order', save: 'Save draft',
      note: 'A draft changes nothing. Once the client agrees, it raises what may be billed.',
    },
    agree: {
      title: (number: number): string => `Record that the client agreed to change order ${number}?`, body: (price: string): string => `${price} more may be billed on the contract from then on, and the work joins what is kept.`, go: 'Record agreement',
      with: 'Who agreed at the client?', evidence: 'Where can that be seen?', evidenceHelp: 'A link to the email or document, or a few words, for example “Call on 3 May”.',
    },
    place: {
      title: (number: number): string => `How is change order ${number} billed?`, go: 'Save', legend: 'How is it billed?', line: 'As a line on the next invoice', lineHelp: 'On its milestone’s invoice; where that one is out already, on the contract’s next.',
      milestone: 'As a milestone of its own', milestoneHelp: 'It is billed by itself, when its work is done, on a date or by hand.', workItem: 'Its work item', workItemHelp: 'The key of an issue of this project: work that was added, or an epic.',
      trigger: 'It is billed', triggers: { category: 'When that is done', manual: 'By hand', date: 'On a date' }, date: 'Date',
    },
    decline: { title: (number: number): string => `Record that change order ${number} was declined?`, body: 'It is kept with the reason, raises nothing, and its work stays drift.', go: 'Decline' },
    done: {
      draft: (title: string): string => `Change order “${title}” was drafted.`, edit: (title: string): string => `Change order “${title}” was saved.`, agree: (title: string): string => `The agreement on “${title}” was recorded.`,
      decline: (title: string): string => `Change order “${title}” was declined.`, place: (title: string): string => `It is settled how “${title}” is billed.`,
    },
    draftTitle: (count: number, milestone: string): string => `${words.count(count, 'addition', 'additions')} to ${milestone}`,
    draftText: (list: string): string => `Added after the price was agreed: ${list}.`,
  },
};
