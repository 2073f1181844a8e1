import { useEffect, useRef, useState } from 'react';
import type { Found } from './finder';

/** Long enough that a name is typed before anybody who counts calls is asked. */
const PAUSE_MS = 300;

export type Search<Item extends Found> =
  | { readonly state: 'idle' }
  | { readonly state: 'searching' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly options: readonly Item[] };

/** What is found for what is typed (nothing when it could not be asked); only the answer to the latest text counts. */
export function useSearch<Item extends Found>(typed: string | undefined, find: (text: string) => Promise<readonly Item[] | undefined>): Search<Item> {
  const [search, setSearch] = useState<Search<Item>>({ state: 'idle' });
  const question = useRef(find);
  question.current = find;
  const text = typed?.trim() ?? '';
  useEffect(() => {
    if (text === '') {
      setSearch({ state: 'idle' });
      return undefined;
    }
    let overtaken = false;
    setSearch({ state: 'searching' });
    const timer = setTimeout(() => {
      void question.current(text).then((options) => {
        if (!overtaken) setSearch(options ? { state: 'found', options } : { state: 'failed' });
      });
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [text]);
  return search;
}

export const optionsOf = <Item extends Found>(search: Search<Item>): readonly Item[] => (search.state === 'found' ? search.options : []);

/** How a search goes, in the words of what is looked for. */
export function searchStatus<Item extends Found>(search: Search<Item>, typed: string, texts: SearchTexts): string {
  switch (search.state) {
    case 'idle':
    case 'searching':
      return texts.searching;
    case 'failed':
      return texts.failed;
    case 'found':
      return search.options.length === 0 ? texts.none(typed.trim()) : texts.found(search.options.length);
  }
}

export interface SearchTexts {
  readonly searching: string;
  readonly failed: string;
  readonly none: (typed: string) => string;
  readonly found: (count: number) => string;
}
