import type { ContractSummary, PreviewView, ProblemView } from '../../../src/handlers/pages/api';
import { ChoiceField } from '../shared/choices';
import { TextField } from '../shared/fields';
import { sign, subtract } from '../shared/money';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { MilestoneDraft } from './draft';

interface PriceFieldsProps {
  readonly draft: MilestoneDraft;
  readonly contract: ContractSummary;
  readonly preview: PreviewView | undefined;
  readonly problem: ProblemView | undefined;
  readonly onChange: (part: Partial<MilestoneDraft>) => void;
  readonly onLeave: () => void;
}

/** The price as an amount or a share, with what was understood beside it. */
export function PriceFields({ draft, contract, preview, problem, onChange, onLeave }: PriceFieldsProps) {
  const texts = t.panel.form;
  const { money } = useFormats();
  const understood = preview ? texts.understood(money(preview.amount) + t.words.taxMark(preview.taxMode, preview.taxName)) : undefined;
  const shared = { required: true, narrow: true, inputMode: 'decimal' as const, problem, onBlur: onLeave };
  return (
    <div className="stack-tight">
      <ChoiceField
        legend={texts.priceKind} name="price.kind" inline value={draft.priceKind} onChange={(priceKind) => onChange({ priceKind })}
        choices={[{ value: 'amount', label: texts.asAmount }, { value: 'share', label: texts.asShare }]}
      />
      {draft.priceKind === 'amount' ? (
        <TextField {...shared} label={texts.amount(contract.currency)} name="price.amount" value={draft.amount} help={understood ?? texts.amountHint} onChange={(amount) => onChange({ amount })} />
      ) : (
        <TextField {...shared} label={texts.percent} name="price.percent" value={draft.percent} help={understood ?? texts.percentHint} onChange={(percent) => onChange({ percent })} />
      )}
      <p className="subtle small"><PlanLeft contract={contract} /></p>
    </div>
  );
}

function PlanLeft({ contract }: { readonly contract: ContractSummary }) {
  const { money } = useFormats();
  if (sign(contract.unallocated) >= 0) return <>{t.panel.form.left(money(contract.unallocated), money(contract.price))}</>;
  return <>{t.panel.form.over(money(subtract(contract.allocated, contract.price)), money(contract.price))}</>;
}
