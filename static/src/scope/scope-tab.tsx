import { useEffect } from 'react';
import type { ScopeContractView, ScopeView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { Toolbar } from '../project/lists/toolbar';
import { useList } from '../project/lists/use-list';
import { ExportCsv } from '../shared/export-csv';
import { SelectField } from '../shared/fields';
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
import { ALL_SCOPES, LEVELS, listScopes, ORDER_STATES, readScopeList, SCOPE_ORDERS, writeScopeList, type ScopeList } from './scope-list';
import { ScopeRow } from './scope-row';

export interface ScopeTabProps {
  /** The milestone whose work is shown. */
  readonly opened: string | undefined;
  readonly onOpen: (milestoneId: string | undefined) => void;
  /** What was asked of the list, as the address has it. */
  readonly list: string | undefined;
  readonly onList: (list: string) => void;
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

const FORM = { read: readScopeList, write: writeScopeList };

function Scopes({ view, opened, onOpen, list: address, onList, onInvoice, onChanged, onStale, file }: ScopesProps) {
  const people = usePeople();
  const { ask } = people;
  const { money } = useFormats();
  const texts = t.scope;
  const [list, asking] = useList(address, FORM, onList);
  useEffect(() => {
    ask(view.contracts.flatMap(({ orders }) => orders.flatMap(({ by, agreed, declined }) => [by, agreed?.by ?? '', declined?.by ?? ''])).filter((id) => id !== ''));
  }, [ask, view]);
  if (view.contracts.every(({ milestones, orders }) => milestones.length === 0 && orders.length === 0)) return <div className="tab"><Empty place="page" title={texts.none.title} body={texts.none.body} /></div>;
  const { manage } = view.rights;
  const listed = listScopes(view.contracts, list);
  const narrowed = writeScopeList({ ...list, sort: '' }) !== '';
  const anyOrders = view.contracts.some(({ orders }) => orders.length > 0);
  return (
    <div className="tab stack-wide">
      <div className="stack-tight">
        <p className="subtle">{texts.about}</p>
      </div>
      <Toolbar
        what={t.project.tabs.scope} search={list.search} narrowed={narrowed} shown={countOf(listed)} all={countOf(view.contracts)} onSearch={(search) => asking({ ...list, search })} onClear={() => asking({ ...ALL_SCOPES, sort: list.sort })}
        actions={(
          <div className="row">
            <ExportCsv what={t.project.tabs.scope} file={file(t.project.tabs.scope)} lines={() => scopeCells(listed)} />
            {anyOrders ? <ExportCsv named what={t.tables.orders.what} file={file(t.tables.orders.what)} lines={() => orderCells(listed)} /> : null}
          </div>
        )}
      >
        <ScopeFilters list={list} orders={anyOrders} onAsk={asking} />
      </Toolbar>
      {narrowed && countOf(listed) === 0 ? <p className="subtle">{t.tables.noMatch}</p> : null}
      {listed.filter(({ milestones, orders }) => !narrowed || milestones.length + orders.length > 0).map((contract) => (
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

/** Milestones and change orders. */
const countOf = (contracts: readonly ScopeContractView[]): number => contracts.reduce((sum, { milestones, orders }) => sum + milestones.length + orders.length, 0);

function ScopeFilters({ list, orders, onAsk }: { readonly list: ScopeList; readonly orders: boolean; readonly onAsk: (list: ScopeList) => void }) {
  const texts = t.tables;
  const all = { value: '', label: texts.all } as const;
  return (
    <>
      <SelectField label={texts.scope.drift} name="level" value={list.level} options={[all, ...LEVELS.map((value) => ({ value, label: t.scope.level[value] }))]} onChange={(level) => onAsk({ ...list, level })} />
      {orders ? <SelectField label={texts.orders.state} name="order" value={list.order} options={[all, ...ORDER_STATES.map((value) => ({ value, label: t.scope.order.state[value] }))]} onChange={(order) => onAsk({ ...list, order })} /> : null}
      <SelectField label={texts.orderBy} name="sort" value={list.sort} options={[{ value: '', label: texts.orderOf.plan }, ...SCOPE_ORDERS.filter((value) => orders || value !== 'price').map((value) => ({ value, label: texts.orderOf[value] }))]} onChange={(sort) => onAsk({ ...list, sort })} />
    </>
  );
}
