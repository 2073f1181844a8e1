/**
 * Custom UI of the local Forge: the app's pages in frames of another origin under Forge's real CSP, with a bridge to the
 * product's page. `frames` is served on the frames origin; `gateway` on the product's, at GATEWAY_PATH; the scripts of
 * `browserScript` on the product's as well.
 */
import { resolve } from 'node:path';
import type { PageManifest, PageModule } from './modules';
import { type ResourceFile, findEntry, readResourceFile } from './resource-files';

export { createFrames, type FramesOptions } from './frames';
export { createGateway, GATEWAY_PATH, type GatewayOptions, type Installation } from './gateway';
export { type HostedType, type PageManifest, type PageModule, readPageManifest } from './modules';
export type { Admission, Place, Product, Viewer } from './product';
export { type ColorMode, THEME_ATTRIBUTE, themeCss } from './themes';

/** What a frame may do, as Forge's own frames; the same list stands in the CSP's sandbox directive. */
export const SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

/** Where a module's page is on the frames origin. Throws when the manifest declares no such resource or entry. */
export function pagePath(manifest: PageManifest, module: PageModule): string {
  const entry = findEntry(manifest.resources, module.resource);
  if (!entry) throw new Error(`Module "${module.key}" shows the resource "${module.resource}", which the manifest does not declare.`);
  return `/app/${entry.resource.key}/${entry.file}`;
}

/** Where a module's own icon is on the frames origin; undefined when it has none among the app's resources. */
export function iconPath(module: PageModule): string | undefined {
  const [, key, path] = /^resource:([^;]+);(.+)$/.exec(module.icon ?? '') ?? [];
  return key === undefined || path === undefined ? undefined : `/app/${key}/${path}`;
}

/** A script of the host page's side, by file name; undefined when there is none. */
export function browserScript(name: string): Promise<ResourceFile | undefined> {
  return readResourceFile(resolve(__dirname, 'browser'), name);
}
