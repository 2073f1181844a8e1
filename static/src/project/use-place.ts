import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import { pathOf, placeOf, type Place } from './tabs';

type PageHistory = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * The tab and the opened invoice in the page's own address, so that they can be linked to and the browser's Back works. Where Jira offers no history
 * for this page, the frame's own address keeps them.
 */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => placeOf(globalThis.location.hash));
  const history = useRef<PageHistory>();
  useEffect(() => {
    let stop = (): void => undefined;
    let gone = false;
    view.createHistory().then(
      (created) => {
        if (gone) return;
        history.current = created;
        setPlace(placeOf(created.location.pathname));
        stop = created.listen((location) => setPlace(placeOf(location.pathname)));
      },
      () => {
        if (gone) return;
        const follow = (): void => setPlace(placeOf(globalThis.location.hash));
        globalThis.addEventListener('hashchange', follow);
        stop = () => globalThis.removeEventListener('hashchange', follow);
      },
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const go = useCallback((next: Place) => {
    setPlace(next);
    if (history.current) history.current.push(pathOf(next));
    else globalThis.location.hash = pathOf(next);
  }, []);
  return [place, go];
}
