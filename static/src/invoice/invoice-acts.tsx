import Button from '@atlaskit/button/new';
import type { Answer, AttentionAnswer, InvoiceView } from '../../../src/handlers/pages/api';
import { ofInvoice } from '../attention/give-answer';
import { ActQuestion } from '../shared/act-question';
import { call } from '../shared/call';
import { ProblemList } from '../shared/problems';
import { useAct, type Given } from '../shared/use-act';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { actsOf, type InvoiceAct } from './acts';

interface ActsProps {
  readonly invoice: InvoiceView;
  readonly taxMark: string;
  /** Answers that stand above already, with what waits. */
  readonly answered: readonly AttentionAnswer[];
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

/** What brings it nearer to being paid stands out. */
const LEADS_ON: ReadonlySet<InvoiceAct> = new Set(['release', 'retry', 'approve']);

/** The buttons of an invoice. Each asks first, for each reaches the books or the client; only trying again what was wanted before does not. */
export function InvoiceActs({ invoice, taxMark, answered, onDone, onStale }: ActsProps) {
  const { money } = useFormats();
  const texts = t.invoice.acts;
  const { asked, running, problems, ask, close, give } = useAct<InvoiceAct>({ perform: async (act, given) => perform(invoice, act, given), onDone: (act) => onDone(doneText(invoice, act)), onStale });
  const acts = actsOf(invoice, answered);
  if (acts.length === 0 && problems.length === 0) return null;
  const press = (act: InvoiceAct): void => {
    if (act !== 'retry') return ask(act);
    close();
    give(act);
  };
  const amount = invoice.total ? money(invoice.total) : money(invoice.amount) + taxMark;
  const owed = invoice.due ? money(invoice.due) : '';
  return (
    <div className="stack-tight">
      <div className="row" role="group" aria-label={texts.label}>
        {acts.map((act) => (
          <Button key={act} appearance={LEADS_ON.has(act) ? 'primary' : 'default'} isLoading={running === act} onClick={() => press(act)}>{texts[act]}</Button>
        ))}
      </div>
      {asked === undefined || asked === 'retry' ? <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div> : (
        <ActQuestion
          key={asked} {...questionOf(invoice, asked, amount)} danger={asked === 'void' || asked === 'delete' || asked === 'cancel'} busy={running === asked} problems={problems}
          words={asked === 'credit' || asked === 'void' || asked === 'delete' || asked === 'cancel' ? 'reason' : undefined}
          amount={asked === 'credit' ? { currency: invoice.amount.currency, all: owed } : undefined} onCancel={close} onGo={(given) => give(asked, given)}
        />
      )}
    </div>
  );
}

function questionOf(invoice: InvoiceView, act: Exclude<InvoiceAct, 'retry'>, amount: string): { readonly title: string; readonly body: string; readonly go: string } {
  const { number, clientName: client, milestoneName: milestone } = invoice;
  if (act === 'release' || act === 'cancel') return t.attention.questions[act]({ invoice: number, found: '', milestone, client, amount });
  return t.invoice.questions[act]({ number, client, amount, milestone });
}

async function perform({ invoiceId, rev }: InvoiceView, act: InvoiceAct, given: Given): Promise<Answer<unknown>> {
  const seen = { invoiceId, rev };
  switch (act) {
    case 'approve':
      return call('invoice.approve', seen);
    case 'email':
      return call('invoice.email', seen);
    case 'delete':
      return ofInvoice(seen, 'void', given);
    case 'release':
    case 'retry':
    case 'credit':
    case 'void':
    case 'cancel':
      return ofInvoice(seen, act, given);
  }
}

function doneText({ number, milestoneName: milestone }: InvoiceView, act: InvoiceAct): string {
  if (act === 'release' || act === 'cancel' || act === 'retry') return t.attention.done[act]({ invoice: number, found: '', milestone, client: '', amount: '' });
  return t.invoice.done[act](number);
}
