/** Something that is wrong, or doubtful, about the app as Forge would receive it. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Who found it: one of Forge's own tools, or a check of ours for what they miss. */
  readonly by: 'forge manifest' | 'forge lint' | 'forge bundler' | 'milepost';
  /** Relative to the app's folder. */
  readonly file: string;
  /** Counted from 1; 0 when it concerns the whole file. */
  readonly line: number;
  readonly message: string;
}

/** One readable line, `file:line error: message (by whom)`. */
export function describe({ file, line, severity, message, by }: Finding): string {
  return `${file}${line > 0 ? `:${String(line)}` : ''} ${severity}: ${message.trim()} (${by})`;
}

export const isError = ({ severity }: Finding): boolean => severity === 'error';
