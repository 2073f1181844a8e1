import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, ProblemView } from '../../../src/handlers/pages/api';

export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problems: readonly ProblemView[] }
  | { readonly state: 'ready'; readonly data: T };

export interface Loader<T> {
  readonly load: Loadable<T>;
  /** Asks again, showing that it does. */
  readonly retry: () => void;
  /** Asks again behind what is shown; a failure leaves that as it is. Answers what came. */
  readonly refresh: () => Promise<Answer<T>>;
  readonly set: (data: T) => void;
}

/** Loads once when shown. Only the latest request counts: an answer that was overtaken is dropped. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): Loader<T> {
  const [load, setLoad] = useState<Loadable<T>>({ state: 'loading' });
  const latest = useRef(0);
  const question = useRef(ask);
  question.current = ask;

  const refresh = useCallback(async (): Promise<Answer<T>> => {
    const mine = ++latest.current;
    const answer = await question.current();
    if (mine !== latest.current) return answer;
    if (answer.ok) setLoad({ state: 'ready', data: answer.data });
    else setLoad((before) => (before.state === 'ready' ? before : { state: 'failed', problems: answer.problems }));
    return answer;
  }, []);
  const retry = useCallback(() => {
    setLoad({ state: 'loading' });
    void refresh();
  }, [refresh]);
  const set = useCallback((data: T) => {
    latest.current += 1;
    setLoad({ state: 'ready', data });
  }, []);

  useEffect(() => {
    void refresh();
  }, [refresh]);
  return { load, retry, refresh, set };
}
