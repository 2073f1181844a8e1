import { useState } from 'react';
import { autonomyOf } from '../../../src/billing/reaching';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { TextAreaField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { Question } from '../shared/question';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { wasTakenBack, type ActionName } from './available-actions';
import { taxMarkOf, type Tagged } from './views';

/** What is asked once more, or needs a reason. */
export type Asked = Extract<ActionName, 'untag' | 'join' | 'hold' | 'leave' | 'bill'>;

interface ActionQuestionProps {
  readonly view: Tagged;
  readonly asked: Asked;
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (reason: string) => void;
}

export function ActionQuestion({ view, asked, busy, problems, onCancel, onGo }: ActionQuestionProps) {
  const [reason, setReason] = useState('');
  const texts = textsOf(view, asked);
  return (
    <Question title={texts.title} go={texts.go} danger={asked === 'untag'} busy={busy} onCancel={onCancel} onGo={() => onGo(reason)}>
      <Means view={view} asked={asked} />
      {asked === 'hold' || asked === 'leave' ? (
        <TextAreaField label={t.panel.holdForm.reason} name="reason" required value={reason} help={t.panel.holdForm.reasonHelp} problem={problemAt(problems, 'reason')} onChange={setReason} />
      ) : null}
    </Question>
  );
}

function textsOf({ milestone }: Tagged, asked: Asked): { readonly title: string; readonly go: string } {
  switch (asked) {
    case 'hold':
      return t.panel.holdForm;
    case 'untag':
      return t.panel.untagConfirm;
    case 'join':
      return t.panel.split.joinConfirm;
    case 'leave':
      return t.panel.leaveForm;
    case 'bill':
      return wasTakenBack(milestone) ? t.panel.billAnewConfirm : t.panel.billConfirm;
  }
}

/** What will come of it. */
function Means({ view, asked }: { readonly view: Tagged; readonly asked: Asked }) {
  const { money } = useFormats();
  const { milestone, contract } = view;
  switch (asked) {
    case 'hold':
      return null;
    case 'untag':
      return <p>{milestone.part ? t.panel.split.untagBody : t.panel.untagConfirm.body}</p>;
    case 'join':
      return <p>{t.panel.split.joinConfirm.body(milestone.part?.whole ?? milestone.name)}</p>;
    case 'leave':
      return <p>{t.panel.leaveForm.body}</p>;
    case 'bill': {
      const amount = money(milestone.amount) + taxMarkOf(view);
      const autonomy = t.words.autonomy[autonomyOf(contract, milestone)];
      if (!wasTakenBack(milestone)) return <p>{t.panel.billConfirm.body(amount, contract.clientName, autonomy)}</p>;
      return <p>{t.panel.billAnewConfirm.body(amount, contract.clientName, autonomy, milestone.bill?.number ?? t.panel.tagged.takenBack.otherwise)}</p>;
    }
  }
}
