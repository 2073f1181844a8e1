import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { InvoiceView, ProblemView, ProjectView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ConnectionNotice, DemoMark, isListed } from '../shared/states';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { lastRead } from './invoice-rows';

interface HeaderProps {
  readonly view: ProjectView;
  readonly rows: readonly InvoiceView[];
  /** What waits for a person is in sight, the connection's troubles with it. */
  readonly inAttention: boolean;
  readonly onStart: () => void;
  readonly onChecked: (text: string, problems: readonly ProblemView[]) => void;
}

/** Which organisation, how fresh, and a way to ask it now. */
export function ProjectHeader({ view, rows, inAttention, onStart, onChecked }: HeaderProps) {
  const { instant } = useFormats();
  const [busy, setBusy] = useState(false);
  const { connection } = view;
  const read = lastRead(rows);
  const check = async (): Promise<void> => {
    onStart();
    setBusy(true);
    const answer = await call('project.refresh', {});
    setBusy(false);
    if (answer.ok) onChecked(t.project.checked(answer.data.updated), []);
    else onChecked('', answer.problems);
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
              {view.contracts.length === 0 ? null : <span>{read === undefined ? t.project.neverRead : t.project.lastRead(instant(read))}</span>}
            </div>
          )}
        </div>
        {connection.state === 'not_connected' || view.contracts.length === 0 ? null : <Button isLoading={busy} onClick={() => void check()}>{t.project.checkNow}</Button>}
      </div>
      {(connection.state === 'not_connected' && view.contracts.length === 0) || (inAttention && isListed(connection, view.attention)) ? null : <ConnectionNotice connection={connection} admin={view.admin} />}
    </header>
  );
}
