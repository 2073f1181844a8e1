import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { ContractView, TokenShown } from '../../src/handlers/pages/api';
import type { GateJson } from '../../src/handlers/gate-answer';
import { call, connect, CONTRACT, contract, lookNow, move, must, organisationIds, projectView, refusedCodes, tag } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';
const DAY_MS = 24 * HOUR_MS;
const HARB = { project: 'HARB' };

let world: TestWorld;
let seen: ContractView;
const xero = () => peopleIn(world.xero, organisationIds.northlight);

async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

const fresh = async (): Promise<ContractView> => {
  const [first] = (await projectView(world)).contracts;
  if (!first) throw new Error('There is no contract.');
  return first;
};

async function makeToken(change: { readonly amounts?: boolean; readonly days?: number; readonly milestoneId?: string } = {}): Promise<TokenShown> {
  seen = await fresh();
  return must(world, 'finn', HARB, 'gate.createToken', { contractId: seen.id, rev: seen.rev, name: 'Deploy to production', amounts: false, ...change });
}

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: GateJson & { readonly error?: string };
}

async function ask(token: string | undefined, { method = 'GET', query = '', headers = {} }: { readonly method?: string; readonly query?: string; readonly headers?: Record<string, string> } = {}): Promise<Asked> {
  const url = `${world.forge.webTriggerUrl('release-gate')}${query}`;
  const response = await world.forge.webTriggers(new Request(url, { method, headers: { ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...headers } }));
  const text = await response.text();
  const body = (response.headers.get('content-type') ?? '').includes('json') ? (JSON.parse(text) as Asked['body']) : ({} as Asked['body']);
  return { status: response.status, headers: response.headers, text, body };
}

/** HARB-2 is billed AUD 13,200 with GST, due before release; approved in Xero. */
async function approved(): Promise<void> {
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await look();
}

beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
});

describe('A build that asks whether its release may go out', () => {
  it('is told no until the milestone is billed and paid, yes then, and no again when the payment is taken back', async () => {
    const { text: token } = await makeToken();
    expect(await ask(token)).toMatchObject({ status: 402, body: { open: false, milestones: [{ key: 'HARB-2', open: false, reason: 'not-billed' }] } });
    await approved();
    expect(await ask(token)).toMatchObject({ status: 402, body: { open: false, milestones: [{ reason: 'unpaid', invoice: NUMBER, invoiceUrl: expect.stringContaining('go.xero.com') }] } });
    xero().pay(NUMBER);
    await look();
    expect(await ask(token)).toMatchObject({ status: 200, body: { open: true, contract: seen.name, milestones: [{ key: 'HARB-2', open: true, by: 'money' }] } });
    xero().unpay(NUMBER);
    await look();
    expect(await ask(token)).toMatchObject({ status: 402, body: { open: false, milestones: [{ reason: 'reversed' }] } });
  });

  it('is in the record once it was told yes, and named when that payment is taken back', async () => {
    const { text: token } = await makeToken();
    await approved();
    await ask(token);
    xero().pay(NUMBER);
    await look();
    // A build that waits asks again and again: that is one line an hour.
    for (let time = 0; time < 3; time += 1) await ask(token);
    const record = async () => (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(({ event }) => event);
    expect((await record()).filter(({ kind }) => kind === 'gate-passed')).toEqual([{ kind: 'gate-passed', milestone: 'Menu and ordering', workItem: 'HARB-2', item: 'Deploy to production', opened: 'money', invoice: NUMBER }]);
    await world.advance(HOUR_MS);
    await ask(token);
    expect((await record()).filter(({ kind }) => kind === 'gate-passed')).toHaveLength(2);
    xero().unpay(NUMBER);
    await look();
    expect((await record()).find(({ kind }) => kind === 'gate-closed-again')).toMatchObject({ invoice: NUMBER, items: ['Deploy to production'] });
  });

  it('is answered as before once finance has changed the contract', async () => {
    const { text: token } = await makeToken();
    const view = await fresh();
    await must(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, terms: { kind: 'before_release' }, name: 'Renamed', id: view.id, rev: view.rev });
    expect(await ask(token)).toMatchObject({ status: 402, body: { contract: 'Renamed' } });
  });

  it('is told which milestone and invoice it waits for, what opens it and who may let it pass, but no amount', async () => {
    const { text: token } = await makeToken();
    await approved();
    const { text, body } = await ask(token);
    expect(body.message).toMatch(/^Milestone “Menu and ordering” \(HARB-2\) is closed\. Invoice HARB-C1-001, due 22 Nov 2026, is not paid\.$/);
    expect(body.milestones[0]).toMatchObject({ opensWhen: 'It opens when the payment is in Xero.', whoMayOverride: 'Whoever may manage billing in HARB can let it pass in Jira, with a reason.', dueDate: '2026-11-22' });
    expect(text).not.toMatch(/13,?200|AUD/);
  });

  it('is told amounts when its token may know them', async () => {
    const { text: token } = await makeToken({ amounts: true });
    await approved();
    const { body } = await ask(token);
    expect(body.milestones[0]).toMatchObject({ amountDue: { amount: '13200.00', currency: 'AUD' }, total: { amount: '13200.00', currency: 'AUD' } });
    expect(body.message).toContain('AUD 13,200.00 is owed');
  });

  it('is answered in text when it prefers that', async () => {
    const { text: token } = await makeToken();
    const { status, headers, text } = await ask(token, { headers: { accept: 'text/plain' } });
    expect([status, headers.get('content-type')]).toEqual([402, 'text/plain; charset=utf-8']);
    expect(text).toMatch(/^CLOSED\nMilestone “Menu and ordering” \(HARB-2\) is closed\. It is not billed yet\.\n/);
    expect((await ask(token, { headers: { accept: '*/*' } })).headers.get('content-type')).toContain('json');
    expect((await ask(undefined, { headers: { accept: 'text/plain, application/json' } })).text).toMatch(/^This needs a valid token/);
  });

  it('gets answers that nobody on the way keeps', async () => {
    const { text: token } = await makeToken();
    const { headers } = await ask(token);
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  });

  it('with a contract’s token is told of all its milestones that are due before release, and of no other', async () => {
    await tag(world, 'HARB-3', await fresh(), { name: 'User dashboard' });
    await tag(world, 'HARB-4', await fresh(), { name: 'Payments', terms: { kind: 'days_after_invoice', days: 30 } });
    const { text: token } = await makeToken();
    await approved();
    xero().pay(NUMBER);
    await look();
    expect(await ask(token)).toMatchObject({ status: 402, body: { milestones: [{ key: 'HARB-2', open: true }, { key: 'HARB-3', open: false }] } });
    expect(await ask(token, { query: '?milestone=HARB-2' })).toMatchObject({ status: 200, body: { milestones: [{ key: 'HARB-2' }] } });
    expect(await ask(token, { query: '?milestone=harb-3' })).toMatchObject({ status: 402, body: { milestones: [{ key: 'HARB-3' }] } });
    // One that is named is asked for its money whatever its terms.
    expect(await ask(token, { query: '?milestone=HARB-4' })).toMatchObject({ status: 402, body: { milestones: [{ key: 'HARB-4', reason: 'not-billed' }] } });
  });

  it('with a milestone’s token is told of that one alone', async () => {
    await tag(world, 'HARB-3', await fresh(), { name: 'User dashboard' });
    const { text: token } = await makeToken({ milestoneId: (await fresh()).milestones[1]?.id ?? '' });
    expect(await ask(token)).toMatchObject({ status: 402, body: { milestones: [{ key: 'HARB-3' }] } });
    expect(await ask(token, { query: '?milestone=HARB-2' })).toMatchObject({ status: 400, body: { open: false, error: 'unknown-milestone' } });
  });

  it('stays closed where nothing is due before release, and where its milestone is gone', async () => {
    const view = await fresh();
    await tag(world, 'HARB-3', view, { name: 'User dashboard', terms: { kind: 'on_receipt' } });
    const { text: ofTwo } = await makeToken({ milestoneId: view.milestones[0]?.id ?? '' });
    const now = await fresh();
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', { contractId: now.id, milestoneId: now.milestones[0]?.id ?? '', rev: now.rev });
    expect(await ask(ofTwo)).toMatchObject({ status: 402, body: { open: false, reason: 'gone' } });
    expect(await ask((await makeToken()).text)).toMatchObject({ status: 402, body: { open: false, reason: 'nothing-gated', milestones: [] } });
  });

  it('is told no while Xero is not connected, and when it has not been heard for too long', async () => {
    const { text: token } = await makeToken();
    await approved();
    xero().pay(NUMBER);
    await look();
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(await ask(token)).toMatchObject({ status: 402, body: { milestones: [{ reason: 'disconnected' }] } });
    await connect(world);
    await look();
    expect((await ask(token)).status).toBe(200);
    world.xero.faults.next('*', 'drop-before-commit', { times: 100_000 });
    await world.advance(6 * HOUR_MS + 2 * MINUTE_MS);
    expect(await ask(token)).toMatchObject({ status: 402, body: { milestones: [{ reason: 'stale' }] } });
  });
});

describe('When storage does not answer', () => {
  it.each([1, 2, 3])('the gate stays closed, at request %d of an answer, and the build is asked to come again', async (place) => {
    const { text: token } = await makeToken();
    await approved();
    xero().pay(NUMBER);
    await look();
    await ask(token);
    await world.advance(MINUTE_MS);
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    let request = 0;
    world.faults.onCall((point) => point.kind === 'kvs' && (request += 1) === place, { kind: 'network-error' });
    expect(await ask(token)).toMatchObject({ status: 503, body: { open: false, error: 'unavailable' } });
    // By its kind alone: nothing of what was sent.
    expect(logged.mock.calls.flat().join(' ')).not.toContain(token.slice(-43));
    logged.mockRestore();
    expect((await ask(token)).status).toBe(200);
  });

  it('that its use could not be written down keeps no build waiting', async () => {
    const { text: token } = await makeToken();
    await approved();
    xero().pay(NUMBER);
    await look();
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    world.faults.onCall((point) => point.kind === 'kvs' && /set|transaction/.test(point.operation), { kind: 'network-error' }, 10);
    expect((await ask(token)).status).toBe(200);
    logged.mockRestore();
  });
});

describe('Whoever has no valid token', () => {
  it.each<[string, (token: string) => string | undefined]>([
    ['none', () => undefined],
    ['one that is not a token', () => 'let-me-in'],
    ['one with another secret', (token) => `${token.slice(0, -43)}${'A'.repeat(43)}`],
    ['one whose last character is another', (token) => `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`],
    ['one of a contract there is not', (token) => token.replace(/^mpgate_[^.]*/, 'mpgate_00000000-0000-4000-8000-000000000000')],
    ['one with another’s name', (token) => token.replace(/\.[0-9a-f]{8}\./, '.00000000.')],
    ['two at once', (token) => `${token}, Bearer ${token}`],
  ])('is told the same, with %s', async (_what, make) => {
    const { text: token } = await makeToken();
    const { status, headers, body } = await ask(make(token));
    expect([status, headers.get('www-authenticate'), body]).toEqual([401, 'Bearer', { open: false, error: 'unauthorised', message: 'This needs a valid token of this site, as Authorization: Bearer.' }]);
  });

  it('gets nothing by another scheme, or in the address', async () => {
    const { text: token } = await makeToken();
    expect((await ask(undefined, { headers: { Authorization: `Basic ${token}` } })).status).toBe(401);
    expect((await ask(undefined, { query: `?token=${token}&access_token=${token}` })).status).toBe(401);
    expect((await ask(undefined, { headers: { Authorization: `bearer ${token}` } })).status).toBe(402);
  });

  it('gets nothing with the token of another site', async () => {
    const { text: token } = await makeToken();
    const other = await testWorld();
    const answer = await other.forge.webTriggers(new Request(other.forge.webTriggerUrl('release-gate'), { headers: { Authorization: `Bearer ${token}` } }));
    expect(answer.status).toBe(401);
  });

  it('gets nothing with one that was revoked, at once, or that has expired', async () => {
    const { text: token, view } = await makeToken({ days: 1 });
    expect((await ask(token)).status).toBe(402);
    await world.advance(DAY_MS - HOUR_MS);
    expect((await ask(token)).status).toBe(402);
    await world.advance(HOUR_MS);
    expect((await ask(token)).status).toBe(401);
    const second = await makeToken();
    const [, mine] = second.view.tokens;
    await must(world, 'finn', HARB, 'gate.revokeToken', { contractId: view.contract.id, rev: second.view.contract.rev, tokenId: mine?.id ?? '' });
    expect((await ask(second.text)).status).toBe(401);
  });
});

describe('A token that is renewed', () => {
  it('has a new secret at once, and the one before holds for as long as was said', async () => {
    const { text: before, view } = await makeToken();
    const { text: after, view: then } = await must(world, 'finn', HARB, 'gate.rotateToken', { contractId: view.contract.id, rev: view.contract.rev, tokenId: view.tokens[0]?.id ?? '', graceHours: 24 });
    expect(after).not.toBe(before);
    expect(then.tokens[0]?.beforeUntil).toBe(new Date(world.clock.now() + DAY_MS).toISOString());
    expect([(await ask(before)).status, (await ask(after)).status]).toEqual([402, 402]);
    await world.advance(DAY_MS);
    expect([(await ask(before)).status, (await ask(after)).status]).toEqual([401, 402]);
  });

  it('leaves nothing to the one before without a grace', async () => {
    const { text: before, view } = await makeToken();
    await must(world, 'finn', HARB, 'gate.rotateToken', { contractId: view.contract.id, rev: view.contract.rev, tokenId: view.tokens[0]?.id ?? '', graceHours: 0 });
    expect((await ask(before)).status).toBe(401);
  });
});

describe('What can’t be understood', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('%s is not a way to ask', async (method) => {
    const { text: token } = await makeToken();
    const { status, headers } = await ask(token, { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it.each(['?milestone=', '?milestone=a&milestone=b', `?milestone=${'x'.repeat(101)}`])('%s names no milestone', async (query) => {
    const { text: token } = await makeToken();
    expect(await ask(token, { query })).toMatchObject({ status: 400, body: { open: false, error: 'bad-request' } });
  });

  it('may be asked by POST, whatever its body', async () => {
    const { text: token } = await makeToken();
    expect((await ask(token, { method: 'POST' })).status).toBe(402);
  });
});

describe('A token that is used too often', () => {
  it('is turned away until the next minute, and no other with it', async () => {
    const { text: token } = await makeToken();
    const { text: other } = await makeToken();
    await world.advance(MINUTE_MS - (world.clock.now() % MINUTE_MS));
    for (let call = 0; call < 60; call += 1) expect((await ask(token)).status).toBe(402);
    const { status, headers, body } = await ask(token);
    expect([status, headers.get('retry-after'), body.error]).toEqual([429, '60', 'too-often']);
    expect((await ask(other)).status).toBe(402);
    // Nobody else can use it up: what is not right does not count.
    await world.advance(MINUTE_MS);
    for (let call = 0; call < 70; call += 1) await ask(`${token.slice(0, -43)}${'A'.repeat(43)}`);
    expect((await ask(token)).status).toBe(402);
  });
});

describe('What an answer costs', () => {
  it('is one invocation, three requests of storage that read and, once an hour, one that writes', async () => {
    const { text: token } = await makeToken();
    await ask(token);
    await world.advance(MINUTE_MS);
    const { used } = await world.forge.measure(async () => ask(token));
    expect([Object.values(used.invocations).reduce((sum, count) => sum + count, 0), used.kvs.requests, used.jira.points]).toEqual([1, 3, 0]);
    const forged = await world.forge.measure(async () => ask(`${token.slice(0, -43)}${'A'.repeat(43)}`));
    expect(forged.used.kvs.requests).toBe(1);
  });
});

describe('The tokens of a contract', () => {
  it('are listed with what they may and when they were last used, to the hour, and never shown again', async () => {
    const { text: token, view } = await makeToken({ amounts: true, days: 90 });
    expect(view.tokens).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{8}$/), name: 'Deploy to production', amounts: true, by: expect.any(String), madeAt: new Date(world.clock.now()).toISOString(), endsAt: new Date(world.clock.now() + 90 * DAY_MS).toISOString() },
    ]);
    const used = new Date(world.clock.now()).toISOString();
    await ask(token);
    await world.advance(30 * MINUTE_MS);
    await ask(token);
    const listed = await must(world, 'finn', HARB, 'gate.load', { contractId: view.contract.id });
    expect(listed.tokens[0]?.usedAt).toBe(used);
    expect(JSON.stringify(listed)).not.toContain(token.slice(-43));
    expect(listed.url).toBe(world.forge.webTriggerUrl('release-gate'));
  });

  it('are kept as salted hashes only, wherever one looks', async () => {
    const { text: token } = await makeToken();
    await ask(token);
    expect(JSON.stringify(world.forge.snapshot())).not.toContain(token.slice(-43));
  });

  it('are for those who manage billing to make, renew and revoke, and are in the activity', async () => {
    const { view } = await makeToken();
    const which = { contractId: view.contract.id, rev: view.contract.rev, tokenId: view.tokens[0]?.id ?? '' };
    for (const who of ['vera', 'dev', 'olga'] as const) {
      expect(await refusedCodes(world, who, HARB, 'gate.load', { contractId: which.contractId })).toEqual(['NO_PERMISSION']);
      expect(await refusedCodes(world, who, HARB, 'gate.createToken', { ...which, name: 'x', amounts: true })).toEqual(['NO_PERMISSION']);
      expect(await refusedCodes(world, who, HARB, 'gate.rotateToken', { ...which, graceHours: 0 })).toEqual(['NO_PERMISSION']);
      expect(await refusedCodes(world, who, HARB, 'gate.revokeToken', which)).toEqual(['NO_PERMISSION']);
    }
    const rotated = await must(world, 'finn', HARB, 'gate.rotateToken', { ...which, graceHours: 24 });
    await must(world, 'finn', HARB, 'gate.revokeToken', { ...which, rev: rotated.view.contract.rev });
    const { rows } = await must(world, 'finn', HARB, 'project.activity', {});
    expect(rows.slice(0, 3).map(({ event }) => event)).toEqual([
      { kind: 'gate-token-revoked', name: 'Deploy to production' },
      { kind: 'gate-token-rotated', name: 'Deploy to production', graceHours: 24 },
      { kind: 'gate-token-made', name: 'Deploy to production', amounts: false },
    ]);
  });

  it('are at most twenty, and none is made for a milestone that is not there or on a page that is out of date', async () => {
    seen = await fresh();
    expect(await refusedCodes(world, 'finn', HARB, 'gate.createToken', { contractId: seen.id, rev: seen.rev, name: 'x', amounts: false, milestoneId: 'nope' })).toEqual(['MILESTONE_NOT_FOUND']);
    expect(await refusedCodes(world, 'finn', HARB, 'gate.createToken', { contractId: seen.id, rev: seen.rev, name: ' ', amounts: false })).toEqual(['FIELD_MISSING']);
    for (let count = 0; count < 20; count += 1) await makeToken();
    seen = await fresh();
    expect(await refusedCodes(world, 'finn', HARB, 'gate.createToken', { contractId: seen.id, rev: seen.rev - 1, name: 'x', amounts: false })).toEqual(['STALE_PAGE']);
    expect(await refusedCodes(world, 'finn', HARB, 'gate.createToken', { contractId: seen.id, rev: seen.rev, name: 'x', amounts: false })).toEqual(['GATE_TOKENS_FULL']);
  });

  it('of a project answer from no other project’s page', async () => {
    const { view } = await makeToken();
    const answer = await call(world, 'finn', { project: 'LUMI' }, 'gate.load', { contractId: view.contract.id });
    expect(answer.ok).toBe(false);
  });
});
