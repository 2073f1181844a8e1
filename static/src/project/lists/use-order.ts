import { useRef, useState } from 'react';
import type { ContractView, MilestoneView, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { movedTo } from './milestone-list';

export interface Order {
  /** The contract's milestones as they stand, or will when what was asked has been done. */
  readonly rows: readonly MilestoneView[];
  /** Puts one at a place, counted from one. */
  readonly move: (row: MilestoneView, place: number) => void;
}

interface OrderUse {
  readonly onMoved: (contract: ContractView, row: MilestoneView, from: number) => void;
  /** It could not be moved, and stands where it stood. */
  readonly onRefused: (problems: readonly ProblemView[]) => void;
}

/**
 * The order of a contract's plan, changed at once here and then at the server, one move after the other, each on the plan as the one before left it. One that is
 * refused takes all that was not done yet back with it.
 */
export function useOrder(contract: ContractView, { onMoved, onRefused }: OrderUse): Order {
  const [wanted, setWanted] = useState<readonly string[]>();
  const rev = useRef(contract.rev);
  const queue = useRef(Promise.resolve(true));
  const open = useRef(0);
  if (open.current === 0 && contract.rev > rev.current) rev.current = contract.rev;
  const rows = wanted && (open.current > 0 || contract.rev < rev.current) ? inWanted(contract.milestones, wanted) : contract.milestones;

  const send = async (row: MilestoneView, place: number, from: number): Promise<boolean> => {
    const answer = await call('milestone.move', { contractId: contract.id, milestoneId: row.id, rev: rev.current, place });
    if (answer.ok) {
      rev.current = answer.data.rev;
      onMoved(answer.data, row, from);
    } else {
      setWanted(undefined);
      onRefused(answer.problems);
    }
    return answer.ok;
  };
  const move = (row: MilestoneView, place: number): void => {
    const from = rows.findIndex(({ id }) => id === row.id) + 1;
    if (place < 1 || place > rows.length || place === from) return;
    if (open.current === 0) queue.current = Promise.resolve(true);
    setWanted(movedTo(rows, row.id, place).map(({ id }) => id));
    open.current += 1;
    queue.current = queue.current.then(async (isGood) => (isGood ? send(row, place, from) : false)).finally(() => {
      open.current -= 1;
    });
  };
  return { rows, move };
}

/** What came on the plan meanwhile stands last. */
function inWanted(rows: readonly MilestoneView[], ids: readonly string[]): readonly MilestoneView[] {
  const placed = ids.flatMap((id) => rows.filter((row) => row.id === id));
  const whole = [...placed, ...rows.filter(({ id }) => !ids.includes(id))];
  return whole.map((row, index) => ({ ...row, place: index + 1 }));
}
