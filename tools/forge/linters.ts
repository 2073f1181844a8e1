import { ConfigFile, FileSystemReader, FileSystemWriter, listGitIgnoreFiles, listTSConfigIncludeExclude, type StatsigService } from '@forge/cli-shared';
import { getClientSideLintersOnly, lint, type LintResult } from '@forge/lint';
import path from 'node:path';
import type { Finding } from './finding';
import { MANIFEST } from './manifest';
import { scopeLinterEnvironment } from './route-scopes';

/**
 * Of Forge's linters these three only repeat the manifest's schema check, two seconds each, before they look for what Milepost does
 * not have: agents, a CSP in its pages, egress in the old form.
 */
const LEFT_OUT = new Set(['AgentProductContextPermissionsManifestLinter', 'DeprecatedCspPermissionsManifestLinter', 'DeprecatedEgressPermissionsManifestLinter']);

/** The linters ask one thing of Atlassian's servers: which runtimes are on their way out. Known from the documentation of November 2026. */
const DEPRECATED_RUNTIMES = ['sandbox', 'nodejs18.x', 'nodejs20.x'];
const featureFlags = { getDeprecatedRuntimes: () => Promise.resolve(DEPRECATED_RUNTIMES) } as Partial<StatsigService> as StatsigService;

const silent = { info: () => undefined };

/**
 * Runs Forge's manifest validator and client-side linters, those of `forge lint` and `forge deploy`, without login or network, on the app in
 * the working directory: they read `./manifest.yml` and `./src` and take no other path.
 */
export async function runForgeLinters(): Promise<readonly Finding[]> {
  Object.assign(process.env, scopeLinterEnvironment());
  const reader = new FileSystemReader();
  try {
    const manifest = await new ConfigFile(reader, new FileSystemWriter()).readConfig();
    const files = await reader.recursiveReadDir('./src', [...(await listGitIgnoreFiles(reader)), '.git', 'node_modules']);
    const all = await getClientSideLintersOnly(manifest, 'development', silent, featureFlags);
    const linters = all.filter((linter) => !LEFT_OUT.has(linter.constructor.name));
    const results = await lint(files, manifest, 'development', silent, featureFlags, { linter: { mode: 'client-side' }, linters });
    return [...results.flatMap(asFindings), ...(await blindness(reader, files))];
  } catch (error) {
    return [{ severity: 'error', by: 'forge lint', file: MANIFEST, line: 0, message: error instanceof Error ? error.message : String(error) }];
  }
}

/** Forge's linters take `include` for a list of files: a folder in it, which TypeScript understands, makes them skip every source without a word. */
async function blindness(reader: FileSystemReader, files: readonly string[]): Promise<readonly Finding[]> {
  const { include } = await listTSConfigIncludeExclude(reader);
  if (include.length === 0 || files.some((file) => include.includes(path.resolve(file)))) return [];
  return [{ severity: 'error', by: 'milepost', file: 'tsconfig.json', line: 0, message: "write include as a pattern such as src/**/*.ts: as it is, Forge's linters look at none of the sources" }];
}

function asFindings({ file, errors, warnings, approvals }: LintResult): readonly Finding[] {
  const by = file === MANIFEST ? 'forge manifest' : 'forge lint';
  const finding = (severity: Finding['severity']) => ({ line, message }: { line: number; message: string }) => ({ severity, by, file, line, message }) as const;
  return [...[...errors, ...approvals].map(finding('error')), ...warnings.map(finding('warning'))];
}
