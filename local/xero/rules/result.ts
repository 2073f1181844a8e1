/** What a rule answers: the record, or every reason why not, in Xero's words. Nothing was changed when it is refused. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly messages: readonly string[] };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(...messages: readonly string[]): { readonly ok: false; readonly messages: readonly string[] } {
  return { ok: false, messages };
}

/** Who does something: an app over the API, or a person in the pages. */
export type Actor = { readonly kind: 'app'; readonly clientId: string; readonly name: string } | { readonly kind: 'person'; readonly name: string };

/** How history names them: what an API does is put down to the system (Xero's history notes). */
export function historyUser(actor: Actor): string {
  return actor.kind === 'app' ? 'System Generated' : actor.name;
}
