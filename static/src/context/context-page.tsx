import type { MilestoneView } from '../../../src/handlers/pages/api';
import { isMoving } from '../panel/views';
import { call } from '../shared/call';
import { MilestoneLozenges } from '../shared/lozenges';
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
      return <p className="subtle">{t.shared.noPermission.title}</p>;
    case 'not_connected':
      return <p className="subtle">{t.shared.notConnected.title}</p>;
    case 'not_epic':
    case 'no_contract':
    case 'untagged':
      return <p className="subtle">{t.panel.notMilestone}</p>;
    case 'tagged':
      return <ContextLine milestone={view.milestone} />;
  }
}

function ContextLine({ milestone }: { readonly milestone: MilestoneView }) {
  const { money, date } = useFormats();
  const { bill } = milestone;
  const texts = t.panel.tagged;
  const paid = bill?.paid && !/^[0.]*$/u.test(bill.paid.amount) ? bill.paid : undefined;
  return (
    <div className="row">
      <MilestoneLozenges milestone={milestone} />
      <span className="number strong">{money(milestone.amount)}</span>
      {bill?.dueDate === undefined ? null : <span className="subtle">{texts.dueDate} {date(bill.dueDate)}</span>}
      {paid === undefined ? null : <span className="subtle">{texts.paid} <span className="number">{money(paid)}</span></span>}
    </div>
  );
}
