import { useState } from 'react';
import type { ContractView, PlanChoices } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { LoadFailed, Loading } from '../../shared/states';
import { useAnswer } from '../../shared/use-answer';
import { useFocusOnShow } from '../../shared/use-focus';
import { t } from '../../texts';
import { ChooseEpics } from './choose-epics';
import { PasteTable } from './paste-table';
import type { Pasted } from './plan-rows';
import { PlanTable } from './plan-table';

export interface PlanFlowProps {
  readonly contract: ContractView;
  readonly way: 'template' | 'table';
  readonly onCancel: () => void;
  readonly onStale: () => void;
  /** It is put on, and said. */
  readonly onDone: (text: string) => void;
}

const SKELETON = [{ width: '240px', height: 40 }, { width: '100%', height: 160 }];

/** Puts a whole plan on a contract: chosen or pasted first, then looked at, then done at once or not at all. */
export function PlanFlow({ contract, way, onCancel, onStale, onDone }: PlanFlowProps) {
  const [rows, setRows] = useState<Pasted>();
  const heading = useFocusOnShow<HTMLHeadingElement>();
  return (
    <section className="card stack" aria-label={t.plan.title(contract.name)}>
      <h3 ref={heading} tabIndex={-1}>{t.plan.title(contract.name)}</h3>
      {rows ? <PlanTable contract={contract} first={rows} onBack={() => setRows(undefined)} onStale={onStale} onDone={onDone} />
        : way === 'table' ? <PasteTable onRead={setRows} onCancel={onCancel} /> : <Choose onChosen={setRows} onCancel={onCancel} />}
    </section>
  );
}

/** What there is to choose from is asked of Jira when it is needed. */
function Choose({ onChosen, onCancel }: { readonly onChosen: (rows: Pasted) => void; readonly onCancel: () => void }) {
  const { load, retry, set } = useAnswer<PlanChoices>(() => call('plan.load', {}));
  if (load.state === 'loading') return <Loading blocks={SKELETON} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={retry} />;
  const { data } = load;
  return <ChooseEpics choices={data} onTemplates={(templates) => set({ ...data, templates })} onChosen={onChosen} onCancel={onCancel} />;
}
