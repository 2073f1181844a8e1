import { useEffect, useState } from 'react';
import type { ClientOption } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';

/** Long enough that a name is typed before Xero, which counts its calls, is asked. */
const PAUSE_MS = 300;

export type ClientSearch =
  | { readonly state: 'idle' }
  | { readonly state: 'searching' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly options: readonly ClientOption[] };

/** The ledger's contacts that match what is typed; only the answer to the latest text counts. */
export function useClients(typed: string | undefined): ClientSearch {
  const [search, setSearch] = useState<ClientSearch>({ state: 'idle' });
  const text = typed?.trim() ?? '';
  useEffect(() => {
    if (text === '') {
      setSearch({ state: 'idle' });
      return undefined;
    }
    let overtaken = false;
    setSearch({ state: 'searching' });
    const timer = setTimeout(() => {
      void call('settings.clients', { search: text }).then((answer) => {
        if (!overtaken) setSearch(answer.ok ? { state: 'found', options: answer.data } : { state: 'failed' });
      });
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [text]);
  return search;
}
