import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { ScopeContractView, ScopeRow as Row } from '../../../src/handlers/pages/api';
import { IssueLink } from '../shared/links';
import type { People } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { DriftFacts, DriftLozenge } from './drift-line';
import { inHours } from './in-hours';
import { ScopeWork } from './scope-work';

interface RowProps {
  readonly contract: ScopeContractView;
  readonly row: Row;
  readonly opened: boolean;
  readonly manage: boolean;
  readonly people: People;
  readonly onOpen: (milestoneId: string | undefined) => void;
  readonly onDone: (view: ScopeContractView, text: string) => void;
  readonly onStale: () => void;
}

/** One milestone: what was kept when it was priced and how far that has drifted; opened, item by item. */
export function ScopeRow({ contract, row, opened, manage, people, onOpen, onDone, onStale }: RowProps) {
  const { instant } = useFormats();
  const texts = t.scope;
  const { baseline, drift } = row;
  const act = opened ? texts.close : texts.open;
  return (
    <li className="card stack">
      <div className="stack-tight">
        <div className="row-apart">
          <div className="row row-loose">
            <h3 className="break">{row.name} <IssueLink issueKey={row.issueKey} /></h3>
            {row.billed ? <Lozenge appearance="inprogress">{t.words.milestoneState.billed}</Lozenge> : null}
            {drift ? <DriftLozenge drift={drift} /> : null}
          </div>
          {row.keeping ? null : <Button spacing="compact" aria-expanded={opened} aria-label={texts.openOf(act, row.name)} onClick={() => onOpen(opened ? undefined : row.milestoneId)}>{act}</Button>}
        </div>
        {baseline ? <p className="subtle">{texts.kept(texts.size(baseline.items, baseline.points, baseline.seconds === undefined ? undefined : inHours(baseline.seconds)), instant(baseline.at))}{baseline.more > 0 ? `. ${texts.more(baseline.more)}` : ''}</p> : null}
        <p>{row.keeping ? texts.keeping : drift ? <DriftFacts drift={drift} /> : row.billed ? texts.billedNote : texts.unread}</p>
      </div>
      {opened && !row.keeping ? <ScopeWork contract={contract} row={row} manage={manage} people={people} onDone={onDone} onStale={onStale} /> : null}
    </li>
  );
}
