import type { Random } from '../../local/common/random';
import type { Beside, ContractView, DepositInput, HoldbacksView, ProjectView, RetentionInput } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import { said, type Done } from './done';
import type { Booked, Outside } from './outside';
import { prefixOf } from './town';
import { centsOf } from './xero-people';

/** What finance agrees of a deposit and a retention, and bills of them by hand. `percent`: of the contract's price. */
export type HoldbackAct =
  | { readonly kind: 'agree-holdbacks'; readonly contract: number; readonly deposit?: Pick<DepositInput, 'drawdown' | 'due'> & { readonly percent: number }; readonly retention?: { readonly percent: string; readonly release: 'manual' | 'date' } }
  | { readonly kind: 'bill-beside'; readonly contract: number; readonly beside: Beside; readonly stale: boolean };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];

export function holdbackActs(random: Random): readonly HoldbackAct[] {
  const agree = (): HoldbackAct => ({
    kind: 'agree-holdbacks', contract: random.chance(0.9) ? 0 : 1,
    ...(random.chance(0.85) ? { deposit: { percent: oneOf(random, [10, 30, 33, 90]), drawdown: oneOf(random, ['pro-rata', 'pro-rata', 'last']), due: random.chance(0.7) ? ('start' as const) : ('manual' as const) } } : {}),
    ...(random.chance(0.7) ? { retention: { percent: oneOf(random, ['5', '5', '10', '33.33']), release: random.chance(0.7) ? ('manual' as const) : ('date' as const) } } : {}),
  });
  const bill = (): HoldbackAct => ({ kind: 'bill-beside', contract: random.chance(0.9) ? 0 : 1, beside: random.chance(0.5) ? 'deposit' : 'retention', stale: random.chance(0.2) });
  return [agree(), ...Array.from({ length: 2 + random.below(4) }, () => (random.chance(0.25) ? agree() : bill()))];
}

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const PAST = '2026-11-20';
export const DEPOSIT_ACCOUNT = '815';

/** Finn on the settings page and the project's: he remembers what that showed. */
export class HoldbackPeople {
  private tab: ProjectView | undefined;
  constructor(private readonly pages: Pages) {}

  async perform(act: HoldbackAct): Promise<Done> {
    const view = await this.page(act.kind === 'bill-beside' && act.stale);
    const contract = view?.contracts.find(({ name }) => name === `Phase ${String(act.contract + 1)}`);
    if (!contract) return 'no contract';
    const seen = { contractId: contract.id, rev: contract.rev };
    return said(act.kind === 'bill-beside' ? await this.pages.ask('finn', PROJECT, 'beside.bill', { ...seen, beside: act.beside }) : await this.pages.ask('finn', PROJECT, 'beside.save', { ...seen, ...inputOf(act, contract) }));
  }

  private async page(stale: boolean): Promise<ProjectView | undefined> {
    if (stale && this.tab) return this.tab;
    const heard = await this.pages.ask('finn', PROJECT, 'project.load', {});
    if (heard.kind === 'ok') this.tab = heard.data;
    return this.tab;
  }
}

type Input = { readonly deposit?: NonNullable<HoldbacksView['deposit']>; readonly retention?: RetentionInput };

/** The retention is taxed as the work is, so that an invoice never holds more than a tenth of tax. */
function inputOf({ deposit, retention }: Extract<HoldbackAct, { kind: 'agree-holdbacks' }>, { price, taxMode }: ContractView): Input {
  const tax = taxMode === 'none' ? '' : 'OUTPUT';
  const amount = (Math.ceil(centsOf(price.amount) * (deposit?.percent ?? 0) / 100) / 100).toFixed(2);
  return {
    ...(deposit ? { deposit: { amount, drawdown: deposit.drawdown, due: deposit.due, account: DEPOSIT_ACCOUNT, tax } } : {}),
    ...(retention ? { retention: { percent: retention.percent, release: retention.release === 'date' ? { kind: 'date', date: PAST } : { kind: 'manual' }, account: '615', tax } } : {}),
  };
}

/** What an invoice that bills a deposit, or releases a retention, ends its line with: whose it is. */
const KEY = new RegExp(`^(Deposit|Retention).* – ((?:${prefixOf(0)}|${prefixOf(1)})-[DH]\\d+)$`, 's');
export const besideIn = (description: string): { readonly name: string; readonly key: string } | undefined => {
  const [, name, key] = KEY.exec(description) ?? [];
  return name === undefined || key === undefined ? undefined : { name, key };
};

/** What of a deposit or a retention waits for a person, by the names that the list of what waits gives it. */
export const besideToWait = ({ project }: Outside): readonly string[] =>
  project.contracts.flatMap(({ id, deposit, retention }) => [...(deposit?.waits ? [`beside:${id}:deposit`] : []), ...(retention?.waits ? [`beside:${id}:retention`] : [])]);

/** What is withheld of live invoices and not released: it is taken of the price though nobody was asked for it yet. */
export const heldOf = ({ retention }: ContractView): number => Math.max(0, centsOf(retention?.held.amount ?? '0'));

const GONE: readonly string[] = ['voided', 'deleted', 'cancelled'];
const PERIOD = /-R\d+ \d{4}-\d{2}-\d{2}$/;

/**
 * What is wrong with what is deducted, by Xero's books: never more than the deposit that stands, and, once the whole price is billed, drawn and released, live invoices come to the price to the cent. Invoices whose lines people
 * changed in Xero are theirs to answer for.
 */
export function wrongOfHoldbacks(outside: Outside): readonly string[] {
  return outside.project.contracts.flatMap((contract) => {
    const { id, name, deposit, retention } = contract;
    if (!deposit && !retention) return [];
    const rows = outside.rows.filter((row) => row.contractId === id && !GONE.includes(row.status) && !PERIOD.test(row.reference));
    const there = rows.map((row) => outside.books.find((invoice) => (row.link === undefined ? row.number === invoice.number : row.link.includes(invoice.id))));
    const known = there.filter((invoice): invoice is Booked => invoice !== undefined && invoice.live);
    if (known.length < rows.length || known.some(({ edited }) => edited)) return [];
    const [advance, kept, all] = [sum(known, ({ deposited }) => deposited), sum(known, ({ retained }) => retained), sum(known, ({ net }) => net)];
    const stands = known.some(({ period }) => period?.includes('-D') === true);
    const found: string[] = [];
    if (stands && advance < 0) found.push(`${name} has drawn ${String(-advance)} cents more than its deposit`);
    const price = centsOf(contract.price.amount) + centsOf(contract.agreed?.amount ?? '0');
    const over = centsOf(contract.toBill.amount) === 0 && contract.milestones.every(({ state }) => state === 'billed') && advance === 0 && kept === 0;
    if (over && all !== price) found.push(`${name} is billed in full, and its live invoices come to ${String(all)} cents instead of ${String(price)}`);
    return found;
  });
}

const sum = (invoices: readonly Booked[], amountOf: (invoice: Booked) => number): number => invoices.reduce((total, invoice) => total + amountOf(invoice), 0);

/** In a story's words. */
export const holdbackWords = (act: HoldbackAct): string =>
  act.kind === 'bill-beside'
    ? `Finn bills the ${act.beside} of contract ${String(act.contract + 1)} by hand${act.stale ? ', from an old tab' : ''}`
    : `Finn agrees on contract ${String(act.contract + 1)}: ${act.deposit ? `a deposit of ${String(act.deposit.percent)} %, drawn ${act.deposit.drawdown}, ${act.deposit.due}` : 'no deposit'}, ${act.retention ? `a retention of ${act.retention.percent} %, released by ${act.retention.release}` : 'no retention'}`;
