import { events } from '@forge/bridge';
import { useEffect, useRef } from 'react';

/** After a change of the issue the bill takes a few seconds; these are the moments to look, in milliseconds. */
const LOOK_AFTER_MS = [1_000, 3_000, 6_000, 12_000, 25_000] as const;

/**
 * Keeps what is shown true without asking all the time: looks again after Jira says that the issue changed, after the reader comes back to the tab,
 * and a few times while an invoice is on its way (`moving`).
 */
export function useFollow(look: () => void, moving: boolean): void {
  const latest = useRef(look);
  latest.current = look;

  useEffect(() => {
    let timers: ReturnType<typeof setTimeout>[] = [];
    const stop = (): void => timers.forEach(clearTimeout);
    const follow = (): void => {
      stop();
      timers = LOOK_AFTER_MS.map((delay) => setTimeout(() => latest.current(), delay));
    };
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') latest.current();
    };
    if (moving) follow();
    document.addEventListener('visibilitychange', onVisible);
    let gone = false;
    let unsubscribe = (): void => undefined;
    events.on('JIRA_ISSUE_CHANGED', follow).then(
      (subscription) => {
        unsubscribe = (): void => subscription.unsubscribe();
        if (gone) unsubscribe();
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop();
      document.removeEventListener('visibilitychange', onVisible);
      unsubscribe();
    };
  }, [moving]);
}
