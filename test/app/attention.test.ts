/** Every way in which something waits for a person: on the project's page and, over all projects, for finance; with answers that are carried out when given. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AttentionAnswer, AttentionView, FinanceView } from '../../src/handlers/pages/api';
import { call, clientIds, connect, CONTRACT, contract, move, must, people, projectView, ready, refusedCodes, statusIds, surfaceOf, tag, tagged } from './acts';
import { HARB, inXero, NORTHLIGHT, NUMBER, refresh } from './billed';
import { HOUR_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});

const finance = async (who: 'finn' | 'vera' | 'mara' | 'priya' = 'finn'): Promise<FinanceView> => must(world, who, 'finance', 'finance.load', {});

/** What waits is the same on both pages, whoever of finance looks; there is one thing. */
async function onlyItem(): Promise<AttentionView> {
  const { attention } = await projectView(world);
  const over = await finance();
  expect(over.attention).toEqual(attention);
  expect(over.projects).toMatchObject([{ key: 'HARB', contracts: 1, waiting: attention.length }]);
  expect(attention).toHaveLength(1);
  return attention[0]!;
}

const nothingWaits = async (): Promise<void> => {
  expect((await projectView(world)).attention).toEqual([]);
  expect((await finance()).attention).toEqual([]);
};

/** Finn gives an answer as finance's page would. */
async function answer(item: AttentionView, given: AttentionAnswer): Promise<void> {
  expect(item.answers).toContain(given);
  const invoice = { invoiceId: item.invoice?.id ?? '', rev: item.invoice?.rev ?? 0 };
  const milestone = { contractId: item.contract?.id ?? '', milestoneId: item.milestone?.id ?? '', rev: item.contract?.rev ?? 0 };
  const CALLS: Partial<Record<AttentionAnswer, () => Promise<unknown>>> = {
    release: async () => must(world, 'finn', 'finance', 'invoice.release', invoice),
    cancel: async () => must(world, 'finn', 'finance', 'invoice.cancel', { ...invoice, reason: 'Not now' }),
    retry: async () => must(world, 'finn', 'finance', 'invoice.retry', invoice),
    drop: async () => must(world, 'finn', 'finance', 'invoice.drop', invoice),
    adopt: async () => must(world, 'finn', 'finance', 'invoice.adopt', invoice),
    send_anyway: async () => must(world, 'finn', 'finance', 'invoice.sendAnyway', invoice),
    accept: async () => must(world, 'finn', 'finance', 'invoice.acceptDifferences', { ...invoice, note: 'Fine' }),
    void: async () => must(world, 'finn', 'finance', 'invoice.void', { ...invoice, reason: 'Reopened' }),
    credit: async () => must(world, 'finn', 'finance', 'invoice.credit', { ...invoice, amount: '', reason: 'Reopened' }),
    bill_again: async () => must(world, 'finn', 'finance', 'milestone.billAgain', milestone),
    leave: async () => must(world, 'finn', 'finance', 'milestone.leave', { ...milestone, reason: 'Client withdrew' }),
    keep_bill: async () => must(world, 'finn', 'finance', 'milestone.keepBill', milestone),
    untag: async () => must(world, 'finn', 'finance', 'milestone.untag', milestone),
    accept_extra: async () => must(world, 'finn', 'finance', 'finance.acceptExtra', { ledgerId: item.found?.ledgerId ?? '', note: 'Fine' }),
  };
  const act = CALLS[given];
  if (!act) throw new Error(`${given} is a link.`);
  await act();
  await world.settle();
}

/** A way to wait, what it is called, and every answer that ends it, with what is to be done in Xero or Jira first. */
interface Way {
  readonly what: string;
  readonly code: string;
  readonly arrange: () => Promise<void>;
  readonly mend?: () => void;
  readonly answers: readonly AttentionAnswer[];
  /** Those after which something else waits: taking a bill back asks what becomes of its milestone. */
  readonly leads?: Partial<Record<AttentionAnswer, string>>;
}

const done = async (): Promise<void> => move(world, 'HARB-2', 'done');
const billedFirst = async (): Promise<void> => {
  await ready(world);
  await done();
};
const approvedFirst = async (): Promise<void> => {
  await billedFirst();
  inXero(world).approve(NUMBER);
  await refresh(world);
};
const reopenedAfter = async (first: () => Promise<void>): Promise<void> => {
  await first();
  await move(world, 'HARB-2', 'inProgress');
};

const WAYS: readonly Way[] = [
  {
    what: 'an invoice that is only prepared', code: 'RELEASE_NEEDED', answers: ['release', 'cancel'], leads: { cancel: 'BILL_VOIDED' },
    arrange: async () => {
      await connect(world);
      await tag(world, 'HARB-2', await contract(world, { autonomy: 'prepare' }));
      await done();
    },
  },
  {
    what: 'an account that was archived', code: 'ACCOUNT_ARCHIVED', answers: ['retry', 'cancel'], leads: { cancel: 'BILL_VOIDED' },
    arrange: async () => {
      await ready(world);
      inXero(world).archiveAccount(CONTRACT.accountCode);
      await done();
    },
    mend: () => inXero(world).restoreAccount(CONTRACT.accountCode),
  },
  {
    what: 'a number that another invoice has', code: 'NUMBER_TAKEN', answers: ['retry', 'cancel'], leads: { cancel: 'BILL_VOIDED' },
    arrange: async () => {
      await ready(world);
      inXero(world).addInvoice({ number: NUMBER, contactId: clientIds.gullAndSons, lines: [{ description: 'Other work', unitAmount: '5', accountCode: '200' }] });
      await done();
    },
    mend: () => void inXero(world).edit(NUMBER, { number: 'INV-0500' }),
  },
  {
    what: 'an invoice that may be there already', code: 'POSSIBLY_THERE', answers: ['adopt', 'send_anyway'], leads: { adopt: 'LEDGER_DIFFERS' },
    arrange: async () => {
      await ready(world);
      inXero(world).addInvoice({ number: 'INV-0077', reference: 'PO-7781 / HARB-2', contactId: clientIds.harbourFoods, lines: [{ description: 'By hand', unitAmount: '12000', accountCode: '205' }] });
      await done();
    },
  },
  {
    what: 'a milestone that does not fit the price', code: 'BILLING_OVER_PRICE', answers: ['leave', 'untag'],
    arrange: async () => {
      await ready(world);
      await overbill();
    },
  },
  {
    what: 'work that was deleted', code: 'WORK_ITEM_NOT_FOUND', answers: ['untag', 'leave'],
    arrange: async () => {
      await connect(world);
      await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'date', date: '2026-11-24' } });
      world.jira.deleteIssue(people.priya, world.jira.issue(people.priya, 'HARB-2').id);
      await world.advance(72 * HOUR_MS);
    },
  },
  {
    what: 'an invoice that was voided in Xero', code: 'BILL_VOIDED', answers: ['bill_again', 'leave', 'untag'],
    arrange: async () => {
      await approvedFirst();
      inXero(world).void(NUMBER);
      await refresh(world);
    },
  },
  { what: 'work that was reopened, its invoice a draft', code: 'WORK_REOPENED', answers: ['keep_bill', 'void'], leads: { void: 'BILL_VOIDED' }, arrange: async () => reopenedAfter(billedFirst) },
  { what: 'work that was reopened, its invoice approved', code: 'WORK_REOPENED', answers: ['keep_bill', 'void'], leads: { void: 'BILL_VOIDED' }, arrange: async () => reopenedAfter(approvedFirst) },
  {
    what: 'an email that Xero refused', code: 'EMAIL_REFUSED', answers: ['drop'],
    arrange: async () => {
      await connect(world);
      await tag(world, 'HARB-2', await contract(world, { autonomy: 'email', clientId: clientIds.gullAndSons }));
      world.xero.model.updateContact(NORTHLIGHT, clientIds.gullAndSons, { email: '' });
      await done();
    },
  },
  {
    what: 'an invoice that Xero has otherwise', code: 'LEDGER_DIFFERS', answers: ['accept'],
    arrange: async () => {
      await billedFirst();
      inXero(world).edit(NUMBER, { reference: 'As per email' });
      await refresh(world);
    },
  },
  {
    what: 'an invoice that Xero no longer has', code: 'LEDGER_MISSING', answers: ['accept'], leads: { accept: 'BILL_VOIDED' },
    arrange: async () => {
      await billedFirst();
      world.xero.model.state.invoices.splice(0);
      await world.advance(HOUR_MS);
    },
  },
  {
    what: 'an invoice whose change nobody could read', code: 'LEDGER_STALE', answers: ['retry'],
    arrange: async () => {
      await billedFirst();
      inXero(world).approve(NUMBER);
      world.xero.faults.next('GET /Invoices', 'numbers-beyond-range');
      world.xero.faults.next('GET /Invoices/{InvoiceID}', 'numbers-beyond-range');
      await refresh(world);
    },
  },
  {
    what: 'an invoice that looks like ours', code: 'LEDGER_EXTRA', answers: ['accept_extra'],
    arrange: async () => {
      await billedFirst();
      inXero(world).addInvoice({ number: 'HARB-C1-500', contactId: clientIds.harbourFoods, lines: [{ description: 'By hand', unitAmount: '5', accountCode: '200' }] });
      await refresh(world);
    },
  },
];

/** The work is done while the contract's price is below the milestone's: no page lets it come to that, so it is written where it lies. */
async function overbill(): Promise<void> {
  const { contract: seen } = await tagged(world, 'HARB-2');
  const stored = { kind: 'entity', name: 'contract' } as const;
  const record = world.forge.store.get(stored, seen.id).value as { doc: { value: { price: { minor: number } } } };
  const lowered = structuredClone(record);
  lowered.doc.value.price.minor = 100;
  world.forge.store.put(stored, world.forge.store.prepare(stored, seen.id, lowered));
  world.forge.store.settle();
  await done();
}

describe.each(WAYS)('$what', ({ code, arrange, mend, answers, leads = {} }) => {
  it.each(answers.map((given) => [given] as const))('is listed, and ended by: %s', async (given) => {
    await arrange();
    const item = await onlyItem();
    expect(item).toMatchObject({ problem: { code }, project: { key: 'HARB' } });
    expect(item.answers).toEqual(expect.arrayContaining([...answers]));
    mend?.();
    await answer(item, given);
    if (leads[given] !== undefined) expect((await onlyItem()).problem.code).toBe(leads[given]);
    else await nothingWaits();
    // It does not come back by itself.
    await world.advance(2 * HOUR_MS);
    expect((await projectView(world)).attention.map(({ problem }) => problem.code)).toEqual(leads[given] === undefined ? [] : [leads[given]]);
  });
});

describe('the connection', () => {
  it('that broke is told to all who see billing, and an admin can connect again', async () => {
    await billedFirst();
    inXero(world).disconnectApps();
    await world.advance(HOUR_MS);
    const item = (await projectView(world)).attention[0];
    expect(item).toMatchObject({ id: 'connection:CREDENTIALS_REFUSED', answers: [] });
    expect((await projectView(world, 'HARB', 'priya')).attention[0]).toMatchObject({ id: 'connection:CREDENTIALS_REFUSED', answers: ['connect'] });
    expect((await finance('priya')).attention[0]).toMatchObject({ id: 'connection:CREDENTIALS_REFUSED', answers: ['connect'] });
    inXero(world).reconnectCustomConnections();
    await connect(world);
    await world.settle();
    await nothingWaits();
  });

  it('that was taken away', async () => {
    await billedFirst();
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect((await finance('priya')).attention).toMatchObject([{ problem: { code: 'NOT_CONNECTED' }, answers: ['connect'] }]);
  });
});

describe('who sees what', () => {
  /** Something waits in both projects: in LUMI, which Mara may not see the billing of, a prepared invoice. */
  async function bothProjects(): Promise<void> {
    await billedFirst();
    inXero(world).edit(NUMBER, { reference: 'As per email' });
    await refresh(world);
    const settings = await must(world, 'finn', { project: 'LUMI' }, 'settings.saveContract', { ...CONTRACT, name: 'Booking site', numberPrefix: 'LUMI-C1', autonomy: 'prepare' });
    const made = settings.contracts[0]!;
    await must(world, 'priya', { issue: 'LUMI-1' }, 'panel.tag', {
      contractId: made.id, rev: made.rev, name: 'Booking flow', deliverable: '', price: { kind: 'amount', amount: '7,000' }, trigger: { kind: 'category', category: 'done' },
    });
    await world.settle();
    world.jira.transitionIssue(people.priya, world.jira.issue(people.priya, 'LUMI-1').id, statusIds.LUMI.done);
    await world.settle();
  }

  it('finance: what waits in each project, the longest first, and what the money comes to', async () => {
    await bothProjects();
    const view = await finance();
    expect(view.attention.map(({ project, problem }) => [project?.key, problem.code])).toEqual([['HARB', 'LEDGER_DIFFERS'], ['LUMI', 'RELEASE_NEEDED']]);
    expect(view).toMatchObject({ more: false, partial: false, today: '2026-11-22', projects: [{ key: 'HARB', contracts: 1, waiting: 1 }, { key: 'LUMI', contracts: 1, waiting: 1 }] });
    // 60,000 in each, of which 12,000 and 7,000 are billed; nothing is approved yet.
    expect(view.totals).toEqual([{ currency: 'AUD', outstanding: aud('0.00'), overdue: aud('0.00'), overdueCount: 0, toBill: aud('101000.00') }]);
    inXero(world).approve(NUMBER);
    await refresh(world);
    expect((await finance()).totals).toMatchObject([{ outstanding: aud('13200.00') }]);
    inXero(world).edit(NUMBER, { dueDate: '2026-11-22' });
    await refresh(world);
    await world.advance(24 * HOUR_MS);
    expect((await finance()).totals).toMatchObject([{ outstanding: aud('13200.00'), overdue: aud('13200.00'), overdueCount: 1 }]);
  });

  it('another project’s money is shown to nobody who may not see it there', async () => {
    await bothProjects();
    const view = await finance('mara');
    expect(view.attention.map(({ project }) => project?.key)).toEqual(['HARB']);
    expect(view.projects.map(({ key }) => key)).toEqual(['HARB']);
    expect(view.totals).toMatchObject([{ toBill: aud('48000.00') }]);
    expect(JSON.stringify(view)).not.toMatch(/LUMI|Booking|7000/);
    expect((await projectView(world, 'HARB', 'mara')).attention).toHaveLength(1);
  });

  it('whoever may only look is offered only what looking is', async () => {
    await bothProjects();
    expect((await finance('vera')).attention.map(({ answers }) => answers)).toEqual([['open_ledger'], []]);
    const item = (await finance('vera')).attention[1];
    expect(await refusedCodes(world, 'vera', 'finance', 'invoice.release', { invoiceId: item?.invoice?.id ?? '', rev: item?.invoice?.rev ?? 0 })).toEqual(['NO_PERMISSION']);
  });

  it('whoever may see no billing at all gets nothing, and neither does somebody who is not logged in', async () => {
    await bothProjects();
    for (const who of ['dev', 'olga'] as const) expect(await refusedCodes(world, who, 'finance', 'finance.load', {})).toEqual(['NO_PERMISSION']);
    const nobody = { ...surfaceOf(world, people.finn, 'finance'), accountId: '' };
    expect(await world.forge.invokeResolver(nobody, 'finance.load', {})).toMatchObject({ ok: false, problems: [{ code: 'NO_PERMISSION' }] });
  });

  it('an act on another project’s invoice, claimed from one’s own project page, is refused', async () => {
    await bothProjects();
    const item = (await finance()).attention[1];
    const act = { invoiceId: item?.invoice?.id ?? '', rev: item?.invoice?.rev ?? 0 };
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.release', act)).toEqual(['INVALID_REQUEST']);
    expect(await refusedCodes(world, 'mara', 'finance', 'invoice.release', act)).toEqual(['NO_PERMISSION']);
    expect((await call(world, 'finn', 'finance', 'invoice.release', act)).ok).toBe(true);
  });
});

describe('what it costs', () => {
  it('the project page reads storage no more often than six times', async () => {
    await billedFirst();
    const { used } = await world.forge.measure(async () => projectView(world));
    expect(used.kvs.requests).toBeLessThanOrEqual(6);
  });

  it('finance’s page reads it no more often than ten times where five hundred contracts are, and asks Jira twice', async () => {
    await billedFirst();
    const { store } = world.forge;
    const contractEntity = { kind: 'entity', name: 'contract' } as const;
    const { contract: seen } = await tagged(world, 'HARB-2');
    const record = store.get(contractEntity, seen.id).value as { doc: { v: number; value: Record<string, string> } };
    for (let count = 1; count < 500; count += 1) {
      const place = { id: `copy-${String(count)}`, projectId: String(20_000 + count), numberPrefix: `COPY-${String(count)}` };
      store.put(contractEntity, store.prepare(contractEntity, place.id, { ...record, projectId: place.projectId, numberPrefix: place.numberPrefix, doc: { ...record.doc, value: { ...record.doc.value, ...place } } }));
    }
    store.settle();
    const { used } = await world.forge.measure(async () => finance());
    expect(used.kvs.requests).toBeLessThanOrEqual(10);
    expect(used.jira.calls).toBe(2);
    expect((await finance()).projects).toMatchObject([{ key: 'HARB', contracts: 1 }]);
  });
});

const aud = (amount: string) => ({ amount, currency: 'AUD' });
