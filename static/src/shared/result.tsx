import { useCallback, useState } from 'react';
import { t } from '../texts';
import { Notice } from './notice';

/** What the last action did: always in the page, so that screen readers hear it when it changes. `undo`: where taking it back is safe. */
export function Result({ message, undo }: { readonly message: string; readonly undo?: (() => void) | undefined }) {
  const way = undo ? <> <button type="button" className="text-button" onClick={undo}>{t.shared.undo}</button></> : null;
  return <div role="status">{message === '' ? null : <Notice kind="success"><p>{message}{way}</p></Notice>}</div>;
}

export interface Message {
  readonly text: string;
  readonly undo: (() => void) | undefined;
  readonly say: (text: string, undo?: () => void) => void;
  readonly clear: () => void;
}

export function useMessage(): Message {
  const [said, setSaid] = useState<{ readonly text: string; readonly undo?: (() => void) | undefined }>({ text: '' });
  const say = useCallback((text: string, undo?: () => void) => setSaid({ text, undo }), []);
  const clear = useCallback(() => setSaid({ text: '' }), []);
  return { text: said.text, undo: said.undo, say, clear };
}
