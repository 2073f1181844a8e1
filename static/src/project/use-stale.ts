import { useEffect, useRef, useState } from 'react';
import { call } from '../shared/call';
import { isOutOfDate, type Rev } from './out-of-date';

/** A page that lies open is asked about so often, in milliseconds. */
const EVERY_MS = 5 * 60_000;

export interface Staleness {
  readonly stale: boolean;
  /** Asks now, for one request of storage. */
  readonly check: () => void;
}

/** Whether others, or the ledger, changed what is shown: asked when the reader comes back, and every five minutes while they look at it. */
export function useStale(shown: readonly Rev[]): Staleness {
  const [now, setNow] = useState<readonly Rev[]>([]);
  const check = useRef(() => void call('project.revs', {}).then((answer) => {
    if (answer.ok) setNow(answer.data);
  }));
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') check.current();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return { stale: isOutOfDate(shown, now), check: check.current };
}
