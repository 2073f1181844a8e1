import { useEffect, useState } from 'react';
import type { StatusOption } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import type { Loadable } from '../shared/use-answer';

/** The workflow's statuses, read only when a status is wanted, and then once. A failed read is tried again when it is next wanted. */
export function useStatuses(wanted: boolean): Loadable<readonly StatusOption[]> {
  const [statuses, setStatuses] = useState<Loadable<readonly StatusOption[]>>({ state: 'loading' });
  const have = statuses.state === 'ready';
  useEffect(() => {
    if (!wanted || have) return undefined;
    let gone = false;
    setStatuses({ state: 'loading' });
    void call('panel.statuses', {}).then((answer) => {
      if (!gone) setStatuses(answer.ok ? { state: 'ready', data: answer.data } : { state: 'failed', problems: answer.problems });
    });
    return () => {
      gone = true;
    };
  }, [wanted, have]);
  return statuses;
}
