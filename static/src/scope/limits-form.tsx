import { useState } from 'react';
import type { ScopeContractView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { useTyped } from '../shared/use-typed';
import { t } from '../texts';
import { useSend } from './order-form';

interface LimitsProps {
  readonly contract: ScopeContractView;
  readonly manage: boolean;
  readonly onDone: (view: ScopeContractView, text: string) => void;
  readonly onStale: () => void;
}

/** From how much drift on a contract's milestones turn amber and red. */
export function Limits(props: LimitsProps) {
  const [editing, setEditing] = useState(false);
  const { contract, manage } = props;
  const { limits } = t.scope;
  if (editing) return <LimitsForm {...props} onClose={() => setEditing(false)} />;
  return (
    <p className="row subtle small">
      {limits.now(contract.limits.amber, contract.limits.red)}
      {manage ? <button type="button" className="text-button" aria-label={limits.editOf(contract.name)} onClick={() => setEditing(true)}>{limits.edit}</button> : null}
    </p>
  );
}

function LimitsForm({ contract, onDone, onStale, onClose }: LimitsProps & { readonly onClose: () => void }) {
  const [draft, change] = useTyped({ amber: String(contract.limits.amber), red: String(contract.limits.red) });
  const texts = t.scope.limits;
  const done = (view: ScopeContractView): void => {
    onClose();
    onDone(view, texts.done);
  };
  const sent = useSend(() => call('scope.limits', { contractId: contract.id, rev: contract.rev, ...draft }), done, onStale);
  return (
    <Question title={texts.title(contract.name)} go={texts.go} busy={sent.busy} onCancel={onClose} onGo={sent.go}>
      <div role="alert" tabIndex={-1} ref={sent.summary}><FormProblems problems={sent.problems} fields={['amber', 'red']} /></div>
      <div className="fields-row">
        <TextField label={texts.amber} name="amber" narrow required inputMode="numeric" value={draft.amber} problem={problemAt(sent.problems, 'amber')} onChange={(amber) => change({ amber })} />
        <TextField label={texts.red} name="red" narrow required inputMode="numeric" value={draft.red} problem={problemAt(sent.problems, 'red')} onChange={(red) => change({ red })} />
      </div>
    </Question>
  );
}
