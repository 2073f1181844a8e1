/** What the bridge needs of the product that shows the app's pages: who looks, and what they may see there. */
import type { Json } from '../../common/ports';
import type { PageModule } from './modules';

/** The person whose session asks. */
export interface Viewer {
  readonly accountId: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** Where a module is shown, as the address of the product's page says it; ids or keys. Never believed without a look. */
export interface Place {
  readonly issue?: string;
  readonly project?: string;
  /** Of a workflow: what is done with which of a transition's rules. */
  readonly transition?: string;
  readonly rule?: string;
  readonly mode?: string;
}

export type Admission =
  | { readonly admitted: true; readonly extension: Readonly<Record<string, Json>> }
  | { readonly admitted: false; readonly reason: 'not-found' | 'forbidden' };

export interface Product {
  readonly siteUrl: string;
  /** Undefined when nobody is signed in. */
  viewer(request: Request): Viewer | undefined;
  /** Whether this person may see the module there, and what the product itself knows of that place. */
  admit(module: PageModule, place: Place, viewer: Viewer): Promise<Admission>;
}
