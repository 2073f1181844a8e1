import type { AdminView } from '../../../src/handlers/pages/api';
import { Notice } from '../shared/notice';
import { useFormats, useWhere } from '../shared/where';
import { t } from '../texts';
import { trafficOf } from './traffic-state';

/** What waits for Xero, and how many calls it still takes today. `now` in milliseconds since the epoch. */
export function Traffic({ view, now }: { readonly view: AdminView; readonly now: number }) {
  const { instant } = useFormats();
  const { locale } = useWhere();
  const texts = t.admin.traffic;
  const { budget, queue } = view;
  const state = trafficOf(budget, now);
  return (
    <section className="card stack">
      <h3>{texts.title}</h3>
      {state.kind === 'parked' ? <Notice kind="warning" title={texts.parked(instant(state.until))}><p>{texts.parkedNote}</p></Notice> : null}
      {state.kind === 'few' ? <Notice kind="warning" title={texts.few}><p>{texts.fewNote}</p></Notice> : null}
      <dl className="facts">
        <div><dt>{texts.sending}</dt><dd>{queue.sending >= texts.many ? texts.manyInvoices : texts.invoices(queue.sending)}</dd></div>
        <div><dt>{texts.held}</dt><dd>{queue.held >= texts.many ? texts.manyInvoices : texts.invoices(queue.held)}</dd></div>
        <div><dt>{texts.calls}</dt><dd>{budget ? texts.callsAsOf(budget.dayRemaining.toLocaleString(locale), instant(budget.at)) : texts.callsUnknown}</dd></div>
        {budget ? <div><dt>{texts.kept}</dt><dd>{texts.keptCalls(budget.keptForSending)}</dd></div> : null}
      </dl>
      {queue.held > 0 ? <p className="subtle">{texts.heldNote}</p> : null}
    </section>
  );
}
