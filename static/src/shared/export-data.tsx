import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Answer, ExportPage, ExportPart, ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { download } from './csv';
import { readAll } from './export-pages';
import { ProblemList } from './problems';

interface ExportDataProps {
  readonly read: (part: ExportPart, cursor: string | undefined) => Promise<Answer<ExportPage>>;
  /** What the file is named after. */
  readonly name: string;
  /** Of whose data it is. */
  readonly intro: string;
}

/** Takes everything that Milepost keeps away as one file: read page by page, put together here. */
export function ExportData({ read, name, intro }: ExportDataProps) {
  const texts = t.data;
  const [through, setThrough] = useState<number>();
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const save = async (): Promise<void> => {
    if (through !== undefined) return;
    setSaid('');
    setProblems([]);
    setThrough(0);
    const whole = await readAll(read, setThrough);
    setThrough(undefined);
    if (!whole.ok) return setProblems(whole.problems);
    const { leftOut, ...parts } = whole.data;
    const at = new Date().toISOString();
    download(`milepost-${name}-${at.slice(0, 10)}.json`, JSON.stringify({ exportedAt: at, of: name, ...parts }, undefined, 1), 'application/json');
    const count = Object.values(parts).reduce((sum, rows) => sum + rows.length, 0);
    setSaid(`${texts.done(count)}${leftOut > 0 ? ` ${texts.leftOut(leftOut)}` : ''}`);
  };
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <p className="subtle">{intro} {texts.holds}</p>
      <div className="row">
        <Button isLoading={through !== undefined} onClick={() => void save()}>{texts.go}</Button>
        <span role="status" className="subtle small">{through === undefined ? said : texts.reading(through)}</span>
      </div>
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
    </section>
  );
}
