import { useEffect } from 'react';
import type { ScopeContractView, ScopeView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ExportCsv } from '../shared/export-csv';
import { Empty, LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { usePeople } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { Limits } from './limits-form';
import { OrderCard } from './order-card';
import { orderCells, scopeCells } from './scope-cells';
import './scope.css';
import { ScopeRow } from './scope-row';

export interface ScopeTabProps {
  /** The milestone whose work is shown. */
  readonly opened: string | undefined;
  readonly onOpen: (milestoneId: string | undefined) => void;
  readonly onInvoice: (invoiceId: string) => void;
  readonly onDone: (text: string) => void;
  /** What a file of it is named after. */
  readonly file: (what: string) => string;
}

const SKELETON = [{ width: '100%', height: 40 }, { width: '240px', height: 24 }, { width: '100%', height: 96 }, { width: '100%', height: 96 }];

/** Each contract's scopes: what was priced, how far it has drifted, and the change orders that were made of it. */
export function ScopeTab({ onDone, ...props }: ScopeTabProps) {
  const { load, retry, refresh, set } = useAnswer(() => call('scope.load', {}));
  const view = load.state === 'ready' ? load.data : undefined;
  const again = (): void => void refresh();
  useFollow(again, view?.contracts.some(({ milestones }) => milestones.some(({ keeping }) => keeping)) === true);
  if (load.state === 'loading') return <div className="tab"><Loading blocks={SKELETON} /></div>;
  if (load.state === 'failed') return <div className="tab"><LoadFailed problems={load.problems} onRetry={retry} /></div>;
  const done = (changed: ScopeContractView, text: string): void => {
    set({ ...load.data, contracts: load.data.contracts.map((contract) => (contract.id === changed.id ? changed : contract)) });
    onDone(text);
  };
  return <Scopes {...props} view={load.data} onChanged={done} onStale={again} />;
}

interface ScopesProps extends Omit<ScopeTabProps, 'onDone'> {
  readonly view: ScopeView;
  readonly onChanged: (view: ScopeContractView, text: string) => void;
  readonly onStale: () => void;
}

function Scopes({ view, opened, onOpen, onInvoice, onChanged, onStale, file }: ScopesProps) {
  const people = usePeople();
  const { ask } = people;
  const { money } = useFormats();
  const texts = t.scope;
  useEffect(() => {
    ask(view.contracts.flatMap(({ orders }) => orders.flatMap(({ by, agreed, declined }) => [by, agreed?.by ?? '', declined?.by ?? ''])).filter((id) => id !== ''));
  }, [ask, view]);
  if (view.contracts.every(({ milestones, orders }) => milestones.length === 0 && orders.length === 0)) return <div className="tab"><Empty place="page" title={texts.none.title} body={texts.none.body} /></div>;
  const { manage } = view.rights;
  return (
    <div className="tab stack-wide">
      <div className="stack-tight">
        <p className="subtle">{texts.about}</p>
        <div className="row">
          <ExportCsv what={t.project.tabs.scope} file={file(t.project.tabs.scope)} lines={() => scopeCells(view.contracts)} />
          {view.contracts.every(({ orders }) => orders.length === 0) ? null : <ExportCsv named what={t.tables.orders.what} file={file(t.tables.orders.what)} lines={() => orderCells(view.contracts)} />}
        </div>
      </div>
      {view.contracts.map((contract) => (
        <section key={contract.id} className="stack">
          <div className="stack-tight">
            <h2>{contract.name}</h2>
            <p className="subtle">{Number(contract.agreed.amount) > 0 ? texts.price(money(contract.price), money(contract.agreed)) : texts.plainPrice(money(contract.price))}</p>
            <Limits contract={contract} manage={manage && contract.open} onDone={onChanged} onStale={onStale} />
          </div>
          <ul className="stack">
            {contract.milestones.map((row) => (
              <ScopeRow key={row.milestoneId} contract={contract} row={row} opened={opened === row.milestoneId} manage={manage} people={people} onOpen={onOpen} onDone={onChanged} onStale={onStale} />
            ))}
          </ul>
          <section className="stack" aria-label={texts.order.title(contract.name)}>
            <h3>{texts.order.title(contract.name)}</h3>
            {contract.orders.length === 0 ? <p className="subtle">{texts.order.none}</p> : null}
            {contract.orders.map((order) => <OrderCard key={order.id} contract={contract} order={order} manage={manage} people={people} onInvoice={onInvoice} onDone={onChanged} onStale={onStale} />)}
          </section>
        </section>
      ))}
    </div>
  );
}
