import { useEffect, useRef, type RefObject } from 'react';

/** Moves focus to the element when it appears: where the reader is after the part they were in was replaced. */
export function useFocusOnShow<E extends HTMLElement>(wanted = true): RefObject<E> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (wanted) ref.current?.focus();
  }, [wanted]);
  return ref;
}
