import type { Heard } from './ask';

/** What became of an act, in a word or two: it goes into the trace and into a failing story. */
export type Done = string;

export function said(heard: Heard<unknown> | undefined): Done {
  if (heard === undefined) return 'none';
  switch (heard.kind) {
    case 'ok':
      return 'done';
    case 'refused':
      return `refused: ${heard.codes.join(', ')}`;
    case 'silence':
      return 'no answer';
  }
}
