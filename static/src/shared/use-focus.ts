import { useEffect, useRef, type RefObject } from 'react';

/** Moves focus to the element when it appears: where the reader is after the part they were in was replaced. */
export function useFocusOnShow<E extends HTMLElement>(wanted = true): RefObject<E> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (wanted) ref.current?.focus();
  }, [wanted]);
  return ref;
}

/**
 * Where a reader goes on after a form was refused: the first field at fault, which says what is wrong with it, or else the `summary`
 * above the form. Waits for the page to show the problems first.
 */
export function focusFirstProblem(summary: RefObject<HTMLElement>): void {
  requestAnimationFrame(() => {
    const field = summary.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field ?? summary.current)?.focus();
  });
}

/**
 * Keeps a keyboard's place when what had focus went away with the act it started: once `message` tells what happened, focus that
 * fell back to the document goes to the page's main part, from where Tab goes on.
 */
export function useKeptFocus(message: string): RefObject<HTMLElement> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (message !== '' && document.activeElement === document.body) ref.current?.focus();
  }, [message]);
  return ref;
}
