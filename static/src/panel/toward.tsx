import type { MilestoneView } from '../../../src/handlers/pages/api';
import { IssueLink } from '../shared/links';
import { MilestoneLozenges } from '../shared/lozenges';
import { useFormats } from '../shared/where';
import { t } from '../texts';

/** On work that is a part of an epic: the milestones that it counts toward. */
export function Toward({ milestones }: { readonly milestones: readonly MilestoneView[] }) {
  const { money } = useFormats();
  return (
    <ul className="stack-tight">
      {milestones.map((milestone) => (
        <li key={milestone.id} className="row">
          <span>{t.panel.toward(t.words.place(milestone.place, milestone.of))}</span>
          <span className="strong break">{milestone.name}</span>
          <IssueLink issueKey={milestone.issueKey} />
          <MilestoneLozenges milestone={milestone} />
          <span className="number">{money(milestone.amount)}</span>
        </li>
      ))}
    </ul>
  );
}
