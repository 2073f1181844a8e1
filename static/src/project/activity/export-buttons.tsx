import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ContractView, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { download } from '../../shared/csv';
import { ProblemList } from '../../shared/problems';
import { namesOf } from '../../shared/use-people';
import { useTold } from '../../shared/use-told';
import { t } from '../../texts';
import { activityCsv, activityJson, activityFile, wholeActivity, type Whose } from './export-activity';

interface ExportProps {
  readonly whose: Whose;
  readonly contracts: readonly ContractView[];
  /** What the file is named after: the project, and what of it is shown. */
  readonly named: readonly string[];
  readonly today: string;
}

/** Offers the whole record as a file, for people or for programs. */
export function ExportButtons({ whose, contracts, named, today }: ExportProps) {
  const texts = t.project.activity;
  const told = useTold();
  const [busy, setBusy] = useState<'csv' | 'json'>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const give = async (ending: 'csv' | 'json'): Promise<void> => {
    if (busy) return;
    setBusy(ending);
    const whole = await wholeActivity(async (cursor) => call('project.activity', { ...whose, many: true, ...(cursor === undefined ? {} : { cursor }) }));
    if (whole.ok) {
      const names = ending === 'csv' ? await namesOf(whole.data.map(({ by }) => by).filter((by) => by !== 'milepost' && by !== '')) : new Map<string, string>();
      const nameOf = (id: string): string => names.get(id) ?? t.shared.unknownPerson;
      const file = activityFile(named, today, ending);
      if (ending === 'csv') download(file, activityCsv(whole.data, { event: told, nameOf, contracts }));
      else download(file, activityJson(whole.data), 'application/json');
    }
    setProblems(whole.ok ? [] : whole.problems);
    setBusy(undefined);
  };
  return (
    <div className="stack-tight">
      <div className="row">
        <Button spacing="compact" isLoading={busy === 'csv'} onClick={() => void give('csv')}>{texts.exportCsv}</Button>
        <Button spacing="compact" isLoading={busy === 'json'} onClick={() => void give('json')}>{texts.exportJson}</Button>
      </div>
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
    </div>
  );
}
