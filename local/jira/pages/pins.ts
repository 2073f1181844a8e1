/**
 * Issue panels are absent until somebody adds them to the issue; from then on everyone sees them there. Source: Forge,
 * jira:issuePanel.
 */
import { z } from 'zod';
import type { Json, Persistent } from '../../common/ports';

const pinsShape = z.record(z.string(), z.array(z.string()));

export interface Pins extends Persistent {
  has(issueId: string, moduleKey: string): boolean;
  add(issueId: string, moduleKey: string): void;
  remove(issueId: string, moduleKey: string): void;
}

export function createPins(): Pins {
  const pins = new Map<string, ReadonlySet<string>>();
  const listeners: (() => void)[] = [];
  const change = (issueId: string, modules: ReadonlySet<string>): void => {
    pins.set(issueId, modules);
    for (const listener of listeners) listener();
  };
  const on = (issueId: string): ReadonlySet<string> => pins.get(issueId) ?? new Set();
  return {
    has: (issueId, moduleKey) => on(issueId).has(moduleKey),
    add: (issueId, moduleKey) => change(issueId, new Set([...on(issueId), moduleKey])),
    remove: (issueId, moduleKey) => change(issueId, new Set([...on(issueId)].filter((key) => key !== moduleKey))),
    snapshot: (): Json => Object.fromEntries([...pins].map(([issueId, modules]) => [issueId, [...modules]])),
    restore: (state) => {
      pins.clear();
      for (const [issueId, modules] of Object.entries(pinsShape.parse(state))) pins.set(issueId, new Set(modules));
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
