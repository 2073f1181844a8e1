import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
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
