/** Keeps what is printed from here until `stop`: the app's log is the console. */
export function listen(): { readonly lines: readonly string[]; stop(): void } {
  const lines: string[] = [];
  const kept = KINDS.map((kind) => [kind, console[kind]] as const);
  for (const kind of KINDS) console[kind] = (...parts: readonly unknown[]) => void lines.push(parts.map(String).join(' '));
  return {
    lines,
    stop: () => {
      for (const [kind, original] of kept) console[kind] = original;
    },
  };
}
const KINDS = ['log', 'info', 'warn', 'error', 'debug'] as const;
