import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { Notice } from './notice';

/** A page that lies open is asked about so often, in milliseconds. */
const EVERY_MS = 5 * 60_000;

export interface Staleness {
  readonly stale: boolean;
  /** Asks now, for one request of storage. */
  readonly check: () => void;
}

/** Whether others, or the ledger, changed what is shown: asked when the reader comes back, and every five minutes while they look at it. `isNew` holds the answer against what is shown now. */
export function useStale<T>(ask: () => Promise<Answer<T>>, isNew: (answer: T) => boolean): Staleness {
  const [answered, setAnswered] = useState<T>();
  const asking = useRef(ask);
  asking.current = ask;
  const check = useRef(() => void asking.current().then((answer) => {
    if (answer.ok) setAnswered(answer.data);
  }));
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') check.current();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return { stale: answered !== undefined && isNew(answered), check: check.current };
}

/** Says that what is shown is out of date, and offers to read it again. */
export function StaleNotice({ stale, onShow }: { readonly stale: boolean; readonly onShow: () => void }) {
  return <div role="status">{stale ? <Notice kind="warning"><p>{t.shared.stale}</p><div><Button spacing="compact" onClick={onShow}>{t.shared.showNew}</Button></div></Notice> : null}</div>;
}
