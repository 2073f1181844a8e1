import type { FaultPolicy } from '../../local/forge';
import type { World } from '../../local/world';
import type { Broken } from './broken';

/** Watches that no token is used in the books before it was in storage: one that is lost after it was used would leave the app with one that dies. */
export class TokenUse {
  private stored = '';
  private readonly early = new Set<string>();

  /** What is in storage as the story begins. */
  begin({ forge }: World): void {
    this.stored = JSON.stringify(forge.store.snapshot().secret);
  }

  /** Each request of the app's to another host, before it is answered. */
  readonly heard = (request: Request): void => {
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    if (new URL(request.url).pathname.startsWith('/api.xro/') && !this.stored.includes(token)) this.early.add(token);
  };

  /** The same weather, with what is stored in it noted. */
  watching(weather: FaultPolicy): FaultPolicy {
    return {
      ...weather,
      call: (point) => {
        if (point.kind === 'kvs' && point.operation === 'secret/set') this.stored += point.body;
        return weather.call?.(point);
      },
    };
  }

  broken(): readonly Broken[] {
    return this.early.size === 0 ? [] : [{ kind: 'lost', what: `${String(this.early.size)} tokens were used before they were stored.` }];
  }
}
