import type { ContractSummary, MoneyView } from '../../../src/handlers/pages/api';
import '../shared/figures.css';
import { ContractLozenge } from '../shared/lozenges';
import { absolute, add, percentOf, sign, subtract } from '../shared/money';
import { Notice } from '../shared/notice';
import { contractReaching } from '../../../src/billing/reaching';
import { useFormats } from '../shared/where';
import { t } from '../texts';

/** One contract in figures: what was agreed and planned in its own terms, and what the ledger says of the money, tax included. */
export function ContractCard({ contract, taxName }: { readonly contract: ContractSummary; readonly taxName: string }) {
  const texts = t.project.contract;
  const { money } = useFormats();
  const over = sign(contract.unallocated) < 0;
  return (
    <section className="card stack" aria-label={contract.name}>
      <div className="stack-tight">
        <div className="row">
          <h2 className="break">{contract.name}</h2>
          <span className="subtle break">{contract.clientName}</span>
          <ContractLozenge state={contract.state} />
        </div>
        <p className="subtle small">{texts.facts(t.words.terms(contract.terms), t.words.autonomy[contractReaching(contract)])}</p>
      </div>
      <div className="figure-groups">
        <Figures title={texts.planGroup(contract.taxMode, taxName)} figures={[
          [texts.price, contract.price], ...(contract.agreed ? [[texts.agreed, contract.agreed] as const] : []), [texts.allocated, contract.allocated], [over ? texts.overAllocated : texts.unallocated, absolute(contract.unallocated), over],
          [texts.billed, contract.billed], [texts.toBill, contract.toBill], ...(contract.retained ? [[texts.retained, contract.retained] as const] : []),
        ]} />
        <Figures title={texts.moneyGroup(contract.taxMode === 'none' ? '' : taxName)} figures={[
          [texts.paid, contract.paid, false, contract.inBase?.paid], [texts.outstanding, contract.outstanding, false, contract.inBase?.outstanding], [texts.overdue, contract.overdue, sign(contract.overdue) > 0, contract.inBase?.overdue],
        ]} note={contract.inBase ? t.words.inBaseNote(contract.inBase.paid.currency) : undefined} />
      </div>
      <PlanBar contract={contract} />
      {over ? <Notice kind="warning" title={texts.over(money(absolute(contract.unallocated)))}><p>{texts.overAction}</p></Notice> : null}
    </section>
  );
}

/** `base`: what it comes to in the books' own currency. */
type Figure = readonly [label: string, value: MoneyView, alarming?: boolean, base?: MoneyView | undefined];

function Figures({ title, figures, note }: { readonly title: string; readonly figures: readonly Figure[]; readonly note?: string | undefined }) {
  const { money } = useFormats();
  return (
    <div className="stack-tight">
      <h3 className="subtle small">{title}</h3>
      <dl className="figures">
        {figures.map(([label, value, alarming, base]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={alarming === true ? 'number danger strong' : 'number'}>{money(value)}{base && sign(base) !== 0 ? <><br /><span className="subtle small">{money(base)}</span></> : null}</dd>
          </div>
        ))}
      </dl>
      {note === undefined ? null : <p className="subtle small">{note}</p>}
    </div>
  );
}

/** Billed, planned and free parts of the price in one line, each named with its amount: the bar alone carries no fact. */
function PlanBar({ contract }: { readonly contract: ContractSummary }) {
  const { money } = useFormats();
  const texts = t.project.contract;
  const over = sign(contract.unallocated) < 0;
  // With what was agreed as lines of invoices, which no milestone has.
  const planned = subtract(contract.toBill, contract.unallocated);
  const whole = add(contract.billed, over ? planned : contract.toBill);
  const parts = [
    { key: 'billed', share: percentOf(contract.billed, whole), text: texts.barBilled(money(contract.billed)) },
    { key: 'planned', share: percentOf(planned, whole), text: texts.barPlanned(money(planned)) },
    ...(over ? [] : [{ key: 'free', share: percentOf(contract.unallocated, whole), text: texts.barFree(money(contract.unallocated)) }]),
  ];
  return (
    <figure className="stack-tight" aria-label={texts.barLabel(contract.name)}>
      <svg className="bar" aria-hidden="true" width="100%" height="8">
        {parts.map((part, index) => (
          <rect key={part.key} className={`bar-${part.key}`} height="8" x={`${parts.slice(0, index).reduce((sum, { share }) => sum + share, 0)}%`} width={`${part.share}%`} />
        ))}
      </svg>
      <ul className="bar-legend">
        {parts.map((part) => (
          <li key={part.key} className="row"><span className={`bar-key bar-${part.key}`} aria-hidden="true" /><span className="number">{part.text}</span></li>
        ))}
      </ul>
    </figure>
  );
}
