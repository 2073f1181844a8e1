import { jest } from '@jest/globals';
import type { LoadApp } from '../../local/forge';
import { currentHost } from '../../local/forge/runtime/host';
import type { Money } from '../../src/billing/money';
import type { Invoice, Mirror } from '../../src/billing/invoice';
import type { InvoiceRequest } from '../../src/billing/ledger';
import type { Change } from '../../src/store/commit';
import type * as Commit from '../../src/store/commit';
import type * as Sweep from '../../src/operations/sweep';
import type * as Orders from '../../src/billing/change-order';
import type { Contract } from '../../src/billing/contract';
import type { PreparationContext } from '../../src/billing/prepare-invoice';
import type * as Periods from '../../src/billing/prepare-period';
import type { PeriodToBill } from '../../src/billing/prepare-period';
import type * as Waiting from '../../src/billing/waiting';
import type * as Adoption from '../../src/billing/adoption';
import type { AccessId } from '../../src/store/access';
import type * as Read from '../../src/store/read';
import type * as Secrets from '../../src/store/secrets';
import type * as Xero from '../../src/xero';
import type * as Api from '../../src/xero/api';
import type * as MirrorOf from '../../src/xero/mirror';
import type { XeroAccess } from '../../src/xero/access';
import { GATE_MUTANTS } from './gate-mutants';
import { TOLD_MUTANTS } from './told-mutants';
import { isolated } from './isolated';
import type { Mutant } from './mutant';
import { PART_MUTANTS } from './part-mutants';
import { TOGETHER_MUTANTS } from './together-mutants';

export type { Mutant } from './mutant';

const XERO = '../../src/xero';
const READ = '../../src/store/read';
const MIRROR = '../../src/xero/mirror';
const API = '../../src/xero/api';
const SECRETS = '../../src/store/secrets';
const COMMIT = '../../src/store/commit';
const PERIODS = '../../src/billing/prepare-period';
const ORDERS = '../../src/billing/change-order';

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

interface Unstored {
  readonly token: Secrets.StoredToken;
  readonly store: () => Promise<void>;
}
/** What a run was given and has not stored yet: it is gone when the run is. */
const unstored = new WeakMap<object, Unstored>();

/** Worlds in which it was forgotten: for ever, it would never come to an end. */
const forgetful = new WeakSet<object>();

/** An id that no invoice has. */
const NOBODYS = '00000000-0000-4000-8000-000000000000';

/** The same change, written over a version `shift` later than the one that was read. */
function later(change: Change, shift: number): Change {
  switch (change.kind) {
    case 'contract':
      return { ...change, contract: { ...change.contract, rev: change.contract.rev + shift } };
    case 'invoice':
      return { ...change, invoice: { ...change.invoice, rev: change.invoice.rev + shift } };
    default:
      return change;
  }
}

export const MUTANTS: readonly Mutant[] = [
  {
    bug: 'does not look before it creates, and takes a fresh number each time',
    within: 50,
    seed: 22,
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
    seed: 14,
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
    bug: 'lets the last write win',
    within: 50,
    seed: 17,
    module: COMMIT,
    replace: () =>
      withCommit(async (real, changes) => {
        // On a conflict the same again, as if what was written meanwhile had been read.
        for (let shift = 0; shift < 5; shift += 1) if ((await real.commit(changes.map((change) => later(change, shift)))) === 'committed') return 'committed';
        return 'conflict';
      }),
  },
  {
    bug: 'takes whatever it sent as what Xero saved',
    within: 50,
    seed: 4,
    module: XERO,
    replace: () => withClient((client) => ({ createInvoice: async (request, key) => client.createInvoice(request, key).catch(() => echoOf(request)) })),
  },
  {
    bug: 'adopts any invoice that bears its number, whatever has become of it',
    within: 150,
    seed: 137,
    module: '../../src/billing/adoption',
    replace: (): typeof Adoption => ({ isOurs: (_invoice: Invoice, _mirror: Mirror) => ({ ours: true }) }),
  },
  {
    bug: 'never sweeps for what events and queues lost',
    within: 50,
    seed: 1,
    module: '../../src/operations/sweep',
    replace: () => ({ ...jest.requireActual<typeof Sweep>('../../src/operations/sweep'), sweep: async () => undefined }),
  },
  {
    bug: 'decides on what a search says of a contract',
    within: 100,
    seed: 49,
    module: READ,
    replace: () => {
      const real = jest.requireActual<typeof Read>(READ);
      return {
        ...real,
        getContract: async (id: Parameters<typeof Read.getContract>[0]) => {
          const contract = await real.getContract(id);
          return contract && (await real.contractsOf(contract.projectId)).find((each) => each.id === id);
        },
      };
    },
  },
  {
    bug: 'does not look before it creates, and rewrites what has its number: POST where PUT would be refused',
    within: 50,
    seed: 20,
    module: API,
    replace: () => {
      const real = jest.requireActual<typeof Api>(API);
      return {
        ...real,
        callXero: async (access: XeroAccess, call: Parameters<typeof Api.callXero>[1]) => {
          if (call.path !== '/Invoices') return real.callXero(access, call);
          const looks = call.method === 'GET' && call.query?.['order'] === undefined && call.query?.['IDs'] === undefined;
          return real.callXero(access, looks ? { ...call, query: { IDs: NOBODYS, page: '1', pageSize: '10' } } : call.method === 'PUT' ? { ...call, method: 'POST' } : call);
        },
      };
    },
  },
  {
    bug: 'puts an agreed change order on every invoice that follows',
    within: 200,
    seed: 179,
    module: ORDERS,
    replace: () => {
      const real = jest.requireActual<typeof Orders>(ORDERS);
      // Without the bills it knows of none that has the line already.
      return { ...real, linesOn: (contract: Contract, milestone: Parameters<typeof Orders.linesOn>[1]) => real.linesOn({ ...contract, bills: [] }, milestone) };
    },
  },
  {
    bug: 'once forgets which week of a retainer it has billed',
    within: 30,
    seed: 21,
    module: PERIODS,
    replace: () => {
      const real = jest.requireActual<typeof Periods>(PERIODS);
      return {
        ...real,
        preparePeriod: (contract: Contract, ...rest: [PeriodToBill, PreparationContext]) => {
          const prepared = real.preparePeriod({ ...contract, bills: contract.bills.filter(({ period }) => period === undefined) }, ...rest);
          const host = currentHost() ?? forgetful;
          if (forgetful.has(host)) return prepared;
          forgetful.add(host);
          return prepared.ok && contract.retainers ? { ok: true, value: { ...prepared.value, contract: { ...prepared.value.contract, retainers: contract.retainers } } } : prepared;
        },
      };
    },
  },
  {
    bug: 'drops the cents of what was paid',
    within: 50,
    seed: 2,
    module: MIRROR,
    replace: () => {
      const real = jest.requireActual<typeof MirrorOf>(MIRROR);
      return {
        ...real,
        reflect: (...asked: Parameters<typeof MirrorOf.reflect>) => {
          const reflection = real.reflect(...asked);
          return reflection.ok ? { ...reflection, mirror: { ...reflection.mirror, paid: whole(reflection.mirror.paid) } } : reflection;
        },
      };
    },
  },
  ...GATE_MUTANTS,
  ...TOLD_MUTANTS,
  ...PART_MUTANTS,
  ...TOGETHER_MUTANTS,
  {
    bug: 'forgets that the work of a billed milestone was reopened',
    within: 50,
    seed: 2,
    module: '../../src/billing/waiting',
    replace: () => ({ ...jest.requireActual<typeof Waiting>('../../src/billing/waiting'), isUnanswered: () => false }),
  },
  {
    bug: 'stores a token after it was used',
    within: 50,
    seed: 5,
    module: SECRETS,
    replace: () => {
      const real = jest.requireActual<typeof Secrets>(SECRETS);
      const mine = (): Unstored | undefined => unstored.get(currentHost() ?? {});
      return {
        ...real,
        getToken: async (id: AccessId) => mine()?.token ?? real.getToken(id),
        setToken: async (id: AccessId, token: Secrets.StoredToken) => {
          const host = currentHost();
          if (host) unstored.set(host, { token, store: async () => real.setToken(id, token) });
        },
      };
    },
    also: {
      module: API,
      replace: () => {
        const real = jest.requireActual<typeof Api>(API);
        return {
          ...real,
          callXero: async (...asked: Parameters<typeof Api.callXero>) => {
            const answer = await real.callXero(...asked);
            const host = currentHost();
            await unstored.get(host ?? {})?.store();
            if (host) unstored.delete(host);
            return answer;
          },
        };
      },
    },
  },
  {
    bug: 'prints the token it was given',
    within: 1,
    seed: 1,
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

/** The app with the bug in it. */
export const mutated = ({ module, replace, also }: Mutant): LoadApp => isolated({ [module]: replace, ...(also ? { [also.module]: also.replace } : {}) });

const none = ({ currency }: Money): Money => ({ minor: 0, currency });

function echoOf({ number, clientId, reference, lines, issueDate, dueDate, status, currency }: InvoiceRequest): Mirror {
  const total = { minor: lines.reduce((sum, { unitAmount }) => sum + unitAmount.minor, 0), currency };
  const [tax, paid, credited] = [none(total), none(total), none(total)];
  const at = new Date().toISOString();
  const ledgerId = `00000000-0000-4000-8000-${String((fresh += 1)).padStart(12, '0')}` as Mirror['ledgerId'];
  return { ledgerId, number, clientId, reference, subtotal: total, tax, total, paid, credited, due: total, issueDate, dueDate, status, emailed: false, changedAt: at, readAt: at };
}

const whole = (money: Money): Money => ({ ...money, minor: money.minor - (money.minor % 100) });
