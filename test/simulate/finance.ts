import type { World } from '../../local/world';
import type { AttentionView, InvoiceView, ProjectView } from '../../src/handlers/pages/api';
import type { Heard, Pages } from './ask';
import { said, type Done } from './done';
import { isOurs, ORGANISATION } from './xero-people';

/** What finance asks of Xero from the app's own pages. */
type Wanted = 'approve' | 'email' | 'void' | 'credit';

/** Answers that finance gives to what needs attention: those that are acts and not links. */
const ANSWERS = ['release', 'cancel', 'retry', 'drop', 'adopt', 'send_anyway', 'accept', 'credit', 'void', 'bill_again', 'leave', 'keep_bill', 'untag', 'accept_extra', 'bill_each', 'bill_last', 'skip_periods', 'bill_period', 'leave_period', 'bill_beside', 'leave_beside'] as const;
type GivenAnswer = (typeof ANSWERS)[number];

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const FINANCE = { page: 'milepost-finance' } as const;
const WHY = 'The client said so on the telephone';

/** Finn at his desk: he remembers what his open tab showed, and how often he asked for what may be done only as often as it was asked for. */
export class Finance {
  private tab: ProjectView | undefined;
  private readonly asked = new Map<string, number>();
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
  ) {}

  /** How often an invoice, by its number, was to be emailed or credited by him. */
  times(what: 'email' | 'credit', number: string): number {
    return this.asked.get(`${what} ${number}`) ?? 0;
  }

  async ask({ pick, percent, stale }: { readonly pick: number; readonly percent: number; readonly stale: boolean }): Promise<Done> {
    const rows = [...((await this.page(stale))?.invoices.rows ?? [])].sort(byNumber);
    const able = rows.flatMap((row) => row.acts.map((act) => ({ row, wanted: act === 'delete' ? ('void' as const) : act })));
    const chosen = able[pick % Math.max(1, able.length)];
    return chosen ? `${chosen.wanted} ${chosen.row.number} ${said(await this.want(chosen.wanted, chosen.row, percent))}` : 'none';
  }

  /** Gives something that waits one of the answers that it offers, and says only what is true. */
  async answer({ pick, stale }: { readonly pick: number; readonly stale: boolean }): Promise<Done> {
    const items = (await this.page(stale))?.attention ?? [];
    const able = items.flatMap((item) => ANSWERS.filter((answer) => item.answers.includes(answer) && this.isTrue(item, answer)).map((answer) => ({ item, answer })));
    const chosen = able[pick % Math.max(1, able.length)];
    return chosen ? `${chosen.answer} to ${chosen.item.problem.code} ${said(await this.give(chosen.item, chosen.answer))}` : 'none';
  }

  /** Whether somebody who looked into Xero would say so: it is ours when the app made it. */
  isTrue({ found }: AttentionView, answer: GivenAnswer): boolean {
    if (answer !== 'adopt' && answer !== 'send_anyway') return true;
    const there = this.world.xero.model.invoices(ORGANISATION).find(({ id }) => id === found?.ledgerId);
    return there !== undefined && isOurs(there) === (answer === 'adopt');
  }

  async give(item: AttentionView, answer: GivenAnswer): Promise<Heard<unknown> | undefined> {
    const { invoice, contract, milestone, retainer, beside, found } = item;
    if (answer === 'accept_extra') return found && this.pages.ask('finn', FINANCE, 'finance.acceptExtra', { ledgerId: found.ledgerId, note: WHY });
    if (answer === 'bill_again' || answer === 'leave' || answer === 'keep_bill' || answer === 'untag') {
      if (!contract || !milestone) return undefined;
      const seen = { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev };
      return answer === 'leave' ? this.pages.ask('finn', PROJECT, 'milestone.leave', { ...seen, reason: WHY }) : this.pages.ask('finn', PROJECT, DECISIONS[answer], seen);
    }
    if (answer === 'bill_beside' || answer === 'leave_beside') {
      if (!contract || !beside) return undefined;
      const of = { contractId: contract.id, rev: contract.rev, beside };
      return answer === 'bill_beside' ? this.pages.ask('finn', PROJECT, 'beside.bill', of) : this.pages.ask('finn', PROJECT, 'beside.leave', { ...of, reason: WHY });
    }
    if (isOfRetainer(answer)) {
      if (!contract || !retainer) return undefined;
      const of = { contractId: contract.id, retainerId: retainer.id, rev: contract.rev, reason: WHY };
      return answer === 'bill_period' || answer === 'leave_period' ? this.pages.ask('finn', PROJECT, 'retainer.period', { ...of, first: retainer.first ?? '', answer: answer === 'bill_period' ? 'bill' : 'leave' }) : this.pages.ask('finn', PROJECT, 'retainer.missed', { ...of, answer: MISSED[answer] });
    }
    if (!invoice) return undefined;
    const seen = { invoiceId: invoice.id, rev: invoice.rev };
    switch (answer) {
      case 'cancel':
        return this.pages.ask('finn', PROJECT, 'invoice.cancel', { ...seen, reason: WHY });
      case 'accept':
        return this.pages.ask('finn', PROJECT, 'invoice.acceptDifferences', { ...seen, note: WHY });
      case 'credit':
      case 'void':
        return this.want(answer, { invoiceId: invoice.id, rev: invoice.rev, number: invoice.number }, 100);
      case 'retry':
        // What was held may be an email: it is then sent again on his word.
        this.count('email', invoice.number);
        return this.pages.ask('finn', PROJECT, 'invoice.retry', seen);
      default:
        return this.pages.ask('finn', PROJECT, ON_INVOICE[answer], seen);
    }
  }

  private async want(wanted: Wanted, { invoiceId, rev, number, due }: Pick<InvoiceView, 'invoiceId' | 'rev' | 'number' | 'due'>, percent: number): Promise<Heard<unknown>> {
    const seen = { invoiceId, rev };
    switch (wanted) {
      case 'approve':
        return this.pages.ask('finn', PROJECT, 'invoice.approve', seen);
      case 'email':
        this.count('email', number);
        return this.pages.ask('finn', PROJECT, 'invoice.email', seen);
      case 'void':
        return this.pages.ask('finn', PROJECT, 'invoice.void', { ...seen, reason: WHY });
      case 'credit': {
        this.count('credit', number);
        const amount = percent === 100 || !due ? '' : (Math.ceil(Number(due.amount) * percent) / 100).toFixed(2);
        return this.pages.ask('finn', PROJECT, 'invoice.credit', { ...seen, amount, reason: WHY });
      }
    }
  }

  count(what: 'email' | 'credit', number: string): void {
    this.asked.set(`${what} ${number}`, this.times(what, number) + 1);
  }

  private async page(stale: boolean): Promise<ProjectView | undefined> {
    if (stale && this.tab) return this.tab;
    const heard = await this.pages.ask('finn', PROJECT, 'project.load', {});
    if (heard.kind === 'ok') this.tab = heard.data;
    return this.tab;
  }
}

const MISSED = { bill_each: 'each', bill_last: 'last', skip_periods: 'none' } as const;
type OfRetainer = keyof typeof MISSED | 'bill_period' | 'leave_period';
const isOfRetainer = (answer: GivenAnswer): answer is OfRetainer => Object.hasOwn(MISSED, answer) || answer === 'bill_period' || answer === 'leave_period';
const DECISIONS = { bill_again: 'milestone.billAgain', keep_bill: 'milestone.keepBill', untag: 'milestone.untag' } as const;
const ON_INVOICE = { release: 'invoice.release', drop: 'invoice.drop', adopt: 'invoice.adopt', send_anyway: 'invoice.sendAnyway' } as const;
const byNumber = (a: InvoiceView, b: InvoiceView): number => (a.number < b.number ? -1 : 1);
