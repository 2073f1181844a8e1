import Button from '@atlaskit/button/new';
import { useEffect } from 'react';
import type { InvoiceDetail } from '../../../src/handlers/pages/api';
import { ActQuestion } from '../shared/act-question';
import { call } from '../shared/call';
import { Notice } from '../shared/notice';
import { ProblemList } from '../shared/problems';
import { useAct } from '../shared/use-act';
import { usePeople } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';

interface DisputeProps {
  readonly detail: InvoiceDetail;
  readonly manage: boolean;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

/** That the client disputes the invoice: noted while it is owed, and taken away once it is settled. */
export function Dispute({ detail: { invoice, dispute }, manage, onDone, onStale }: DisputeProps) {
  const texts = t.invoice.dispute;
  const { instant } = useFormats();
  const { nameOf, ask: askNames } = usePeople();
  const { asked, running, problems, ask, close, give } = useAct<'dispute' | 'end'>({
    perform: async (act, { words }) => (act === 'end' ? call('invoice.endDispute', seen) : call('invoice.dispute', { ...seen, reason: words })),
    onDone: (act) => onDone(act === 'end' ? texts.ended(invoice.number) : texts.done(invoice.number)),
    onStale,
  });
  const seen = { invoiceId: invoice.invoiceId, rev: invoice.rev };
  const by = dispute?.by ?? '';
  useEffect(() => askNames(by === '' ? [] : [by]), [by, askNames]);
  const owed = invoice.status === 'approved' || invoice.status === 'part_paid';
  if (!dispute && !(manage && owed)) return null;
  return (
    <div className="stack-tight">
      {dispute ? <Notice kind="warning" title={texts.title}><p className="break">{dispute.reason}</p><p className="subtle small">{texts.noted(nameOf(dispute.by), instant(dispute.at))}</p></Notice> : null}
      {manage ? <div><Button spacing="compact" isLoading={running === 'end'} onClick={() => (dispute ? give('end') : ask('dispute'))}>{dispute ? texts.end : texts.note}</Button></div> : null}
      {asked === undefined ? <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div> : (
        <ActQuestion {...texts.question(invoice.number)} words="reason" busy={running !== undefined} problems={problems} onCancel={close} onGo={(given) => give('dispute', given)} />
      )}
    </div>
  );
}
