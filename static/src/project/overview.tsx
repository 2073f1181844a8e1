import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { ProjectView } from '../../../src/handlers/pages/api';
import { IssueLink } from '../shared/links';
import { t } from '../texts';
import type { Attention } from './attention';
import { ContractCard } from './contract-card';

interface OverviewProps {
  readonly view: ProjectView;
  readonly attention: readonly Attention[];
  readonly onInvoices: () => void;
}

export function Overview({ view, attention, onInvoices }: OverviewProps) {
  const taxName = view.connection.state === 'not_connected' ? undefined : view.connection.organisation.taxName;
  return (
    <div className="tab stack-wide">
      <section className="stack-tight">
        <h2>{t.project.attention.title}</h2>
        {attention.length === 0 ? <p className="subtle">{t.project.attention.none}</p> : (
          <ul className="attention">
            {attention.map((item) => <AttentionRow key={item.id} item={item} onInvoices={onInvoices} />)}
          </ul>
        )}
      </section>
      {view.contracts.map((contract) => <ContractCard key={contract.id} contract={contract} taxName={taxName} />)}
    </div>
  );
}

function AttentionRow({ item, onInvoices }: { readonly item: Attention; readonly onInvoices: () => void }) {
  const detail = item.problem ? `${item.problem.message} ${item.problem.action}` : item.note;
  return (
    <li className="attention-row">
      <div className="stack-tight">
        <div className="row">
          <Lozenge appearance={item.problem ? 'removed' : 'moved'} maxWidth="none">{item.why}</Lozenge>
          <span className="strong break">{item.what}</span>
          <IssueLink issueKey={item.issueKey} />
        </div>
        {detail === undefined ? null : <p className="subtle break">{detail}</p>}
      </div>
      {item.invoiceId === undefined ? null : <Button appearance="subtle" spacing="compact" onClick={onInvoices}>{t.project.attention.show}</Button>}
    </li>
  );
}
