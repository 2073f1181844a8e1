import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Answer, ProblemView, ProjectView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ConnectionNotice, DemoMark, isListed } from '../shared/states';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { untilHeard } from './until-heard';

interface HeaderProps {
  readonly view: ProjectView;
  /** What waits for a person is in sight, the connection's troubles with it. */
  readonly inAttention: boolean;
  /** Loads the page's data again. */
  readonly onLook: () => Promise<Answer<ProjectView>>;
  readonly onStart: () => void;
  readonly onChecked: (text: string, problems: readonly ProblemView[]) => void;
}

/** Which organisation, how fresh, and a way to ask it now. */
export function ProjectHeader({ view, inAttention, onLook, onStart, onChecked }: HeaderProps) {
  const { instant } = useFormats();
  const [busy, setBusy] = useState(false);
  const { connection, heardAt } = view;
  const check = async (): Promise<void> => {
    onStart();
    setBusy(true);
    const asked = await call('project.refresh', {});
    const heard = asked.ok ? await untilHeard(onLook, asked.data.askedAt) : { kind: 'refused' as const, problems: asked.problems };
    setBusy(false);
    if (heard.kind === 'refused') onChecked('', heard.problems);
    else onChecked(t.project.checked[heard.kind], []);
  };
  return (
    <header className="stack">
      <div className="row-apart">
        <div className="stack-tight">
          <h1>{t.project.title}</h1>
          {connection.state === 'not_connected' ? null : (
            <div className="row row-loose subtle">
              <span>{t.project.organisation(connection.organisation.name)}</span>
              {connection.organisation.demo ? <DemoMark /> : null}
              {view.contracts.length === 0 ? null : <span>{heardAt === undefined ? t.project.neverHeard : t.project.heard(instant(heardAt))}</span>}
            </div>
          )}
        </div>
        {connection.state === 'not_connected' || view.contracts.length === 0 ? null : <Button isLoading={busy} onClick={() => void check()}>{t.project.checkNow}</Button>}
      </div>
      {(connection.state === 'not_connected' && view.contracts.length === 0) || (inAttention && isListed(connection, view.attention)) ? null : <ConnectionNotice connection={connection} admin={view.admin} />}
    </header>
  );
}
