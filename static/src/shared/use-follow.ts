import { events } from '@forge/bridge';
import { useEffect, useRef } from 'react';
import { LOOK_AFTER_MS, looksUntil } from './look-times';

/** Among Milepost's own pages beside one issue: what one of them changed, the others show. */
const CHANGED = 'milepost-changed';

export function tellOthers(): void {
  events.emit(CHANGED).catch(() => undefined);
}

/**
 * Keeps what is shown true without asking all the time: looks again after Jira says that the issue changed, after another of our pages changed
 * something, after the reader comes back to the tab, and a few times while an invoice is on its way (`moving`; a number that changes starts them over).
 * What a person does elsewhere is awaited `until` an instant. `onReturn`: what is done instead when the reader comes back.
 */
export function useFollow(look: () => void, moving: boolean | number, until?: string, onReturn: () => void = look): void {
  const latest = useRef(look);
  latest.current = look;
  const returned = useRef(onReturn);
  returned.current = onReturn;

  useEffect(() => {
    let timers: ReturnType<typeof setTimeout>[] = [];
    const stop = (): void => timers.forEach(clearTimeout);
    const follow = (): void => {
      stop();
      timers = [...LOOK_AFTER_MS.map((delay) => setTimeout(() => latest.current(), delay)), ...looksUntil(until, Date.now()).map((delay) => setTimeout(onVisible, delay))];
    };
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') latest.current();
    };
    const onBack = (): void => {
      if (document.visibilityState === 'visible') returned.current();
    };
    if (moving !== false && moving !== 0) follow();
    document.addEventListener('visibilitychange', onBack);
    const endings = [listen('JIRA_ISSUE_CHANGED', follow), listen(CHANGED, () => latest.current())];
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onBack);
      endings.forEach((end) => end());
    };
  }, [moving, until]);
}

/** Listens until the returned function is called; subscribing takes a moment, and may be over before it is done. */
function listen(event: string, act: () => void): () => void {
  let over = false;
  let end = (): void => undefined;
  events.on(event, () => act()).then(
    (subscription) => {
      end = (): void => subscription.unsubscribe();
      if (over) end();
    },
    () => undefined,
  );
  return () => {
    over = true;
    end();
  };
}
