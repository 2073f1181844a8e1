/** A promise that was broken: `kind` for counting, `what` for people. `unplayed`: nobody knows, for it could not be played to its end. */
export interface Broken {
  readonly kind: 'duplicate' | 'lost' | 'gate' | 'cents' | 'stuck' | 'untold' | 'leak' | 'reminded' | 'unplayed';
  readonly what: string;
  readonly cents?: number;
}

export const broken = (kind: Broken['kind'], what: string, cents?: number): Broken => ({ kind, what, ...(cents === undefined ? {} : { cents }) });
