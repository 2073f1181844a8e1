import Button from '@atlaskit/button/new';
import type { Beside, ContractView, MoneyView } from '../../../src/handlers/pages/api';
import { ActQuestion } from '../shared/act-question';
import { call } from '../shared/call';
import { absolute, sign } from '../shared/money';
import { ProblemList } from '../shared/problems';
import { useAct } from '../shared/use-act';
import { useFormats } from '../shared/where';
import { t } from '../texts';

interface HoldbacksProps {
  readonly contract: ContractView;
  readonly manage: boolean;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

/** What was billed before the milestones and is still to be drawn, and what is withheld of them: each with what can be done about it now. */
export function Holdbacks({ contract, manage, onInvoice, onDone, onStale }: HoldbacksProps) {
  const { deposit, retention } = contract;
  const { money, date } = useFormats();
  const texts = t.project.holdbacks;
  const acting = useAct<Beside>({
    perform: async (beside) => call('beside.bill', { contractId: contract.id, rev: contract.rev, beside }),
    onDone: (beside) => onDone(texts.done[beside]),
    onStale,
  });
  if (!deposit && !retention) return null;
  const released = retention && (retention.release.kind === 'date' ? texts.releaseOn(date(retention.release.date)) : retention.release.kind === 'milestone' ? texts.releaseWith(retention.release.name) : texts.releaseByHand);
  const billed = (beside: Beside) => {
    const bill = contract[beside]?.bill;
    return bill ? <button type="button" className="text-button number" aria-label={t.project.invoices.showOf(bill.number)} onClick={() => onInvoice(bill.invoiceId)}>{bill.number}</button> : null;
  };
  const act = (beside: Beside, open: MoneyView | undefined) =>
    manage && open ? <Button spacing="compact" onClick={() => acting.ask(beside)}>{texts.go[beside]}</Button> : null;
  const asked = acting.asked && contract[acting.asked]?.open;
  return (
    <section className="card stack" aria-label={texts.label(contract.name)}>
      <h3>{texts.title}</h3>
      {deposit ? (
        <div className="row-apart">
          <p className="break">{texts.deposit(money(deposit.amount))} {deposit.bill ? left(deposit.left) : texts.notBilled[deposit.due]} {billed('deposit')}</p>
          {act('deposit', deposit.open)}
        </div>
      ) : null}
      {retention ? (
        <div className="row-apart">
          <p className="break">{texts.retention(retention.percent)} {held(retention.held)} {released} {billed('retention')}</p>
          {act('retention', retention.open)}
        </div>
      ) : null}
      {acting.asked && asked ? (
        <ActQuestion
          title={texts.ask[acting.asked]} body={texts.body[acting.asked](money(asked), contract.clientName)} go={texts.go[acting.asked]} busy={acting.running !== undefined} problems={acting.problems}
          onCancel={acting.close} onGo={() => acting.asked && acting.give(acting.asked)}
        />
      ) : acting.problems.length > 0 ? <div role="alert"><ProblemList problems={acting.problems} /></div> : null}
    </section>
  );

  function left(amount: MoneyView): string {
    return sign(amount) < 0 ? texts.overdrawn(money(absolute(amount))) : sign(amount) === 0 ? texts.drawn : texts.left(money(amount));
  }
  function held(amount: MoneyView): string {
    return sign(amount) < 0 ? texts.overReleased(money(absolute(amount))) : texts.held(money(amount));
  }
}
