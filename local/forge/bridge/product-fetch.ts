/** `requestJira` of @forge/bridge: from what the page sends to a REST request as the person, and its answer back. */
import { z } from 'zod';
import type { Json } from '../../common/ports';

export const productRequestShape = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z.looseObject({
    method: z.string().optional(),
    body: z.string().nullish(),
    headers: z.array(z.tuple([z.string(), z.string()])).optional(),
  }),
  isMultipartFormData: z.boolean().optional(),
});
export type ProductRequest = z.infer<typeof productRequestShape>;

/** What a page may not say in another's name. */
const PLATFORM_HEADERS = new Set(['authorization', 'cookie', 'host', 'origin', 'content-length']);

/** Rejects for other products, for absolute addresses and for uploads, which nothing here has a use for. */
export async function fetchProduct(asked: ProductRequest, siteUrl: string, send: (request: Request) => Promise<Response>): Promise<Json> {
  if (asked.product !== 'jira') throw new Error(`This site has no ${asked.product}.`);
  if (asked.isMultipartFormData === true) throw new Error('The local bridge does not carry uploads.');
  const url = new URL(asked.restPath, siteUrl);
  if (!asked.restPath.startsWith('/') || url.origin !== new URL(siteUrl).origin) throw new Error(`requestJira takes a path of this site, not ${asked.restPath}.`);
  const { method = 'GET', body, headers = [] } = asked.fetchRequestInit;
  const allowed = headers.filter(([name]) => !PLATFORM_HEADERS.has(name.toLowerCase()));
  const response = await send(new Request(url, { method, headers: allowed, ...(method === 'GET' || method === 'HEAD' ? {} : { body: body ?? '' }) }));
  return describe(response);
}

async function describe(response: Response): Promise<Json> {
  const isAttachment = response.headers.get('content-disposition')?.startsWith('attachment') ?? false;
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    body: bytes.toString(isAttachment ? 'base64' : 'utf8'),
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: response.statusText,
    isAttachment,
  };
}
