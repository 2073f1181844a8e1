import type { PriceInput, TriggerInput } from '../../src/handlers/pages/api';
import type { Act, Setting, Story, XeroAct } from './story';
import type { Mishap } from './weather';
import type { Played } from './play';

const priceWords = (price: PriceInput): string => (price.kind === 'share' ? `${price.percent} %` : price.amount);

function triggerWords(trigger: TriggerInput): string {
  switch (trigger.kind) {
    case 'category':
      return `when ${trigger.category}`;
    case 'status':
      return 'when in review';
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
    case 'price':
      return `Finn sets the price of contract ${String(act.contract + 1)} to ${act.price}`;
    case 'refresh':
      return 'Finn asks Xero what changed';
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
    case 'approve':
    case 'pay':
      return `In Xero, ${act.kind === 'pay' ? 'the rest of an invoice is paid' : 'an invoice is approved'} ${nth(act.pick)}`;
    case 'pay-part':
      return `In Xero, ${String(act.percent)} % of what is due on an invoice is paid ${nth(act.pick)}`;
    case 'unpay':
      return `In Xero, a payment is deleted ${nth(act.pick)}`;
    case 'remove':
      return `In Xero, an invoice is voided or deleted ${nth(act.pick)}`;
    case 'renumber':
      return `In Xero, an invoice gets another number ${nth(act.pick)}`;
    case 'redate':
      return `In Xero, an invoice is due ${String(act.days)} days after its date ${nth(act.pick)}`;
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
  }
}

export const mishapWords = ({ name, fault, at }: Mishap): string => `${new Date(at).toISOString()}  ${faultWords(fault)} at ${name}`;

function faultWords(fault: Mishap['fault']): string {
  const { kind, ...rest } = fault;
  const details = Object.values(rest).map(String).join(' ');
  return details === '' ? kind : `${kind} ${details}`;
}

function settingWords({ autonomy, taxMode, prices, webhooks, forge, xero }: Setting): string {
  const otherwise = [...Object.entries(forge), ...Object.entries(xero)].map(([name, value]) => `${name}=${String(value)}`);
  return `autonomy ${autonomy}, tax ${taxMode}, prices ${prices.join(' and ')}, webhooks ${webhooks ? 'on' : 'off'}, ${otherwise.join(', ')}`;
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
