import ts from 'typescript';
import type { Finding } from '../finding';
import type { Manifest } from '../manifest';
import { routeScopes, type RouteScopes } from '../route-scopes';
import { errorAt, nodes, type Source } from '../source';

/** Hosts that Milepost only ever shows as a link for a person to follow. */
const LINKED = new Set(['go.xero.com', 'login.xero.com']);

/** Forge refuses egress to a host that is not declared, and its linter only sees a literal inside the call of fetch. */
export function checkHosts(manifest: Manifest, source: Source): readonly Finding[] {
  const backend = manifest.permissions?.external?.fetch?.backend ?? [];
  const declared = new Set(backend.flatMap((entry) => hostOf(typeof entry === 'string' ? entry : (entry.address ?? '')) ?? []));
  return [...nodes(source)].flatMap((node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return [];
    const host = hostOf(node.text);
    if (host === undefined) return [];
    if (node.text.startsWith('http:')) return [errorAt(source, node, `${host} is addressed without TLS, which Forge refuses`)];
    return declared.has(host) || LINKED.has(host) ? [] : [errorAt(source, node, `host ${host} is not declared under permissions.external.fetch.backend`)];
  });
}

function hostOf(text: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/.exec(text)?.[1];
}

/**
 * Forge's scope linter looks at `requestJira(route\`...\`, {...})` written out in full and skips silently whatever it can't read or does
 * not know. So each call must be written out, and its route be in our table.
 */
export function checkJiraCalls(source: Source, known: RouteScopes = routeScopes()): readonly Finding[] {
  return [...nodes(source)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !isRequestJira(node.expression)) return [];
    const [route, options] = node.arguments;
    if (!route || !ts.isTaggedTemplateExpression(route) || (options && !ts.isObjectLiteralExpression(options)))
      return [errorAt(source, node, "write the route and the options out in the call of requestJira: Forge's scope linter can't see them here")];
    const method = methodOf(options);
    if (method === undefined) return [errorAt(source, node, 'write the method as a text: Forge takes anything else for GET when it checks scopes')];
    const request = `${method} ${routeText(route.template)}`;
    const found = Object.keys(known).some((pattern) => matches(pattern, request));
    return found ? [] : [errorAt(source, route, `${request} is not in tools/forge/jira-scopes.json, so its scopes are not checked`)];
  });
}

function isRequestJira(callee: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && name.text === 'requestJira';
}

function methodOf(options: ts.ObjectLiteralExpression | undefined): string | undefined {
  const method = options?.properties.find((property) => property.name?.getText() === 'method');
  if (!method) return 'GET';
  return ts.isPropertyAssignment(method) && ts.isStringLiteral(method.initializer) ? method.initializer.text : undefined;
}

/** The route's path; each value in it becomes `*`. */
function routeText(template: ts.TemplateLiteral): string {
  const text = ts.isNoSubstitutionTemplateLiteral(template) ? template.text : [template.head.text, ...template.templateSpans.map((span) => span.literal.text)].join('*');
  return text.replace(/\?.*$/, '');
}

function matches(pattern: string, request: string): boolean {
  const parts = pattern.split('/');
  const actual = request.split('/');
  return parts.length === actual.length && parts.every((part, place) => /^\{.+\}$/.test(part) || part === actual[place]);
}
