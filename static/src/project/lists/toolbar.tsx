import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { csvOf, download } from '../../shared/csv';
import { TextField } from '../../shared/fields';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import './lists.css';

interface ToolbarProps {
  /** What is listed, as a heading says it. */
  readonly what: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** How many are shown, of how many that there are. */
  readonly shown: number;
  readonly all: number;
  /** Something narrows the list. */
  readonly narrowed: boolean;
  readonly onClear: () => void;
  /** The fields by which to filter. */
  readonly children: ReactNode;
  /** What stands at the end: files of what is shown. */
  readonly actions: ReactNode;
}

/** Above a table: what is looked for and filtered by, how much of it there is, and a file of it. */
export function Toolbar({ what, search, onSearch, shown, all, narrowed, onClear, children, actions }: ToolbarProps) {
  const texts = t.tables;
  const { count } = useFormats();
  return (
    <div className="stack-tight">
      <div className="toolbar" role="search" aria-label={texts.filters(what)}>
        <TextField label={texts.search} name="search" value={search} onChange={onSearch} />
        {children}
      </div>
      <div className="row-apart">
        <div className="row">
          <p role="status" className="subtle">{texts.shown(count(shown), count(all))}</p>
          {narrowed ? <Button spacing="compact" appearance="subtle" onClick={onClear}>{texts.clear}</Button> : null}
        </div>
        {actions}
      </div>
    </div>
  );
}

interface ExportProps {
  readonly what: string;
  readonly file: string;
  /** The lines, headings first; may take a while to gather, and undefined when they could not be. */
  readonly lines: () => readonly (readonly string[])[] | Promise<readonly (readonly string[])[] | undefined>;
  readonly busy?: boolean;
}

/** A file of what is shown, for spreadsheets. */
export function ExportCsv({ what, file, lines, busy = false }: ExportProps) {
  const give = async (): Promise<void> => {
    const found = await lines();
    if (found) download(file, csvOf(found));
  };
  return <Button spacing="compact" isLoading={busy} aria-label={t.tables.exportOf(what)} onClick={() => void give()}>{t.tables.exportCsv}</Button>;
}

/** `harb-invoices-2026-11-22.csv` */
export function csvName(parts: readonly string[], day: string): string {
  const words = [...parts, day].map((part) => part.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '')).filter((part) => part !== '');
  return `${words.join('-')}.csv`;
}
