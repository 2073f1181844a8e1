import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { ProjectView } from '../../../src/handlers/pages/api';
import { IssueLink } from '../shared/links';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { Attention } from './attention';
import { ContractCard } from './contract-card';

interface OverviewProps {
  readonly view: ProjectView;
  readonly attention: readonly Attention[];
  readonly onInvoice: (invoiceId: string) => void;
}

export function Overview({ view, attention, onInvoice }: OverviewProps) {
  const taxName = view.connection.state === 'not_connected' ? '' : view.connection.organisation.taxName;
  const texts = t.project.attention;
  return (
    <div className="tab stack-wide">
      <section className="stack-tight">
        <h2>{texts.title(attention.length)}</h2>
        {attention.length === 0 ? <p className="subtle">{texts.none}</p> : (
          <ul className="attention">
            {attention.map((item) => <AttentionRow key={item.id} item={item} taxName={taxName} manage={view.rights.manage} onInvoice={onInvoice} />)}
          </ul>
        )}
      </section>
      {view.contracts.map((contract) => <ContractCard key={contract.id} contract={contract} taxName={taxName} />)}
    </div>
  );
}

interface AttentionRowProps {
  readonly item: Attention;
  readonly taxName: string;
  readonly manage: boolean;
  readonly onInvoice: (invoiceId: string) => void;
}

function AttentionRow({ item, taxName, manage, onInvoice }: AttentionRowProps) {
  const { money, date } = useFormats();
  const texts = t.project.attention;
  const { invoice, problem, taxMode } = item;
  const detail = problem ? `${problem.message} ${problem.action}` : item.dueDate === undefined ? item.note : texts.dueOn(date(item.dueDate));
  const review = invoice?.canRelease === true && manage;
  return (
    <li className="attention-row">
      <div className="attention-what stack-tight">
        <div className="row"><span className="strong break">{item.what}</span><IssueLink issueKey={item.issueKey} /></div>
        <div className="row">
          <Lozenge appearance={problem ? 'removed' : 'moved'} maxWidth="none">{item.why}</Lozenge>
          {detail === undefined ? null : <span className="subtle break">{detail}</span>}
        </div>
      </div>
      <div className="attention-amount number">
        {money(item.amount)} <span className="subtle small">{taxMode === undefined ? '' : t.words.taxMark(taxMode, taxName)}</span>
      </div>
      <div className="attention-act">
        {invoice === undefined ? null : (
          <Button spacing="compact" aria-label={(review ? texts.reviewOf : texts.showOf)(invoice.number)} onClick={() => onInvoice(invoice.id)}>{review ? texts.review : texts.show}</Button>
        )}
      </div>
    </li>
  );
}
