import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ContractView } from '../../../../src/handlers/pages/api';
import { t } from '../../texts';
import { PlanFlow, type PlanFlowProps } from './plan-flow';
import { SaveTemplate } from './save-template';

type Open = PlanFlowProps['way'] | 'save';

/** What can be done with a contract's plan as a whole. */
export function PlanActions({ contract, onDone, onStale }: { readonly contract: ContractView; readonly onDone: (text: string) => void; readonly onStale: () => void }) {
  const texts = t.plan;
  const [open, setOpen] = useState<Open>();
  const done = (text: string): void => {
    setOpen(undefined);
    onDone(text);
  };
  if (open === 'save') return <SaveTemplate contract={contract} onCancel={() => setOpen(undefined)} onDone={done} />;
  if (open) return <PlanFlow contract={contract} way={open} onCancel={() => setOpen(undefined)} onStale={onStale} onDone={done} />;
  return (
    <div className="row">
      <Button spacing="compact" aria-label={texts.applyOf(contract.name)} onClick={() => setOpen('template')}>{texts.apply}</Button>
      <Button spacing="compact" aria-label={texts.pasteOf(contract.name)} onClick={() => setOpen('table')}>{texts.paste}</Button>
      {contract.milestones.length === 0 ? null : <Button spacing="compact" appearance="subtle" aria-label={texts.saveOf(contract.name)} onClick={() => setOpen('save')}>{texts.save}</Button>}
    </div>
  );
}
