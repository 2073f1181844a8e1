import { useEffect, useRef } from 'react';
import type { AttentionView, ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import './attention.css';
import { AttentionRow } from './attention-row';

interface ListProps {
  /** The longest waiting first. */
  readonly items: readonly AttentionView[];
  readonly taxName: string;
  readonly projects?: boolean;
  /** There are more than these. */
  readonly more?: boolean;
  readonly onInvoice?: (invoiceId: string) => void;
  /** Tells what an answer did; everything is read again after it. */
  readonly onDone: (text: string, undo?: () => void) => void;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
  readonly onRefresh: () => void;
}

/** Everything that waits for a person. When what had focus is answered and goes, focus stays with the list. */
export function AttentionList({ items, taxName, projects, more, onInvoice, onDone, onSay, onRefresh }: ListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const touched = useRef(false);
  const stale = useRef<string>();
  const say = useRef(onSay);
  say.current = onSay;
  useEffect(() => {
    if (touched.current && document.activeElement === document.body) heading.current?.focus();
    if (stale.current === undefined) return;
    if (items.every((item) => item.id !== stale.current)) say.current(t.attention.gone);
    stale.current = undefined;
  }, [items]);
  return (
    <section className="stack-tight">
      <h2 ref={heading} tabIndex={-1}>{t.attention.title(items.length)}</h2>
      {items.length === 0 ? <p className="subtle">{t.attention.none}</p> : (
        <ul className="attention">
          {items.map((item) => (
            <AttentionRow
              key={item.id} item={item} taxName={taxName} projects={projects ?? false} {...(onInvoice ? { onInvoice } : {})} onDone={(text, undo) => { touched.current = true; onDone(text, undo); }}
              onStale={({ id }) => { touched.current = true; stale.current = id; onRefresh(); }}
            />
          ))}
        </ul>
      )}
      {more === true ? <p className="subtle">{t.attention.more}</p> : null}
    </section>
  );
}
