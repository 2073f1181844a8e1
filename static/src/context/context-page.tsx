import type { MilestoneView } from '../../../src/handlers/pages/api';
import { isMoving, taxMarkOf, type Tagged } from '../panel/views';
import { call } from '../shared/call';
import { MilestoneLozenges } from '../shared/lozenges';
import { sign } from '../shared/money';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useFollow } from '../shared/use-follow';
import { useFormats } from '../shared/where';
import { t } from '../texts';

/** One line beside the issue: where its milestone and the money are. */
export function ContextPage() {
  return (
    <main className="panel" aria-label={t.panel.contextTitle}>
      <h1 className="hidden">{t.panel.contextTitle}</h1>
      <ContextBody />
    </main>
  );
}

function ContextBody() {
  const { load, retry, refresh } = useAnswer(() => call('panel.load', {}));
  useFollow(() => void refresh(), load.state === 'ready' && load.data.state === 'tagged' && isMoving(load.data));
  if (load.state === 'loading') return <Loading blocks={[{ width: '100%', height: 20 }]} />;
  if (load.state === 'failed') return <LoadFailed problems={load.problems} onRetry={retry} />;
  const view = load.data;
  switch (view.state) {
    case 'no_permission':
    case 'gate_only':
      return <p className="subtle">{t.shared.noPermission.title}</p>;
    case 'not_connected':
      return <p className="subtle">{t.shared.notConnected.title}</p>;
    case 'not_epic':
      return view.toward ? <>{view.toward.map((milestone) => <TowardLine key={milestone.id} milestone={milestone} />)}</> : <p className="subtle">{t.panel.notMilestone}</p>;
    case 'no_contract':
    case 'untagged':
      return <p className="subtle">{t.panel.notMilestone}</p>;
    case 'tagged':
      return <ContextLine view={view} />;
  }
}

/** On a part of an epic: which milestone it counts toward, and where that stands. */
function TowardLine({ milestone }: { readonly milestone: MilestoneView }) {
  return (
    <div className="row">
      <span>{t.panel.toward(t.words.place(milestone.place, milestone.of))}</span>
      <span className="strong break">{milestone.name}</span>
      <MilestoneLozenges milestone={milestone} />
    </div>
  );
}

/** Once the ledger has worked the tax out its total counts, so that all that is said of one invoice is comparable; of an invoice that bills others too only the milestone's own price does. */
function ContextLine({ view }: { readonly view: Tagged }) {
  const { money, date } = useFormats();
  const { milestone } = view;
  const bill = milestone.state === 'billed' ? milestone.bill : undefined;
  const texts = t.panel.tagged;
  const total = bill?.others ? undefined : bill?.total;
  const taxMark = total ? '' : taxMarkOf(view);
  const owed = bill?.due && sign(bill.due) > 0 ? bill.due : undefined;
  const partly = owed && !bill?.others && bill?.paid && sign(bill.paid) > 0;
  return (
    <div className="row">
      <MilestoneLozenges milestone={milestone} />
      <span><span className="number strong">{money(total ?? milestone.amount)}</span><span className="subtle">{taxMark}</span></span>
      {milestone.part ? <span className="subtle">{t.words.part(milestone.part.place, milestone.part.count)}</span> : null}
      {partly ? <span className="subtle">{texts.due} <span className="number">{money(owed)}</span></span> : null}
      {bill?.dueDate === undefined || (bill.due && !owed) ? null : <span className="subtle">{texts.dueDate} {date(bill.dueDate)}</span>}
    </div>
  );
}
