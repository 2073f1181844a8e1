import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';

type PageHistory = Awaited<ReturnType<typeof view.createHistory>>;

/** Goes to a place; one that only refines where the reader is takes no step of its own in the browser's Back. */
export type Go<Place> = (place: Place, how?: 'go' | 'refine') => void;

/**
 * Where in the page the reader is, kept in the page's own address, so that it can be linked to and the browser's Back works. Where Jira offers no history
 * for this page, the frame's own address keeps it. `read` and `write` must not change from one look to the next.
 */
export function useAddress<Place>(read: (path: string) => Place, write: (place: Place) => string): readonly [Place, Go<Place>] {
  const [place, setPlace] = useState<Place>(() => read(globalThis.location.hash));
  const history = useRef<PageHistory>();
  useEffect(() => {
    let stop = (): void => undefined;
    let gone = false;
    const follow = (): void => {
      if (globalThis.location.hash !== '') setPlace(read(globalThis.location.hash));
    };
    globalThis.addEventListener('hashchange', follow);
    view.createHistory().then(
      (created) => {
        if (gone) return;
        history.current = created;
        setPlace(read(created.location.pathname));
        stop = created.listen((location) => setPlace(read(location.pathname)));
      },
      () => undefined,
    );
    return () => {
      gone = true;
      globalThis.removeEventListener('hashchange', follow);
      stop();
    };
  }, [read]);
  const go = useCallback((next: Place, how: 'go' | 'refine' = 'go') => {
    setPlace(next);
    if (history.current) history.current[how === 'go' ? 'push' : 'replace'](write(next));
    else if (how === 'go') globalThis.location.hash = write(next);
    else globalThis.history.replaceState(null, '', `#${write(next)}`);
  }, [write]);
  return [place, go];
}
