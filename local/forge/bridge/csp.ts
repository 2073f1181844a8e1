/**
 * The Content-Security-Policy of a page, worked out by Atlassian's own @forge/csp from the manifest's permissions and the
 * page's HTML, as Forge's CDN does.
 */
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';
import type { Permissions } from './modules';

export interface CspPlace {
  /** Origin of the product that embeds the page: Forge lets the page be framed by it and call it. */
  readonly productOrigin: string;
  /** Where violations are reported. Forge sends them to Atlassian; here they stay on this machine. */
  readonly reportUrl: string;
}

/** The header's value for one HTML document of the app. Throws when `permissions.external.fetch.client` is malformed. */
export function contentSecurityPolicy(html: string, permissions: Permissions, place: CspPlace): string {
  const details = new CSPProcessingService({ info: () => undefined }, load).getCspDetails(html, permissions);
  const directives = new CSPInjectionService().getInjectableCSP({ existingCSPDetails: details, microsEnv: 'prod', hostname: place.productOrigin });
  return directives.map((directive) => (directive.startsWith('report-uri ') ? `report-uri ${place.reportUrl}` : directive)).join('; ');
}
