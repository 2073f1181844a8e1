import type { Json } from '../../local/common/ports';
import { onPageOf, surfaceFor, type Place } from '../../local/demo/ask-page';
import type { World } from '../../local/world';
import type { Answer, PageCall, PageCalls } from '../../src/handlers/pages/api';
import { people } from './town';

/** What a person learns from a page: its data, its refusal in codes, or that nothing came back. */
export type Heard<T> = { readonly kind: 'ok'; readonly data: T } | { readonly kind: 'refused'; readonly codes: readonly string[] } | { readonly kind: 'silence' };

/** Calls a page as a person and keeps every answer, for the search for secrets at the end. */
export class Pages {
  readonly answers: string[] = [];
  constructor(private readonly world: World) {}

  async ask<Call extends PageCall>(who: keyof typeof people, place: Place, call: Call, payload: PageCalls[Call][0]): Promise<Heard<PageCalls[Call][1]>> {
    const answer = await this.send(who, place, call, payload as Json);
    if (answer === undefined) return { kind: 'silence' };
    const typed = answer as unknown as Answer<PageCalls[Call][1]>;
    return typed.ok ? { kind: 'ok', data: typed.data } : { kind: 'refused', codes: typed.problems.map(({ code }) => code) };
  }

  /** Undefined when the call crashed, ran out of time or threw: a page then shows that something went wrong. */
  private async send(who: keyof typeof people, place: Place, call: PageCall, payload: Json): Promise<Json | undefined> {
    try {
      const answer = await this.world.forge.invokeResolver(surfaceFor(this.world, people[who], onPageOf(call, place)), call, payload);
      this.answers.push(JSON.stringify(answer));
      return answer;
    } catch (error) {
      this.answers.push(String(error));
      return undefined;
    }
  }
}
