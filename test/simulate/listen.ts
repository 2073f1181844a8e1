import { currentHost } from '../../local/forge/runtime/host';

/**
 * What the app prints, from now on. The console is replaced once and for good: a call that was cut off can still print when its run is long over, and
 * that is nobody's news. What the tools themselves print goes where it always went.
 */
export function listen(): readonly string[] {
  replaceConsole();
  heard = [];
  return heard;
}

const KINDS = ['log', 'info', 'warn', 'error', 'debug'] as const;
let heard: string[] = [];
let replaced = false;

function replaceConsole(): void {
  if (replaced) return;
  replaced = true;
  for (const kind of KINDS) {
    const original = console[kind];
    console[kind] = (...parts: readonly unknown[]) => {
      if (currentHost() === undefined) original.apply(console, [...parts]);
      else heard.push(parts.map(String).join(' '));
    };
  }
}
