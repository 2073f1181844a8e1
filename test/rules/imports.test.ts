import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

/** A small app in which every import is allowed. */
const GOOD = {
  'src/index.ts': "export { onHour } from './handlers/schedules';",
  'src/project.ts': "export { pages } from './handlers/pages/door';",
  'src/handlers/schedules.ts': "import { log } from './log';\nexport const onHour = log;",
  'src/handlers/log.ts': 'export const log = () => undefined;',
  'src/handlers/pages/door.ts': "import { show } from '../../operations/show';\nimport { log } from '../log';\nexport const pages = [show, log];",
  'src/handlers/pages/api.ts': "import type { Money } from '../../billing/money';\nexport interface Calls { total: Money }",
  'src/operations/show.ts': "import { read } from '../store/read';\nexport const show = () => read();",
  'src/store/read.ts': "import { none } from '../billing/bill';\nexport const read = () => none;",
  'src/billing/money.ts': "import type { Bill } from './bill';\nexport interface Money { minor: number; of?: Bill }\nexport const zero: Money = { minor: 0 };",
  'src/billing/bill.ts': "import { zero, type Money } from './money';\nexport interface Bill { total: Money }\nexport const none: Bill = { total: zero };",
  'static/src/page.ts': "import type { Calls } from '../../src/handlers/pages/api';\nexport const none: Calls | undefined = undefined;",
  'local/xero/server.ts': 'export const server = 1;',
};

/** One import that must not be: in which file, and of what. */
const FORBIDDEN: readonly { rule: string; file: string; text: string }[] = [
  { rule: 'billing-is-pure', file: 'src/billing/clock.ts', text: "import { readFileSync } from 'node:fs';\nexport const now = readFileSync;" },
  { rule: 'billing-is-pure', file: 'src/billing/upward.ts', text: "import { read } from '../store/read';\nexport const up = read;" },
  { rule: 'gateways-know-only-the-trade', file: 'src/xero/cross.ts', text: "import { read } from '../store/read';\nexport const cross = read;" },
  { rule: 'operations-below-handlers', file: 'src/operations/caller.ts', text: "import { onHour } from '../handlers/schedules';\nexport const caller = onHour;" },
  { rule: 'handlers-change-nothing', file: 'src/handlers/writer.ts', text: "import { commit } from '../store/commit';\nexport const write = commit;" },
  { rule: 'pages-share-types-only', file: 'static/src/value.ts', text: "import { zero } from '../../src/billing/money';\nexport const nothing = zero;" },
  { rule: 'pages-know-the-calls', file: 'static/src/peek.ts', text: "import type { read } from '../../src/store/read';\nexport type Read = typeof read;" },
  { rule: 'app-stands-alone', file: 'src/operations/laptop.ts', text: "import { server } from '../../local/xero/server';\nexport const laptop = server;" },
  { rule: 'stand-ins-share-nothing-with-the-app', file: 'local/xero/rules.ts', text: "import { zero } from '../../src/billing/money';\nexport const rules = zero;" },
  { rule: 'no-orphans', file: 'src/store/alone.ts', text: 'export const alone = 1;' },
  { rule: 'unreachable-from-the-doors', file: 'src/store/alone.ts', text: 'export const alone = 1;' },
  { rule: 'everything-is-found', file: 'local/xero/lost.ts', text: "import { gone } from './gone';\nexport const lost = gone;" },
  { rule: 'doors-lead-to-handlers', file: 'src/gate.ts', text: "export { pages } from './handlers/pages/door';\nexport { show } from './operations/show';" },
  { rule: 'only-the-pages-load-the-pages', file: 'src/gate.ts', text: "export { pages } from './handlers/pages/door';\nexport { show } from './operations/show';" },
  { rule: 'the-pages-load-only-the-pages', file: 'src/project.ts', text: "export { pages } from './handlers/pages/door';\nexport { onHour } from './handlers/schedules';" },
  { rule: 'no-cycles', file: 'src/operations/again.ts', text: "import { turn } from './turn';\nexport const again = (): unknown => turn;" },
];
const BESIDE = { 'src/store/commit.ts': 'export const commit = 1;', 'src/operations/turn.ts': "import { again } from './again';\nexport const turn = again;" };

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Runs the real rules on a tree of these files. */
async function violations(files: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const tree = mkdtempSync(path.join(tmpdir(), 'milepost-imports-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.local.json']) cpSync(path.join(ROOT, file), path.join(tree, file));
  const command = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'static/src', 'local'];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: tree, maxBuffer: 2 ** 24 }, (_, stdout) => resolve(stdout));
  });
  rmSync(tree, { recursive: true });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the rule of imports', () => {
  let found: readonly Violation[] = [];

  beforeAll(async () => {
    found = await violations({ ...GOOD, ...BESIDE, ...Object.fromEntries(FORBIDDEN.map(({ file, text }) => [file, text])) });
  }, 60_000);

  it('lets a handler call an operation, and a page take its types', async () => {
    expect(await violations(GOOD)).toEqual([]);
  }, 60_000);

  it.each(FORBIDDEN)('$rule refuses $file', ({ rule, file }) => {
    const broken = found.filter((violation) => violation.rule.name === rule);
    expect(broken.map(({ from }) => from)).toContain(file);
  });
});
