/** Where something can go wrong: every delivery to the app and every call it makes. */
export type DeliveryPoint =
  | { readonly kind: 'event'; readonly trigger: string; readonly eventType: string; readonly attempt: number }
  | { readonly kind: 'queue'; readonly queue: string; readonly body: unknown; readonly attempt: number }
  | { readonly kind: 'schedule'; readonly key: string };

interface CallBase {
  /** The function of the app that makes the call. */
  readonly functionKey: string;
}
export type CallPoint =
  | (CallBase & { readonly kind: 'kvs'; readonly operation: string; readonly body: string })
  | (CallBase & { readonly kind: 'jira'; readonly method: string; readonly path: string })
  | (CallBase & { readonly kind: 'platform'; readonly path: string; readonly body: string })
  | (CallBase & { readonly kind: 'egress'; readonly method: string; readonly host: string; readonly path: string });

/** What happens to a delivery. Forge promises at-least-once for queues, so dropping is for events and schedules only. */
export type DeliveryFault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'duplicate'; readonly copies: number }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Goes behind `places` of what else is due at the same time. */
  | { readonly kind: 'reorder'; readonly places: number };

/** What happens to a call. `lose-answer`: it took effect, and the app never learns. */
export type CallFault =
  | { readonly kind: 'crash'; readonly when: 'before' | 'after' }
  | { readonly kind: 'lose-answer'; readonly as: 'network-error' | 'timeout' | 'status-504' }
  | { readonly kind: 'network-error' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number; readonly code?: string }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Lets other work go first for so many turns of the event loop. */
  | { readonly kind: 'yield'; readonly turns: number };

/** Consulted at every delivery and every call; undefined means that nothing goes wrong. */
export interface FaultPolicy {
  delivery?(point: DeliveryPoint): DeliveryFault | undefined;
  call?(point: CallPoint): CallFault | undefined;
}

export const NO_FAULTS: FaultPolicy = {};
