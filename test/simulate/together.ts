import type { Random } from '../../local/common/random';
import type { MilestoneView } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import { broken, type Broken } from './broken';
import { said, type Done } from './done';
import type { Life } from './life';
import { milestones, type Outside } from './outside';
import type { Act, Epic } from './story';
import { TAKEN_BACK } from './waiting';
import { centsOf } from './xero-people';

/** A contract has its milestones on one invoice until it is released, or no longer; and somebody edits what such an invoice says. */
export type TogetherAct =
  | { readonly kind: 'together'; readonly contract: number; readonly on: boolean }
  | { readonly kind: 'reword'; readonly pick: number };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];

/** Work is done, and what was collected is released, taken back or edited, here and there. */
export function togetherActs(random: Random): readonly Act[] {
  const begins: readonly Act[] = [{ kind: 'together', contract: 0, on: true }];
  return [...begins, ...Array.from({ length: 5 + random.below(5) }, () => later(random))];
}

function later(random: Random): Act {
  const choice = random.next();
  if (choice < 0.5) return { kind: 'move', epic: oneOf<Epic>(random, ['HARB-1', 'HARB-2', 'HARB-3']), status: 'done' };
  if (choice < 0.7) return { kind: 'release', pick: random.below(100) };
  if (choice < 0.85) return { kind: 'answer', pick: random.below(100), stale: random.chance(0.2) };
  if (choice < 0.93) return { kind: 'reword', pick: random.below(100) };
  return { kind: 'together', contract: 0, on: random.chance(0.6) };
}

const isTogetherKind: Readonly<Record<TogetherAct['kind'], true>> = { together: true, reword: true };
export const isTogetherAct = (act: { readonly kind: string }): act is TogetherAct => Object.hasOwn(isTogetherKind, act.kind);

export const togetherWords = (act: TogetherAct): string =>
  act.kind === 'reword' ? `Finn edits the text of an invoice that waits (choice ${String(act.pick)})` : `Finn has milestones of contract ${String(act.contract + 1)} ${act.on ? 'collected on one invoice' : 'billed one by one'}`;

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;

/** Finn, who says what goes on one invoice. */
export class TogetherPeople {
  constructor(
    private readonly pages: Pages,
    private readonly life: Life,
  ) {}

  async perform(act: TogetherAct): Promise<Done> {
    if (act.kind === 'reword') return this.reword(act.pick);
    return said(await this.life.rewrite(act.contract, { together: act.on }));
  }

  private async reword(pick: number): Promise<Done> {
    const heard = await this.pages.ask('finn', PROJECT, 'project.load', {});
    const waiting = heard.kind === 'ok' ? heard.data.invoices.rows.filter(({ status }) => status === 'prepared').sort((a, b) => (a.number < b.number ? -1 : 1)) : [];
    const row = waiting[pick % Math.max(1, waiting.length)];
    if (!row) return 'none';
    const opened = await this.pages.ask('finn', PROJECT, 'invoice.load', { invoiceId: row.invoiceId });
    if (opened.kind !== 'ok') return said(opened);
    const descriptions = opened.data.lines.map(({ description }) => `${description}, as agreed`);
    return said(await this.pages.ask('finn', PROJECT, 'invoice.editText', { invoiceId: row.invoiceId, rev: opened.data.invoice.rev, descriptions }));
  }
}

/** The other milestones that an invoice's lines name: the first is known by the words of the first line, whatever people made of them. One may be billed in several lines. */
export function namedIn(descriptions: readonly string[]): readonly string[] {
  const [first, ...others] = descriptions;
  const named = others.flatMap((text) => (/ \(\d+ of \d+\)/.exec(text) === null ? [] : [nameIn(text)]));
  return [...new Set(named)].filter((name) => name !== nameIn(first ?? ''));
}
const nameIn = (text: string): string => text.split(' (')[0] ?? '';

/** What was collected is on one invoice that stands, each milestone once, and comes to the sum of their prices where nothing else is on it. */
export function collectedOnce(outside: Outside): readonly Broken[] {
  const plan = milestones(outside);
  const taken = plan.flatMap(({ name, state, bill }) => (state === 'billed' && bill && TAKEN_BACK.includes(bill.status) ? [broken('lost', `${name} counts as billed by ${bill.number}, which was taken back.`)] : []));
  const wrong = outside.rows.flatMap((row) => {
    if (!row.others || TAKEN_BACK.includes(row.status)) return [];
    const names = [row.first ?? row.milestoneName, ...row.others.map(({ name }) => name)];
    const own = names.map((name) => plan.find((milestone) => milestone.name === name && milestone.contractId === row.contractId));
    const elsewhere = own.flatMap((milestone) => (milestone?.state === 'billed' && (milestone.bill?.number === row.number || asksFirst(outside, milestone)) ? [] : [broken('duplicate', `${row.number} bills ${milestone?.name ?? 'what is gone'}, which counts as ${milestone?.state ?? 'gone'}, by ${milestone?.bill?.number ?? 'nothing'}.`)]));
    const twice = new Set(names).size === names.length ? [] : [broken('duplicate', `${row.number} bills a milestone twice: ${names.join(', ')}.`)];
    return [...elsewhere, ...twice, ...sumOff(outside, row, own)];
  });
  return [...taken, ...wrong];
}

/** Its own invoice waits for a person, who knows of the other. */
const asksFirst = ({ rows }: Outside, { bill }: MilestoneView): boolean => rows.some(({ number, problem }) => number === bill?.number && problem?.code === 'POSSIBLY_THERE');

function sumOff({ project, activity }: Outside, { number, contractId, amount }: Outside['rows'][number], own: readonly (MilestoneView | undefined)[]): readonly Broken[] {
  const contract = project.contracts.find(({ id }) => id === contractId);
  const more = contract?.deposit !== undefined || contract?.retention !== undefined || activity.some((entry) => entry.contractId === contractId && (entry.event.kind === 'change-order-agreed' || entry.event.kind === 'holdbacks-changed'));
  const off = own.reduce((sum, milestone) => sum + centsOf(milestone?.amount.amount ?? '0'), -centsOf(amount.amount));
  return more || off === 0 ? [] : [broken('cents', `What ${number} collected is ${String(off)} cents off the prices of its milestones.`, Math.abs(off))];
}
