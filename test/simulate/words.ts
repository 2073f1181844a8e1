import type { PriceInput, TriggerInput } from '../../src/handlers/pages/api';
import { gateWords, isGateAct } from './gate-acts';
import { holdbackWords } from './holdbacks';
import { isLifeAct, lifeWords } from './life';
import { isReminderAct, reminderWords } from './reminders';
import { isPartAct, partWords } from './parts';
import { isTogetherAct, togetherWords } from './together';
import type { Act, InvoiceKind, Setting, Story, XeroAct } from './story';
import { isVersionAct, versionWords } from './versions';
import type { Mishap } from './weather';
import type { Played } from './play';

const priceWords = (price: PriceInput): string => (price.kind === 'share' ? `${price.percent} %` : price.amount);

function triggerWords(trigger: TriggerInput): string {
  switch (trigger.kind) {
    case 'category':
      return `when ${trigger.category}`;
    case 'status':
      return 'when in review';
    case 'version':
      return 'when its version is released';
    case 'date':
      return `on ${trigger.date}`;
    case 'manual':
      return 'by hand';
    case 'start':
      return 'from the start';
  }
}

const oldTab = (act: { readonly stale: boolean }): string => (act.stale ? ', in a tab that was open already' : '');
const nth = (pick: number): string => `(choice ${String(pick)})`;

/** A step as a person would tell it. */
export function actWords(act: Act): string {
  if (isGateAct(act)) return gateWords(act);
  if (isLifeAct(act)) return lifeWords(act);
  if (isVersionAct(act)) return versionWords(act);
  if (isReminderAct(act)) return reminderWords(act);
  if (isPartAct(act)) return partWords(act);
  if (isTogetherAct(act)) return togetherWords(act);
  switch (act.kind) {
    case 'tag':
      return `Mara makes ${act.epic} the milestone "${act.name}" of contract ${String(act.contract + 1)}: ${priceWords(act.price)}, ${triggerWords(act.trigger)}${oldTab(act)}`;
    case 'edit':
      return `Mara changes the milestone of ${act.epic} to ${priceWords(act.price)}, ${triggerWords(act.trigger)}${oldTab(act)}`;
    case 'untag':
      return `Mara takes ${act.epic} off the plan${oldTab(act)}`;
    case 'hold':
      return `Mara puts ${act.epic} on hold${oldTab(act)}`;
    case 'unhold':
      return `Mara takes ${act.epic} off hold${oldTab(act)}`;
    case 'reach':
      return `Mara bills ${act.epic} by hand${oldTab(act)}`;
    case 'keep':
      return `Mara keeps the bill of ${act.epic}${oldTab(act)}`;
    case 'move':
      return `Mara moves ${act.epic} to ${act.status}`;
    case 'delete-epic':
      return `Mara deletes ${act.epic}`;
    case 'release':
      return `Finn releases an invoice ${nth(act.pick)}`;
    case 'retry':
      return `Finn retries an invoice ${nth(act.pick)}`;
    case 'adopt':
      return `Finn says that what was found in Xero is our invoice ${nth(act.pick)}`;
    case 'ask':
      return `Finn approves, emails, voids or credits (${String(act.percent)} % of what is due) an invoice ${nth(act.pick)}${oldTab(act)}`;
    case 'answer':
      return `Finn answers something that needs attention ${nth(act.pick)}${oldTab(act)}`;
    case 'price':
      return `Finn sets the price of contract ${String(act.contract + 1)} to ${act.price}`;
    case 'retain':
      return `Finn makes the retainer "${act.name}" on contract ${String(act.contract + 1)}: ${act.amount} a week, ${String(act.weeks)} weeks ago${act.daysAhead > 0 ? ` and ${String(act.daysAhead)} days later` : ''}${act.prepare ? ', to be released' : ''}`;
    case 'retainer':
      return `Finn changes a retainer ${nth(act.pick)}: ${act.to}, ${String(act.days)} days from today${oldTab(act)}`;
    case 'order':
      return `Mara drafts the change order "${act.title}" of ${act.price} to a milestone of contract ${String(act.contract + 1)} ${nth(act.pick)}${act.then ? `, and settles one: ${act.then}` : ''}`;
    case 'agree-holdbacks':
    case 'bill-beside':
      return holdbackWords(act);
    case 'settle-order':
      return `Mara settles a change order ${nth(act.pick)}: ${act.as}${oldTab(act)}`;
    case 'refresh':
      return 'Finn asks Xero what changed';
    case 'deploy':
      return 'A new version is deployed';
    case 'wait':
      return `${String(act.minutes)} minutes pass`;
    case 'connect':
    case 'connect-other':
    case 'disconnect':
      return { connect: 'Priya connects Xero', 'connect-other': 'Priya connects another organisation', disconnect: 'Priya disconnects Xero' }[act.kind];
    default:
      return inXeroWords(act);
  }
}

function inXeroWords(act: XeroAct): string {
  switch (act.kind) {
    case 'pay-part':
      return `In Xero, ${String(act.percent)} % of what is due on an invoice is paid ${nth(act.pick)}`;
    case 'credit':
      return `In Xero, ${String(act.percent)} % of what is due on an invoice is credited ${nth(act.pick)}`;
    case 'prepay':
      return `In Xero, ${String(act.percent)} % of what is due on an invoice was paid in advance ${nth(act.pick)}`;
    case 'redate':
      return `In Xero, an invoice is due ${String(act.days)} days after its date ${nth(act.pick)}`;
    case 'merge-client':
      return 'In Xero, the client is merged into another';
    case 'client':
    case 'account':
      return `In Xero, the ${act.kind} is ${act.active ? 'restored' : 'archived'}`;
    case 'lock':
      return `In Xero, ${act.on ? 'the period is locked until today' : 'the lock is lifted'}`;
    case 'take-number':
      return `In Xero, somebody gives an invoice of their own our number ${String(act.place)}`;
    case 'revoke':
    case 'grant':
      return `In Xero, the connection is ${act.kind === 'grant' ? 'granted again' : 'removed'}`;
    case 'xero-fails':
      return `Xero: ${act.fault} at the next ${act.times === 1 ? '' : `${String(act.times)} `}${act.route}`;
    default:
      return `In Xero, ${TO_AN_INVOICE[act.kind]} ${nth(act.pick)}`;
  }
}

const TO_AN_INVOICE: Readonly<Record<InvoiceKind, string>> = {
  submit: 'an invoice is submitted for approval',
  'back-to-draft': 'an invoice is made a draft again',
  approve: 'an invoice is approved',
  pay: 'the rest of an invoice is paid',
  overpay: 'more is paid than is due on an invoice',
  unpay: 'a payment is deleted',
  uncredit: 'a credit is taken off an invoice',
  remove: 'an invoice is voided or deleted',
  renumber: 'an invoice gets another number',
  'renumber-unseen': 'an invoice that Milepost has not heard of gets another number',
  'reprice-line': 'an invoice is made out for another amount',
  'reword-line': 'the text of an invoice is changed',
  'add-line': 'a line is added to an invoice',
  rereference: 'an invoice gets another reference',
  'other-client': 'an invoice is made out to somebody else',
};

export const mishapWords = ({ name, fault, at }: Mishap): string => `${new Date(at).toISOString()}  ${faultWords(fault)} at ${name}`;

function faultWords(fault: Mishap['fault']): string {
  const { kind, ...rest } = fault;
  const details = Object.values(rest).map(String).join(' ');
  return details === '' ? kind : `${kind} ${details}`;
}

function settingWords({ autonomy, taxMode, prices, gated, consent, webhooks, forge, xero }: Setting): string {
  const otherwise = [...Object.entries(forge), ...Object.entries(xero)].map(([name, value]) => `${name}=${String(value)}`);
  return `autonomy ${autonomy}, tax ${taxMode}, prices ${prices.join(' and ')}, ${gated ? 'due before release, ' : ''}${consent ? 'connected by consent, ' : ''}webhooks ${webhooks ? 'on' : 'off'}, ${otherwise.join(', ')}`;
}

/** A failing run as a story: what people did, what went wrong around them, and which promise was broken by it. */
export function storyWords(story: Story, { done, mishaps, broken }: Played): string {
  const steps = story.steps.map(({ act, atOnce }, index) => `  ${String(index + 1)}. ${actWords(act)}: ${done[index] ?? ''}${atOnce ? ' (and at the same time)' : ''}`);
  const faults = mishaps.map((mishap) => `  - ${mishapWords(mishap)}`);
  return [
    `Seed ${String(story.seed)} (${settingWords(story.setting)})`,
    ...steps,
    faults.length === 0 ? 'Nothing went wrong around it.' : 'What went wrong around it:',
    ...faults,
    'Broken:',
    ...broken.map(({ what }) => `  ! ${what}`),
  ].join('\n');
}
