import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ChangeOrderView, OrderSeen, ScopeContractView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextAreaField, TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Notice } from '../shared/notice';
import { Question } from '../shared/question';
import { useTyped } from '../shared/use-typed';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { OrderForm, useSend } from './order-form';
import { placeOf, PlaceFields, PLACE_FIELDS, type PlaceDraft } from './place-fields';

interface ActsProps {
  readonly contract: ScopeContractView;
  readonly order: ChangeOrderView;
  readonly onDone: (view: ScopeContractView, text: string) => void;
  readonly onStale: () => void;
}

type Act = keyof typeof t.scope.order.acts;

/** What a person can do with a change order as it stands; each asks in the page first. */
export function OrderActs(props: ActsProps) {
  const [asked, setAsked] = useState<Act>();
  const texts = t.scope.order;
  const { order, contract, onDone } = props;
  const acts = actsOf(order);
  const open = asked !== undefined && contract.open && acts.includes(asked);
  // What was asked can't be done any more, since somebody else decided meanwhile.
  const gone = asked !== undefined && !open ? <div role="status"><Notice kind="warning"><p>{t.shared.lookAgain}</p></Notice></div> : null;
  if (!contract.open || acts.length === 0) return gone;
  const seen: OrderSeen = { contractId: contract.id, rev: contract.rev, orderId: order.id };
  const close = (): void => setAsked(undefined);
  const asking = { ...props, seen, onCancel: close, onDone: (view: ScopeContractView, text: string) => { close(); onDone(view, text); } };
  return (
    <div className="stack">
      <div className="row" role="group" aria-label={texts.group(order.number)}>
        {acts.map((act, index) => (
          <Button key={act} spacing="compact" appearance={index === 0 ? 'default' : 'subtle'} aria-label={texts.actOf(texts.acts[act], order.number)} onClick={() => setAsked(act)}>{texts.acts[act]}</Button>
        ))}
      </div>
      {gone}
      {!open ? null : asked === 'agree' ? <Agree {...asking} /> : asked === 'place' ? <Place {...asking} /> : asked === 'decline' ? <Decline {...asking} /> : (
        <OrderForm
          title={texts.form.editTitle(order.number)} go={texts.form.save} currency={contract.currency} initial={{ title: order.title, text: order.text, price: order.price.amount }} onStale={props.onStale} onCancel={close}
          send={(input) => call('scope.change', { ...seen, ...input })} onDone={(view, title) => asking.onDone(view, texts.done.edit(title))}
        />
      )}
    </div>
  );
}

function actsOf({ state, bill, agreed, stranded }: ChangeOrderView): readonly Act[] {
  if (state === 'drafted') return ['agree', 'edit', 'decline'];
  return state === 'agreed' && !bill && (agreed?.as === 'line' || stranded) ? ['place'] : [];
}

interface AskProps extends ActsProps {
  readonly seen: OrderSeen;
  readonly onCancel: () => void;
}

/** Work that was added is the likeliest to show that the order is done. */
const firstPlace = ({ items }: ChangeOrderView): PlaceDraft => ({ kind: 'line', workItem: items[0]?.key ?? '', trigger: 'category', date: '' });

function Agree({ order, seen, onDone, onStale, onCancel }: AskProps) {
  const [draft, setDraft] = useState({ with: '', evidence: '' });
  const [place, changePlace] = useTyped(firstPlace(order));
  const { money } = useFormats();
  const texts = t.scope.order.agree;
  const sent = useSend(() => call('scope.agree', { ...seen, ...draft, as: placeOf(place) }), (view) => onDone(view, t.scope.order.done.agree(order.title)), onStale);
  return (
    <Question title={texts.title(order.number)} go={texts.go} busy={sent.busy} onCancel={onCancel} onGo={sent.go}>
      <p>{texts.body(money(order.price))}</p>
      <div role="alert" tabIndex={-1} ref={sent.summary}><FormProblems problems={sent.problems} fields={['with', 'evidence', ...PLACE_FIELDS]} /></div>
      <TextField label={texts.with} name="with" required value={draft.with} problem={problemAt(sent.problems, 'with')} onChange={(value) => setDraft((before) => ({ ...before, with: value }))} />
      <TextField label={texts.evidence} name="evidence" required value={draft.evidence} help={texts.evidenceHelp} problem={problemAt(sent.problems, 'evidence')} onChange={(evidence) => setDraft((before) => ({ ...before, evidence }))} />
      <PlaceFields draft={place} problems={sent.problems} onChange={changePlace} />
    </Question>
  );
}

function Place({ order, seen, onDone, onStale, onCancel }: AskProps) {
  const [place, changePlace] = useTyped<PlaceDraft>({ ...firstPlace(order), kind: order.agreed?.as === 'line' ? 'milestone' : 'line' });
  const texts = t.scope.order.place;
  const sent = useSend(() => call('scope.place', { ...seen, as: placeOf(place) }), (view) => onDone(view, t.scope.order.done.place(order.title)), onStale);
  return (
    <Question title={texts.title(order.number)} go={texts.go} busy={sent.busy} onCancel={onCancel} onGo={sent.go}>
      <div role="alert" tabIndex={-1} ref={sent.summary}><FormProblems problems={sent.problems} fields={PLACE_FIELDS} /></div>
      <PlaceFields draft={place} problems={sent.problems} onChange={changePlace} />
    </Question>
  );
}

function Decline({ order, seen, onDone, onStale, onCancel }: AskProps) {
  const [reason, setReason] = useState('');
  const texts = t.scope.order.decline;
  const sent = useSend(() => call('scope.decline', { ...seen, reason }), (view) => onDone(view, t.scope.order.done.decline(order.title)), onStale);
  return (
    <Question title={texts.title(order.number)} go={texts.go} danger busy={sent.busy} onCancel={onCancel} onGo={sent.go}>
      <p>{texts.body}</p>
      <div role="alert" tabIndex={-1} ref={sent.summary}><FormProblems problems={sent.problems} fields={['reason']} /></div>
      <TextAreaField label={t.attention.words.reason} name="reason" required value={reason} help={t.attention.words.help} problem={problemAt(sent.problems, 'reason')} onChange={setReason} />
    </Question>
  );
}
