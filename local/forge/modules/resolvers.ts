import type { Json, Surface } from '../../common/ports';
import type { Manifest } from '../manifest/manifest';
import { licenceOf, type Installation } from '../runtime/installation';
import { acrossJson, type Invoker } from '../runtime/invoker';

/** Sizes of a page's call and its answer (limits-invocation). */
const LARGEST_CALL = 500 * 1024;
const LARGEST_ANSWER = 5 * 1024 * 1024;

/** Why a page's call did not get an answer. */
export class InvokeFailed extends Error {
  override readonly name = 'InvokeFailed';
}

export interface ResolverParts {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly invoker: Invoker;
}

/**
 * A page's `invoke`. The account, site and licence come from the platform; `extension` is what the product told the page, and
 * Forge passes it on as it comes. Rejects with what the function threw, or InvokeFailed.
 */
export async function invokeResolver(parts: ResolverParts, surface: Surface, functionKey: string, payload: Json | undefined): Promise<Json | undefined> {
  const { manifest, installation, invoker } = parts;
  const resolver = manifest.resolvers.get(surface.moduleKey);
  if (resolver === undefined) throw new InvokeFailed(`The module ${surface.moduleKey} has no resolver.`);
  if (sizeOf(payload) > LARGEST_CALL) throw new InvokeFailed('The call is larger than 500 KB.');
  const licence = licenceOf(installation);
  const result = await invoker.invoke({
    functionKey: resolver.functionKey,
    moduleKey: surface.moduleKey,
    moduleType: resolver.moduleType,
    accountId: surface.accountId,
    payload: {
      call: { functionKey, payload },
      context: {
        accountId: surface.accountId,
        cloudId: installation.cloudId,
        environmentId: installation.environmentId,
        environmentType: installation.environmentType,
        extension: surface.extension,
        localId: `${installation.installationId}/${surface.moduleKey}`,
        moduleKey: surface.moduleKey,
        siteUrl: installation.siteUrl,
        ...(licence && { license: licence }),
      },
    },
  });
  if (!result.ok) throw result.error;
  const answer = acrossJson(result.value);
  if (sizeOf(answer) > LARGEST_ANSWER) throw new InvokeFailed('The answer is larger than 5 MB.');
  return answer;
}

function sizeOf(value: Json | undefined): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
