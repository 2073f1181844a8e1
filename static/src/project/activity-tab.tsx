import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ContractView, ProblemView } from '../../../src/handlers/pages/api';
import { ActivityDays } from '../shared/activity-days';
import { call } from '../shared/call';
import { SelectField, type Option } from '../shared/fields';
import { ProblemList } from '../shared/problems';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { t } from '../texts';
import type { Whose } from './activity/export-activity';
import { ExportButtons } from './activity/export-buttons';

interface ActivityProps {
  readonly project: { readonly key: string };
  readonly contracts: readonly ContractView[];
  readonly today: string;
  /** The contract or milestone whose record is shown; empty for all. */
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
}

/** Who did what: of the project, of one of its contracts, or of a milestone. */
export function ActivityTab({ project, contracts, today, chosen, onChoose }: ActivityProps) {
  const texts = t.project.activity;
  const contract = contracts.find(({ id, milestones }) => id === chosen || milestones.some((milestone) => milestone.id === chosen));
  const milestone = contract?.milestones.find(({ id }) => id === chosen);
  const whose: Whose = contract ? { contractId: contract.id, ...(milestone ? { milestoneId: milestone.id } : {}) } : {};
  const options: readonly Option<string>[] = [
    { value: '', label: texts.all },
    ...contracts.flatMap(({ id, name, milestones }) => [{ value: id, label: texts.ofContract(name) }, ...milestones.map((entry) => ({ value: entry.id, label: texts.ofMilestone(name, entry.name, entry.issueKey) }))]),
  ];
  const named = [project.key, ...(contract ? [contract.name] : []), ...(milestone ? [milestone.name] : [])];
  return (
    <div className="tab stack">
      <div className="row-apart">
        <SelectField label={texts.show} name="whose" value={contract ? chosen : ''} options={options} onChange={onChoose} />
        <ExportButtons key={chosen} whose={whose} contracts={contracts} named={named} today={today} />
      </div>
      <Record key={chosen} whose={whose} />
    </div>
  );
}

const SKELETON = [{ width: '120px', height: 20 }, ...Array.from({ length: 6 }, () => ({ width: '100%', height: 20 }))];

/** Newest first, by day. */
function Record({ whose }: { readonly whose: Whose }) {
  const { load, retry, set } = useAnswer(() => call('project.activity', { ...whose }));
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const texts = t.project.activity;
  if (load.state === 'loading') return <Loading blocks={SKELETON} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={retry} />;
  const { rows, cursor } = load.data;
  if (rows.length === 0 && cursor === undefined) return <p className="subtle">{texts.none}</p>;
  const more = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('project.activity', { ...whose, ...(cursor === undefined ? {} : { cursor }) });
    setBusy(false);
    if (answer.ok) set({ ...answer.data, rows: [...rows, ...answer.data.rows] });
    setProblems(answer.ok ? [] : answer.problems);
  };
  return (
    <>
      <ActivityDays rows={rows} headings="h2" />
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      {cursor === undefined ? null : <div><Button isLoading={busy} onClick={() => void more()}>{texts.more}</Button></div>}
    </>
  );
}
