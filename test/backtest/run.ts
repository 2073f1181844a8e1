/**
 * `npm run backtest -- FILE.csv [--customer C] [--issued C] [--due C] [--paid C] [--amount C] [--number C] [--currency C] [--date-format F] [--json]`: how the forecast would have done on any
 * history of invoices, beside the rules that people use. The flags name the file's columns; `--json` prints the scores, last.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HistoryError, readHistory, type FaultyRow } from './read-history';
import { replay } from './replay';
import { resultsOf, type Results, type Scores } from './results';

const USAGE = 'npm run backtest -- FILE.csv [--customer C] [--issued C] [--due C] [--paid C] [--amount C] [--number C] [--currency C] [--date-format M/d/yyyy] [--json]';

/** With fewer paid invoices to test than this, the scores would be chance. */
const FEWEST = 5;

function main(): void {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { customer: text, issued: text, due: text, paid: text, amount: text, number: text, currency: text, 'date-format': text, json: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new HistoryError(`Say which file: ${USAGE}`);
  const { customer = 'customer', issued = 'issued', due = 'due', paid = 'paid', amount = 'amount', number, currency } = values;
  const columns = { customer, issued, due, paid, amount, ...(number === undefined ? {} : { number }), ...(currency === undefined ? {} : { currency }) };
  const history = readHistory(contentsOf(file), columns, values['date-format']);
  tellFaults(history.faulty);
  const replayed = replay(history.invoices);
  if (replayed.atIssue.length < FEWEST) {
    throw new HistoryError(`Of ${String(history.invoices.length + history.faulty.length)} rows ${String(history.invoices.length)} could be used, and only ${String(replayed.atIssue.length)} of those are paid and late enough to be tested: at least ${String(FEWEST)} are needed.`);
  }
  const results = resultsOf(history, replayed);
  tell(results);
  if (values.json) console.log(JSON.stringify(results));
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new HistoryError(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** How many rows of one kind are told one by one. */
const SHOWN = 5;

function tellFaults(faulty: readonly FaultyRow[]): void {
  for (const fault of ['missing', 'impossible', 'duplicate'] as const) {
    const rows = faulty.filter((row) => row.fault === fault);
    if (rows.length === 0) continue;
    console.error(`${String(rows.length)} ${rows.length === 1 ? 'row is' : 'rows are'} left out: ${WHAT[fault]}`);
    for (const { line, why } of rows.slice(0, SHOWN)) console.error(`  line ${String(line)}: ${why}`);
    if (rows.length > SHOWN) console.error(`  and ${String(rows.length - SHOWN)} more`);
  }
}

const WHAT = { missing: 'something is missing in them', impossible: 'what they say is impossible', duplicate: 'they are there already' };

function tell(results: Results): void {
  const { rows, baselines } = results;
  console.log(`${String(rows.read)} rows, ${String(rows.used)} used (${String(rows.open)} of them never paid), ${String(rows.tested)} tested on the day they were issued, ${String(rows.weeks)} weekly looks at what was open.\n`);
  console.log(line('', ['MAE days', 'pinball', '80 % band', 'WAPE 28 d', 'Brier 28 d', 'WAPE 7 d', 'Brier 7 d']));
  const tellOf = (name: string, scores: Scores): void => {
    const { mae_days, pinball, coverage80, wape28, brier28, wape7, brier7 } = scores;
    console.log(line(name, [mae_days, pinball, coverage80, wape28, brier28, wape7, brier7].map((score) => (score === null ? 'too short' : score.toFixed(3)))));
  };
  tellOf('forecast', results);
  tellOf('due date', baselines.due_date);
  tellOf('customer mean', baselines.customer_mean);
  tellOf('customer + 5 of all', baselines.shrunk);
  const share = (covered: number | null): string => (covered === null ? 'too short' : `${(covered * 100).toFixed(0)} %`);
  console.log(`\nOf the totals, ${share(results.total_coverage28)} (28 days) and ${share(results.total_coverage7)} (7 days) lay in their 80 % range.`);
}

const line = (name: string, cells: readonly string[]): string => `${name.padEnd(20)}${cells.map((cell) => cell.padStart(11)).join('')}`;

try {
  main();
} catch (error) {
  // What the user can put right is said in words; anything else is ours, with where it was.
  const theirs = error instanceof HistoryError || error instanceof RangeError || (error instanceof TypeError && 'code' in error);
  console.error(theirs ? error.message : error);
  process.exitCode = 1;
}
