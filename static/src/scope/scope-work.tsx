import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DriftedItem, ScopeContractView, ScopeDetail, ScopeRow } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ProblemList } from '../shared/problems';
import { LoadFailed, Loading } from '../shared/states';
import { useAct } from '../shared/use-act';
import { useAnswer } from '../shared/use-answer';
import type { People } from '../shared/use-people';
import { t } from '../texts';
import { estimateOf, ItemLine, Whose } from './item-line';
import { draftedWords } from './order-draft';
import { OrderForm } from './order-form';

interface WorkProps {
  readonly contract: ScopeContractView;
  readonly row: ScopeRow;
  readonly manage: boolean;
  readonly people: People;
  readonly onDone: (view: ScopeContractView, text: string) => void;
  readonly onStale: () => void;
}

const SKELETON = [{ width: '160px', height: 20 }, { width: '100%', height: 64 }];

/** The work of one milestone: what drifted, by whom and when, and what was kept. */
export function ScopeWork(props: WorkProps) {
  const { contract, row, people: { ask } } = props;
  const { load, retry, refresh } = useAnswer(() => call('scope.detail', { contractId: contract.id, milestoneId: row.milestoneId }));
  const detail = load.state === 'ready' ? load.data : undefined;
  useEffect(() => {
    if (detail) ask([...detail.added, ...detail.removed, ...detail.changed].flatMap(({ by }) => (by === undefined ? [] : [by])));
  }, [detail, ask]);
  const shown = useRef(contract.rev);
  useEffect(() => {
    // What was ticked and typed stays while it is looked at again.
    if (shown.current !== contract.rev) void refresh();
    shown.current = contract.rev;
  }, [contract.rev, refresh]);
  if (load.state === 'loading') return <Loading blocks={SKELETON} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={retry} />;
  return <Drifted {...props} detail={load.data} />;
}

function Drifted({ contract, row, manage, people, detail, onDone, onStale }: WorkProps & { readonly detail: ScopeDetail }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [making, setMaking] = useState(false);
  const { added, removed, changed, baseline, deliverable } = detail;
  const { sections } = t.scope;
  const pick = manage && contract.open ? { chosen, onChoose: (id: string) => setChosen((before) => toggled(before, id)) } : undefined;
  const picked = [...added, ...changed].filter(({ id }) => chosen.has(id));
  const nothing = added.length + removed.length + changed.length === 0;
  return (
    <div className="stack">
      {detail.row.drift === undefined ? <p className="subtle">{detail.row.keeping ? t.scope.keeping : t.scope.unread}</p> : nothing ? <p>{t.scope.noDrift}</p> : null}
      <Items title={sections.added} items={added} pick={pick} people={people} />
      <Items title={sections.changed} items={changed} pick={pick} people={people} note={(item) => <Change before={item.before} after={item} />} />
      <Items title={sections.removed} items={removed} people={people} />
      {deliverable ? <div className="stack-tight"><h4>{sections.deliverable}</h4><p className="break"><span className="subtle">{t.scope.before}:</span> {deliverable.before}</p><p className="break"><span className="subtle">{t.scope.now}:</span> {deliverable.now}</p></div> : null}
      {row.baseline?.items === 0 && manage && contract.open ? <KeepNow contract={contract} row={row} onDone={onDone} onStale={onStale} /> : null}
      {pick === undefined || added.length + changed.length === 0 ? null : making && picked.length > 0 ? (
        <OrderForm
          title={t.scope.order.form.newTitle(picked.length)} go={t.scope.order.form.create} currency={contract.currency} initial={{ ...draftedWords(picked, row.name), price: '' }} onStale={onStale} onCancel={() => setMaking(false)}
          send={(input) => call('scope.draft', { contractId: contract.id, rev: contract.rev, milestoneId: row.milestoneId, itemIds: picked.map(({ id }) => id), ...input })}
          onDone={(view, title) => { setMaking(false); setChosen(new Set()); onDone(view, t.scope.order.done.draft(title)); }}
        />
      ) : <div className="row"><Button isDisabled={picked.length === 0} onClick={() => setMaking(true)}>{t.scope.make(picked.length)}</Button>{picked.length === 0 ? <span className="subtle small">{t.scope.makeNone}</span> : null}</div>}
      {baseline.length === 0 ? null : (
        <details>
          <summary>{sections.baseline(baseline.length)}</summary>
          <ul className="scope-items">{baseline.map((item) => <li key={item.id}><ItemLine item={item} />{item.order === undefined ? null : <span className="subtle small"> · {t.scope.inOrder(item.order)}</span>}</li>)}</ul>
        </details>
      )}
    </div>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

interface ItemsProps<Item extends DriftedItem> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly people: People;
  /** Absent: nothing can be chosen. */
  readonly pick?: { readonly chosen: ReadonlySet<string>; readonly onChoose: (id: string) => void } | undefined;
  readonly note?: (item: Item) => ReactNode;
}

function Items<Item extends DriftedItem>({ title, items, people, pick, note }: ItemsProps<Item>) {
  if (items.length === 0) return null;
  return (
    <div className="stack-tight">
      <h4>{title}</h4>
      <ul className="scope-items">
        {items.map((item) => (
          <li key={item.id} className="scope-item">
            {pick && item.order === undefined && item.key !== undefined ? (
              <input type="checkbox" aria-label={t.scope.choose(item.key)} checked={pick.chosen.has(item.id)} onChange={() => pick.onChoose(item.id)} />
            ) : null}
            <span className="break">
              <ItemLine item={item} />{note?.(item)}<Whose item={item} people={people} />
              {item.order === undefined ? null : <span className="subtle small"> · {t.scope.inDraft(item.order)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the item was before: only what is otherwise now. */
function Change({ before, after }: { readonly before: ScopeDetail['changed'][number]['before']; readonly after: DriftedItem }) {
  const [was, is] = [estimateOf(before) ?? t.scope.noEstimate, estimateOf(after) ?? t.scope.noEstimate];
  return (
    <>
      {was === is ? null : <span className="number"> ({t.scope.change(was, is)})</span>}
      {before.summary === after.summary || before.summary === undefined ? null : <span className="subtle"> ({t.scope.before}: {before.summary})</span>}
    </>
  );
}

function KeepNow({ contract, row, onDone, onStale }: Pick<WorkProps, 'contract' | 'row' | 'onDone' | 'onStale'>) {
  const acting = useAct<'keep'>({
    perform: async () => {
      const answer = await call('scope.keep', { contractId: contract.id, rev: contract.rev, milestoneId: row.milestoneId });
      if (answer.ok) onDone(answer.data, t.scope.keptNow(row.name));
      return answer;
    },
    onDone: () => undefined,
    onStale,
  });
  return (
    <div className="stack-tight">
      <p>{t.scope.empty}</p>
      <div role="alert">{acting.problems.length > 0 ? <ProblemList problems={acting.problems} /> : null}</div>
      <div><Button isLoading={acting.running !== undefined} onClick={() => acting.give('keep')}>{t.scope.keepNow}</Button></div>
    </div>
  );
}
