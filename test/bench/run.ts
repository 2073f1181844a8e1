/** `npm run bench`: every bar that is a number, with the meter's figures; `--json` prints one key per bar, last. */
import { ensureBackend, ensurePages } from '../../tools/build/build';
import { bundlesIn, minifiedSize, pageSizes, partsIn } from '../../tools/build/sizes';
import { issuePanel, oneMilestoneReached, outOfDate, projectPage, summary, unbillableUpdates } from './counts';
import { forecastPage, forecastScript } from './forecast-page';
import { forecastTime } from './forecast-time';
import { buildCost, buildTime, transitionCost, transitionTime } from './gate';
import { loadTime } from './load-time';
import { QUIET_DAY, quietDay } from './quiet-day';
import { reachTime } from './reach-time';
import { panelInteractive } from './panel-interactive';
import { tableScroll } from './table-scroll';

interface Bar {
  readonly key: string;
  readonly what: string;
  readonly value: number;
  readonly most: number;
  readonly unit: string;
}

async function measure(): Promise<readonly Bar[]> {
  const bars: Bar[] = [];
  const add: Add = (key, what, value, most, unit = '') => {
    bars.push({ key, what, value: Math.round(value * 100) / 100, most, unit });
  };
  const updates = await unbillableUpdates();
  add('unbillable_update_invocations', `invocations for ${String(updates.updates)} issue updates that are no milestones`, updates.invocations, 0);
  const reach = await oneMilestoneReached();
  add('reach_invocations', 'invocations from a milestone reached to its invoice', reach.invocations, 3);
  add('reach_kvs_requests', 'storage requests for it', reach.kvsRequests, 10);
  add('reach_xero_calls', 'calls to Xero for it', reach.xeroCalls, 2);
  add('reach_jira_points', 'Jira points for it', reach.jiraPoints, 3);
  add('reach_seconds', 'its time with 20 ms storage, 120 ms Jira, 400 ms Xero', (await reachTime()) / 1000, 2, 's');
  add('dollars_per_1000_invoices', "Forge's price for a thousand invoices, beyond the free allowance", reach.dollarsPerThousand, 0.1, 'US$');
  const small = await projectPage(500);
  const large = await projectPage(100_000);
  add('project_page_invocations', 'invocations for the project page', large.invocations, 1);
  add('project_page_kvs_requests', 'storage requests for it, 100,000 invoices on the site', large.kvsRequests, 6);
  add('project_page_growth', 'storage requests and bytes at 100,000 invoices over those at 500', Math.max(large.kvsRequests / small.kvsRequests, large.kvsBytesRead / small.kvsBytesRead), 1.02);
  add('project_stale_kvs_requests', 'storage requests when an open project page asks whether it is out of date', (await outOfDate()).kvsRequests, 1);
  const panel = await issuePanel();
  add('panel_invocations', 'invocations for the issue panel', panel.invocations, 1);
  add('panel_kvs_requests', 'storage requests for it', panel.kvsRequests, 2);
  await addGate(add);
  await addQuietDay(add);
  add('forecast_ms', 'forecast of 10,000 open invoices over 90 days', forecastTime(), 100, 'ms');
  const forecast = await forecastPage();
  add('forecast_page_kvs_requests', "storage requests for a project's forecast", forecast.kvsRequests, 6);
  add('forecast_page_kb', 'the largest forecast that a page gets, 900 open invoices', forecast.bytes / 1000, 60, 'kB');
  await addScrolling(add);
  await addSizes(add);
  add('forecast_js_kb', "the forecast's own script, fetched when it is looked at", forecastScript() / 1000, 60, 'kB');
  return bars;
}

type Add = (key: string, what: string, value: number, most: number, unit?: string) => void;

async function addGate(add: Add): Promise<void> {
  const [free, ruled] = [await transitionCost(false), await transitionCost(true)];
  add('gate_free_transition', 'invocations, storage requests and Jira points for a transition without our rule', free.invocations + free.kvsRequests + free.jiraPoints, 0);
  add('gate_transition_invocations', 'invocations for a transition with it', ruled.invocations, 1);
  add('gate_transition_kvs_reads', 'reads of storage that decide it', ruled.reads, 3);
  add('gate_transition_jira_points', 'Jira points for it', ruled.jiraPoints, 2);
  add('gate_transition_seconds', 'its time with 20 ms storage, 120 ms Jira', (await transitionTime()) / 1000, 1, 's');
  const build = await buildCost();
  add('gate_build_invocations', 'invocations for the answer to a build', build.invocations, 1);
  add('gate_build_kvs_requests', 'storage requests for it', build.kvsRequests, 3);
  add('gate_build_jira_points', 'Jira points for it', build.jiraPoints, 0);
  add('gate_build_seconds', 'its time with 20 ms storage', (await buildTime()) / 1000, 1, 's');
}

async function addQuietDay(add: Add): Promise<void> {
  const contracts = 50;
  const { invoices, used } = await quietDay(contracts);
  const { invocations, kvsRequests, xeroCalls, jiraPoints } = summary(used);
  const site = `${String(contracts)} contracts and ${String(invoices)} invoices`;
  add('quiet_day_invocations', `invocations on a day without events, ${site}`, invocations, QUIET_DAY.invocations);
  add('quiet_day_xero_calls', 'calls to Xero on it, those for tokens included', xeroCalls, QUIET_DAY.xeroCalls);
  add('quiet_day_jira_points', 'Jira points on it', jiraPoints, QUIET_DAY.jiraPoints);
  add('quiet_day_kvs_requests', 'storage requests on it', kvsRequests, QUIET_DAY.kvsRequests);
}

async function addScrolling(add: Add): Promise<void> {
  const { busyMs, frameMs, shift } = await tableScroll();
  add('table_busy_ms', 'script, style and layout in a frame while 5,000 invoices are scrolled by 90 pixels a frame', busyMs, 8, 'ms');
  add('table_frame_ms', 'from one frame to the next meanwhile, the middle one', frameMs, 17, 'ms');
  add('panel_interactive_s', 'from opening the issue panel to its first button answering, with the processor slowed down four times', await panelInteractive(), 1, 's');
  add('project_page_shift', "how far the project page jumps after its first paint, by the browser's measure", shift, 0.02);
}

async function addSizes(add: Add): Promise<void> {
  await ensurePages();
  for (const { page, js } of pageSizes()) {
    if (page === 'panel') add('panel_js_kb_gz', 'script of the issue panel, gzipped', js.gz / 1000, 150, 'kB');
    if (page === 'project') add('project_page_js_kb_gz', 'script of the project page, gzipped', js.gz / 1000, 300, 'kB');
  }
  const backend = await ensureBackend();
  const bundles = bundlesIn(backend);
  const sizes = await Promise.all(bundles.map(async ({ module, file }) => ({ module, value: (await minifiedSize(file)).raw / 1000 })));
  const times = bundles.map(({ module, file }) => ({ module, value: loadTime(file) }));
  add('backend_kb_minified', `largest bundle of the backend, minified: ${each(sizes)}`, most(sizes), 250, 'kB');
  const parts = await Promise.all(partsIn(backend).map(async ({ module, file }) => ({ module, value: (await minifiedSize(file)).raw / 1000 })));
  add('backend_parts_kb_minified', `largest part that a bundle loads only when it is first needed, minified: ${each(parts)}`, most(parts), 250, 'kB');
  add('backend_load_ms', `slowest of them to load, median of nine fresh processes: ${each(times)}`, most(times), 40, 'ms');
}

interface Measured {
  readonly module: string;
  readonly value: number;
}
const most = (all: readonly Measured[]): number => Math.max(...all.map(({ value }) => value));
const each = (all: readonly Measured[]): string => all.map(({ module, value }) => `${module} ${value.toFixed(1)}`).join(', ');

async function main(json: boolean): Promise<void> {
  const bars = await measure();
  for (const { what, value, most, unit } of bars) console.log(`${value <= most ? 'holds ' : 'BROKEN'}  ${what}: ${String(value)} ${unit} (at most ${String(most)})`);
  if (json) console.log(JSON.stringify(Object.fromEntries(bars.map(({ key, value }) => [key, value]))));
  if (bars.some(({ value, most }) => value > most)) process.exitCode = 1;
}

main(process.argv.includes('--json')).then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
