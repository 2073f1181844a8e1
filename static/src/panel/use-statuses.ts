import { useEffect, useState } from 'react';
import type { PageCalls, StatusOption, VersionOption } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import type { Loadable } from '../shared/use-answer';

/** The workflow's statuses, and the project's versions: read only when one is wanted, and then once. A failed read is tried again when it is next wanted. */
export const useStatuses = (wanted: boolean): Loadable<readonly StatusOption[]> => useOptions('panel.statuses', wanted);
export const useVersions = (wanted: boolean): Loadable<readonly VersionOption[]> => useOptions('panel.versions', wanted);

function useOptions<Call extends 'panel.statuses' | 'panel.versions'>(name: Call, wanted: boolean): Loadable<PageCalls[Call][1]> {
  const [options, setOptions] = useState<Loadable<PageCalls[Call][1]>>({ state: 'loading' });
  const have = options.state === 'ready';
  useEffect(() => {
    if (!wanted || have) return undefined;
    let gone = false;
    setOptions({ state: 'loading' });
    void call(name, {}).then((answer) => {
      if (!gone) setOptions(answer.ok ? { state: 'ready', data: answer.data } : { state: 'failed', problems: answer.problems });
    });
    return () => {
      gone = true;
    };
  }, [name, wanted, have]);
  return options;
}
