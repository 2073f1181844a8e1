import { jest } from '@jest/globals';
import path from 'node:path';
import { modulesAtHand, readManifest, type Exports, type LoadApp } from '../../local/forge';
import type { Money } from '../../src/billing/money';
import type { Invoice, Mirror } from '../../src/billing/invoice';
import type { InvoiceRequest } from '../../src/billing/ledger';
import type { Change } from '../../src/store/commit';
import type * as Commit from '../../src/store/commit';
import type * as Sweep from '../../src/operations/sweep';
import type * as Adoption from '../../src/billing/adoption';
import type * as Xero from '../../src/xero';

/** A deliberate bug: the real app with one module put in place of its own. */
export interface Mutant {
  readonly bug: string;
  /** Within so many seeds, from 1, a run must fail. */
  readonly within: number;
  readonly module: string;
  readonly replace: () => object;
}

const ROOT = path.join(__dirname, '..', '..');
const XERO = '../../src/xero';
const COMMIT = '../../src/store/commit';

/** The client of Xero's that the app makes, changed. */
function withClient(change: (client: Xero.XeroClient) => Partial<Xero.XeroClient>): object {
  const real = jest.requireActual<typeof Xero>(XERO);
  return {
    ...real,
    xeroClient: (access: Parameters<typeof Xero.xeroClient>[0]) => {
      const client = real.xeroClient(access);
      return { ...client, ...change(client) };
    },
  };
}

function withCommit(commit: (real: typeof Commit, changes: readonly Change[]) => ReturnType<typeof Commit.commit>): object {
  const real = jest.requireActual<typeof Commit>(COMMIT);
  return { ...real, commit: (changes: readonly Change[]) => commit(real, changes) };
}

let fresh = 0;

export const MUTANTS: readonly Mutant[] = [
  {
    bug: 'does not look before it creates, and takes a fresh number each time',
    within: 50,
    module: XERO,
    replace: () =>
      withClient((client) => ({
        findInvoices: async () => ({ byReference: [] }),
        createInvoice: async (request, key) => client.createInvoice({ ...request, number: `${request.number}-${String((fresh += 1))}` }, `${key}.${String(fresh)}`),
      })),
  },
  {
    bug: 'writes the invoice after the claim instead of with it',
    within: 50,
    module: COMMIT,
    replace: () =>
      withCommit(async (real, changes) => {
        const created = changes.filter((change) => change.kind === 'invoice' && change.invoice.rev === 1);
        const rest = changes.filter((change) => !created.includes(change));
        const done = await real.commit(rest);
        return done === 'committed' && created.length > 0 ? real.commit(created) : done;
      }),
  },
  {
    bug: 'takes whatever it sent as what Xero saved',
    within: 50,
    module: XERO,
    replace: () => withClient((client) => ({ createInvoice: async (request, key) => client.createInvoice(request, key).catch(() => echoOf(request)) })),
  },
  {
    bug: 'adopts any invoice that bears its number, whatever has become of it',
    within: 150,
    module: '../../src/billing/adoption',
    replace: (): typeof Adoption => ({ isOurs: (_invoice: Invoice, _mirror: Mirror) => ({ ours: true }) }),
  },
  {
    bug: 'never sweeps for what events and queues lost',
    within: 50,
    module: '../../src/operations/sweep',
    replace: () => ({ ...jest.requireActual<typeof Sweep>('../../src/operations/sweep'), sweep: async () => undefined }),
  },
  {
    bug: 'drops the cents of what was paid',
    within: 50,
    module: XERO,
    replace: () => withClient((client) => ({ changedSince: async (instant, page) => withoutCents(await client.changedSince(instant, page)) })),
  },
  {
    bug: 'prints the token it was given',
    within: 1,
    module: XERO,
    replace: () => {
      const real = jest.requireActual<typeof Xero>(XERO);
      return {
        ...real,
        requestToken: async (...asked: Parameters<typeof Xero.requestToken>) => {
          const token = await real.requestToken(...asked);
          console.warn(token.accessToken);
          return token;
        },
      };
    },
  },
];

/** The app with the bug in it, in a registry of modules of its own. */
export function mutated({ module, replace }: Mutant): LoadApp {
  const modules = [...readManifest(ROOT).functions.values()].map((each) => each.module);
  let app: LoadApp | undefined;
  jest.isolateModules(() => {
    jest.doMock(module, replace);
    app = modulesAtHand(Object.fromEntries(modules.map((name) => [name, jest.requireActual<Exports>(`../../src/${name}`)])));
    jest.dontMock(module);
  });
  if (app === undefined) throw new Error('The app did not load.');
  return app;
}

const none = ({ currency }: Money): Money => ({ minor: 0, currency });

function echoOf({ number, clientId, reference, lines, issueDate, dueDate, status, currency }: InvoiceRequest): Mirror {
  const total = { minor: lines.reduce((sum, { unitAmount }) => sum + unitAmount.minor, 0), currency };
  const [tax, paid, credited] = [none(total), none(total), none(total)];
  const at = new Date().toISOString();
  const ledgerId = `00000000-0000-4000-8000-${String((fresh += 1)).padStart(12, '0')}` as Mirror['ledgerId'];
  return { ledgerId, number, clientId, reference, subtotal: total, tax, total, paid, credited, due: total, issueDate, dueDate, status, emailed: false, changedAt: at, readAt: at };
}

type Changed = Awaited<ReturnType<Xero.XeroClient['changedSince']>>;

function withoutCents(changed: Changed): Changed {
  const whole = (money: Money): Money => ({ ...money, minor: money.minor - (money.minor % 100) });
  return { ...changed, invoices: changed.invoices.map((mirror) => ({ ...mirror, paid: whole(mirror.paid) })) };
}
