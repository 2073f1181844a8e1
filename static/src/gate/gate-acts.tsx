import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Answer, GateView, MilestoneSeen, PassView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { isStale } from '../shared/problem-places';
import { ProblemList } from '../shared/problems';
import { t } from '../texts';
import { ClaimQuestion, OverrideQuestion } from './gate-questions';

export type GateAct = 'override' | 'endOverride' | 'claim' | 'dropClaim';

interface GateActsProps {
  readonly gate: GateView | undefined;
  readonly pass: PassView;
  readonly seen: MilestoneSeen;
  readonly onBusy: (busy: boolean) => void;
  /** It was done: what is shown is read again, and then `text` is said. */
  readonly onDone: (text: string) => Promise<void>;
}

/** What this reader may do about a gate, each asked for in the page where it needs words. */
export function GateActs({ gate, pass, seen, onBusy, onDone }: GateActsProps) {
  const [asked, setAsked] = useState<'override' | 'claim'>();
  const [running, setRunning] = useState<GateAct>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const run = async (act: GateAct, send: () => Promise<Answer<unknown>>): Promise<void> => {
    if (running !== undefined) return;
    setRunning(act);
    setProblems([]);
    onBusy(true);
    const answer = await send();
    onBusy(false);
    setRunning(undefined);
    if (!answer.ok) {
      setProblems(answer.problems);
      if (isStale(answer.problems)) await onDone('');
      return;
    }
    setAsked(undefined);
    await onDone(t.gate.done[act]);
  };
  const close = (): void => {
    setAsked(undefined);
    setProblems([]);
  };
  if (asked === 'override') {
    return <OverrideQuestion busy={running !== undefined} problems={problems} onCancel={close} onGo={(given) => void run('override', async () => call('gate.override', { ...seen, ...given }))} />;
  }
  if (asked === 'claim') {
    return <ClaimQuestion pass={pass} busy={running !== undefined} problems={problems} onCancel={close} onGo={(given) => void run('claim', async () => call('gate.claim', { ...seen, ...given }))} />;
  }
  const press: Readonly<Record<GateAct, () => void>> = {
    override: () => setAsked('override'),
    claim: () => setAsked('claim'),
    endOverride: () => void run('endOverride', async () => call('gate.endOverride', seen)),
    dropClaim: () => void run('dropClaim', async () => call('gate.dropClaim', seen)),
  };
  const acts = actsFor(gate, pass);
  if (acts.length === 0 && problems.length === 0) return null;
  return (
    <div className="stack-tight">
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      <div className="row">
        {acts.map((act) => <Button key={act} spacing="compact" appearance={gate ? 'default' : 'subtle'} isLoading={running === act} onClick={press[act]}>{t.gate.actions[act]}</Button>)}
      </div>
    </div>
  );
}

/** What can be done about it as it stands; the server decides again. */
export function actsFor(gate: GateView | undefined, { opened, override, claim, mayOverride, mayClaim }: PassView): readonly GateAct[] {
  const acts: GateAct[] = [];
  if (mayOverride && override) acts.push('endOverride');
  else if (mayOverride && opened === undefined) acts.push('override');
  if (mayClaim && gate && !gate.open) acts.push(...(claim ? (['dropClaim'] as const) : (['claim'] as const)));
  return acts;
}
