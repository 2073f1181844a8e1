/** One thing wrong with the good app: what is changed in which file, and what must be said about it. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly replace: string;
  readonly by: string;
  readonly says: RegExp;
  readonly found: 'forge manifest' | 'forge lint' | 'forge bundler' | 'milepost';
}

const MANIFEST = 'manifest.yml';
const INDEX = 'src/index.ts';
const NAMES = 'src/names.ts';

/** Faults that Forge's own tools report. */
export const FORGE_FAULTS: readonly Fault[] = [
  { name: 'runtime', file: MANIFEST, replace: 'nodejs24.x', by: 'nodejs18.x', says: /runtime/, found: 'forge manifest' },
  { name: 'module', file: MANIFEST, replace: 'jira:issuePanel', by: 'jira:issuePanle', says: /issuePanle/, found: 'forge manifest' },
  { name: 'index-attribute', file: MANIFEST, replace: 'range: [at]', by: 'range: [when]', says: /when/, found: 'forge manifest' },
  { name: 'event-scope', file: MANIFEST, replace: '    - read:jira-work\n', by: '', says: /read:jira-work/, found: 'forge manifest' },
  { name: 'route-scope', file: MANIFEST, replace: '    - write:jira-work\n', by: '', says: /PUT .*properties.*write:jira-work/, found: 'forge lint' },
  { name: 'handler-file', file: MANIFEST, replace: 'handler: index.load', by: 'handler: pages.load', says: /pages\.load/, found: 'forge manifest' },
  { name: 'fetched-host', file: INDEX, replace: '`${LEDGER}/note`', by: "'https://api.myob.com/note'", says: /api\.myob\.com/, found: 'forge lint' },
  { name: 'type', file: INDEX, replace: 'return page.results.length;', by: 'const count: string = page.results.length;\n  return count;', says: /TS2322/, found: 'forge bundler' },
  { name: 'missing-package', file: INDEX, replace: 'import { kvs', by: "import 'nowhere';\nimport { kvs", says: /nowhere/, found: 'forge bundler' },
];

/** Faults that they let pass, and that Forge would only meet when the app runs. */
export const SILENT_FAULTS: readonly Fault[] = [
  { name: 'handler', file: INDEX, replace: 'export const onIssue', by: 'const onIssue', says: /on-issue.*does not export/, found: 'milepost' },
  { name: 'handler-kind', file: INDEX, replace: 'export const onIssue', by: 'export const onIssue = 1;\nexport const other', says: /on-issue.*not a function/, found: 'milepost' },
  { name: 'storage-scope', file: MANIFEST, replace: '    - storage:app\n', by: '', says: /storage:app/, found: 'milepost' },
  { name: 'constant-host', file: NAMES, replace: 'api.xero.com', by: 'api.myob.com', says: /api\.myob\.com is not declared/, found: 'milepost' },
  { name: 'plain-http', file: NAMES, replace: 'https://api.xero', by: 'http://api.xero', says: /without TLS/, found: 'milepost' },
  { name: 'queue', file: INDEX, replace: "key: 'notes'", by: "key: 'note'", says: /queue note has no consumer/, found: 'milepost' },
  { name: 'entity', file: NAMES, replace: "'note'", by: "'notes'", says: /entity notes is not declared/, found: 'milepost' },
  { name: 'unknown-entity', file: NAMES, replace: 'NOTE =', by: 'NOTE: string =', says: /not a known text/, found: 'milepost' },
  { name: 'index', file: INDEX, replace: "'by-issue'", by: "'by-author'", says: /index by-author of entity note is not declared/, found: 'milepost' },
  { name: 'wide-range', file: MANIFEST, replace: 'range: [at]', by: 'range: [at, issueId]', says: /exactly one range attribute/, found: 'milepost' },
  { name: 'shared-function', file: MANIFEST, replace: 'resolver: { function: load }', by: 'resolver: { function: on-note }', says: /shares function on-note/, found: 'milepost' },
  { name: 'icon', file: MANIFEST, replace: 'icons;note.svg', by: 'icons;pen.svg', says: /pen\.svg does not exist/, found: 'milepost' },
  { name: 'hidden-route', file: INDEX, replace: "{ method: 'PUT', body: '{}' }", by: "Object({ method: 'PUT', body: '{}' })", says: /write the route/, found: 'milepost' },
  { name: 'unknown-route', file: INDEX, replace: '/properties/note`', by: '/votes`', says: /votes is not in tools/, found: 'milepost' },
  { name: 'blind-linters', file: 'tsconfig.json', replace: 'src/**/*.ts', by: 'src', says: /linters look at none/, found: 'milepost' },
];
