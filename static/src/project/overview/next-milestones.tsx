import Button from '@atlaskit/button/new';
import type { ContractView } from '../../../../src/handlers/pages/api';
import { IssueLink } from '../../shared/links';
import { Table, type Column } from '../../shared/table';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import { nextMilestones, type NextMilestone } from './next';

const SHOWN = 3;

/** What is billed next, and when; the way to the whole plan. */
export function NextMilestones({ contracts, taxName, onAll }: { readonly contracts: readonly ContractView[]; readonly taxName: string; readonly onAll: () => void }) {
  const { money, date } = useFormats();
  const texts = t.project.next;
  const rows = nextMilestones(contracts, SHOWN);
  if (rows.length === 0) return null;
  const columns: readonly Column<NextMilestone>[] = [
    { key: 'name', label: t.project.milestones.name, cell: ({ contract, milestone }) => <span className="break">{milestone.name} <IssueLink issueKey={milestone.issueKey} /><span className="second subtle">{contract.name}</span></span> },
    { key: 'trigger', label: t.project.milestones.trigger, cell: ({ milestone }) => t.words.trigger(milestone.trigger, date) },
    { key: 'amount', label: t.project.milestones.amount(''), figure: true, cell: ({ contract, milestone }) => money(milestone.amount) + t.words.taxMark(contract.taxMode, taxName) },
  ];
  return (
    <section className="stack-tight">
      <div className="row-apart">
        <h2>{texts.title}</h2>
        <Button spacing="compact" appearance="subtle" onClick={onAll}>{texts.all}</Button>
      </div>
      <Table caption={texts.title} captionHidden columns={columns} rows={rows} rowKey={({ milestone }) => milestone.id} />
    </section>
  );
}
