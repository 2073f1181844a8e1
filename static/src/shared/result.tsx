import { useCallback, useState } from 'react';
import { Notice } from './notice';

/** What the last action did: always in the page, so that screen readers hear it when it changes. */
export function Result({ message }: { readonly message: string }) {
  return <div role="status">{message === '' ? null : <Notice kind="success"><p>{message}</p></Notice>}</div>;
}

export interface Message {
  readonly text: string;
  readonly say: (text: string) => void;
  readonly clear: () => void;
}

export function useMessage(): Message {
  const [text, setText] = useState('');
  const clear = useCallback(() => setText(''), []);
  return { text, say: setText, clear };
}
