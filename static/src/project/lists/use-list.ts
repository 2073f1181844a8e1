import { useEffect, useRef, useState } from 'react';

/** Milliseconds: as long as somebody types, the address waits. */
const PAUSE = 400;

/** How a list is written into an address, and read from one. The functions must not change from one look to the next. */
export interface ListForm<List> {
  readonly read: (address: string) => List;
  readonly write: (list: List) => string;
}

/** What a list was asked for: at once here, and a moment later in the page's address, from which another look or the browser's Back brings it again. */
export function useList<List>(address: string | undefined, { read, write }: ListForm<List>, onAddress: (address: string) => void): readonly [List, (list: List) => void] {
  const [list, setList] = useState(() => read(address ?? ''));
  const written = useRef(address ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const tell = useRef(onAddress);
  tell.current = onAddress;
  useEffect(() => {
    if ((address ?? '') === written.current) return;
    // Somebody went elsewhere meanwhile: what was still to be written is theirs no more.
    clearTimeout(timer.current);
    written.current = address ?? '';
    setList(read(address ?? ''));
  }, [address, read]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (next: List): void => {
    setList(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      written.current = write(next);
      tell.current(written.current);
    }, PAUSE);
  };
  return [list, ask];
}
