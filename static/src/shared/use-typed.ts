import { useCallback, useState } from 'react';
import { isSame, retyped } from './retyped';

/** A form's draft: `read` until somebody types, and when that is read again, what was typed over what it is now. */
export function useTyped<Draft extends object>(read: Draft): readonly [Draft, (part: Partial<Draft>) => void] {
  const [known, setKnown] = useState({ read, typed: read });
  const current = isSame(known.read, read) ? known : { read, typed: retyped(known.read, known.typed, read) };
  if (current !== known) setKnown(current);
  const change = useCallback((part: Partial<Draft>) => setKnown((before) => ({ ...before, typed: { ...before.typed, ...part } })), []);
  return [current.typed, change];
}
