import type { ProblemView, ProjectView } from '../../../src/handlers/pages/api';
import { AttentionList } from '../attention/attention-list';
import { ContractCard } from './contract-card';
import { Holdbacks } from './holdbacks';
import { BillingChart } from './overview/billing-chart';
import { NextMilestones } from './overview/next-milestones';

interface OverviewProps {
  readonly view: ProjectView;
  readonly taxName: string;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (text: string, undo?: () => void) => void;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
  readonly onRefresh: () => void;
  /** To the whole plan. */
  readonly onPlan: () => void;
}

/** What waits for a person first, what is billed next, then each contract in figures, and what was billed over time. */
export function Overview({ view, taxName, onPlan, ...rest }: OverviewProps) {
  return (
    <div className="tab stack-wide">
      <AttentionList items={view.attention} taxName={taxName} {...rest} />
      <NextMilestones contracts={view.contracts} taxName={taxName} onAll={onPlan} />
      {view.contracts.map((contract) => (
        <div key={contract.id} className="stack">
          <ContractCard contract={contract} taxName={taxName} />
          <Holdbacks contract={contract} manage={view.rights.manage} onInvoice={rest.onInvoice} onDone={rest.onDone} onStale={rest.onRefresh} />
        </div>
      ))}
      <BillingChart project={view.project} today={view.today} />
    </div>
  );
}
