import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `METHOD /path/{with}/{parameters}` to the classic OAuth scopes that Jira's REST API v3 reference lists for it; for the routes that
 * Milepost calls and no others.
 */
export type RouteScopes = Readonly<Record<string, readonly string[]>>;

export const routeScopes = (): RouteScopes => JSON.parse(readFileSync(path.join(__dirname, 'jira-scopes.json'), 'utf8')) as RouteScopes;

/** Jira's own OpenAPI file, where the project's shared folder lies beside the clone. */
export const OFFICIAL_SPEC = path.resolve(__dirname, '..', '..', '..', 'shared', 'specs', 'jira-platform-v3.json');

/** What each product's specification is called in the environment of Forge's scope linter, which else downloads them. */
const PRODUCTS = ['JIRA', 'JSM', 'JSW', 'CONF', 'CONF_V2', 'BB'];

/** The environment in which Forge's scope linter reads files instead of the network: Jira's official one when it is there, else our table. */
export function scopeLinterEnvironment(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-scopes-'));
  const write = (name: string, content: unknown): string => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const none = write('none.json', { paths: {} });
  const jira = existsSync(OFFICIAL_SPEC) ? OFFICIAL_SPEC : write('jira.json', { paths: asPaths(routeScopes()) });
  const files = PRODUCTS.map((product) => [`LOCAL_${product}_SWAGGER`, product === 'JIRA' ? jira : none]);
  return { USE_LOCAL_SWAGGER: '1', ...(Object.fromEntries(files) as Record<string, string>) };
}

function asPaths(routes: RouteScopes): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [route, scopes] of Object.entries(routes)) {
    const [method = '', pattern = ''] = route.split(' ');
    const operation = { 'x-atlassian-oauth2-scopes': [{ scheme: 'OAuth2', state: 'Current', scopes }] };
    paths[pattern] = { ...paths[pattern], [method.toLowerCase()]: operation };
  }
  return paths;
}
