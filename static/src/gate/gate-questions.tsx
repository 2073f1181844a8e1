import { useState } from 'react';
import type { PassView, ProblemView } from '../../../src/handlers/pages/api';
import { SelectField, TextAreaField, TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { t } from '../texts';

interface QuestionProps<Given> {
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (given: Given) => void;
}

export interface OverrideGiven {
  readonly reason: string;
  readonly hours?: number;
}

const LENGTHS = ['1', '4', '24', '168', ''] as const;
type Length = (typeof LENGTHS)[number];

/** Why, and for how long, work may pass without its money. */
export function OverrideQuestion({ busy, problems, onCancel, onGo }: QuestionProps<OverrideGiven>) {
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<Length>('24');
  const texts = t.gate.override;
  return (
    <Question title={texts.title} go={texts.go} busy={busy} onCancel={onCancel} onGo={() => onGo({ reason, ...(hours === '' ? {} : { hours: Number(hours) }) })}>
      <p>{texts.body}</p>
      <div role="alert"><FormProblems problems={problems} fields={['reason']} /></div>
      <TextAreaField label={texts.reason} name="reason" required value={reason} help={texts.reasonHelp} problem={problemAt(problems, 'reason')} onChange={setReason} />
      <SelectField label={texts.hours} name="hours" narrow value={hours} options={LENGTHS.map((value) => ({ value, label: texts.lengths[value] }))} onChange={setHours} />
    </Question>
  );
}

export interface ClaimGiven {
  readonly paidOn: string;
  readonly reference: string;
}

/** What the client said: when it paid, and under which reference. */
export function ClaimQuestion({ pass, busy, problems, onCancel, onGo }: QuestionProps<ClaimGiven> & { readonly pass: PassView }) {
  const [paidOn, setPaidOn] = useState(pass.claim?.paidOn ?? '');
  const [reference, setReference] = useState(pass.claim?.reference ?? '');
  const texts = t.gate.claim;
  return (
    <Question title={texts.title} go={texts.go} busy={busy} onCancel={onCancel} onGo={() => onGo({ paidOn, reference })}>
      <p>{pass.claimOpens ? texts.opens : texts.opensNot}</p>
      <div role="alert"><FormProblems problems={problems} fields={['paidOn', 'reference']} /></div>
      <TextField label={texts.paidOn} name="paidOn" type="date" narrow required value={paidOn} problem={problemAt(problems, 'paidOn')} onChange={setPaidOn} />
      <TextField label={texts.reference} name="reference" value={reference} help={texts.referenceHelp} problem={problemAt(problems, 'reference')} onChange={setReference} />
    </Question>
  );
}
