import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { peopleIn } from '../../local/xero';
import { connect, contract, lookNow, move, must, organisationIds, projectView, tag } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const RECIPES = path.join(__dirname, '..', '..', 'docs', 'gate', 'recipes');
const read = (name: string): string => readFileSync(path.join(RECIPES, name), 'utf8');
const HARB = { project: 'HARB' };
const NUMBER = 'HARB-C1-001';

const githubShape = z.object({
  jobs: z.object({
    'release-gate': z.object({ steps: z.tuple([z.object({ shell: z.literal('sh'), env: z.object({ MILEPOST_GATE_URL: z.string(), MILEPOST_GATE_TOKEN: z.string() }), run: z.string() })]) }),
    deploy: z.object({ needs: z.literal('release-gate') }),
  }),
});
const gitlabShape = z.object({
  stages: z.array(z.string()),
  'release-gate': z.object({ stage: z.string(), allow_failure: z.literal(false), script: z.tuple([z.string()]) }),
  deploy: z.object({ stage: z.string(), needs: z.tuple([z.literal('release-gate')]) }),
});
const step = z.object({ step: z.object({ name: z.string(), script: z.array(z.string()) }) });
const bitbucketShape = z.object({ pipelines: z.object({ tags: z.object({ 'v*': z.tuple([step, step]) }) }) });

/** What each recipe has a shell run, as its own tool would read it out of the file. */
const SCRIPTS: Readonly<Record<string, () => string>> = {
  'release-gate.sh': () => read('release-gate.sh'),
  'github-actions.yml': () => githubShape.parse(parse(read('github-actions.yml'))).jobs['release-gate'].steps[0].run,
  'gitlab-ci.yml': () => gitlabShape.parse(parse(read('gitlab-ci.yml')))['release-gate'].script[0],
  'bitbucket-pipelines.yml': () => bitbucketShape.parse(parse(read('bitbucket-pipelines.yml'))).pipelines.tags['v*'][0].step.script[0] ?? '',
};
const names = Object.keys(SCRIPTS);

let world: TestWorld;
let server: Server;
let origin: string;
let token: string;

async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

/** Forge's web triggers on a port of this machine, and a page that answers 200 to anything, as a proxy's sign-in may. */
async function serve(): Promise<Server> {
  const listening = createServer((incoming, outgoing) => {
    const chunks = Object.entries(incoming.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]]));
    if (incoming.url === '/sign-in') return void outgoing.writeHead(200).end('<html>Please sign in</html>');
    void world.forge.webTriggers(new Request(`http://forge.invalid${incoming.url ?? ''}`, { method: incoming.method ?? 'GET', headers: chunks })).then(async (answer) => outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text()));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return listening;
}

const gateUrl = (): string => `${origin}${new URL(world.forge.webTriggerUrl('release-gate')).pathname}`;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a recipe's shell part with nothing but these in its environment. */
async function run(name: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const shell = spawn('sh', ['-c', SCRIPTS[name]?.() ?? 'exit 99'], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  const said = { out: '', err: '' };
  shell.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
  shell.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
  const code = await new Promise<number | null>((resolve) => shell.on('close', resolve));
  return { code, ...said };
}

beforeAll(async () => {
  world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
  await move(world, 'HARB-2', 'done');
  peopleIn(world.xero, organisationIds.northlight).approve(NUMBER);
  await look();
  const [seen] = (await projectView(world)).contracts;
  token = (await must(world, 'finn', HARB, 'gate.createToken', { contractId: seen?.id ?? '', rev: seen?.rev ?? 0, name: 'Recipes', amounts: false })).text;
  server = await serve();
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => new Promise((resolve) => server.close(resolve)));

describe('The recipe', () => {
  it.each(names)('%s asks as the plain script does', (name) => {
    const plain = (text: string): string => text.replace(/^#!.*\n/, '').trim();
    expect(plain(SCRIPTS[name]?.() ?? '')).toBe(plain(read('release-gate.sh')));
  });

  it('for GitLab starts nothing before the gate has answered', () => {
    const { stages, deploy, 'release-gate': gate } = gitlabShape.parse(parse(read('gitlab-ci.yml')));
    expect(stages.indexOf(gate.stage)).toBeLessThan(stages.indexOf(deploy.stage));
  });

  it('for GitHub takes the address from a variable and the token from a secret', () => {
    const { env } = githubShape.parse(parse(read('github-actions.yml'))).jobs['release-gate'].steps[0];
    expect(env).toEqual({ MILEPOST_GATE_URL: '${{ vars.MILEPOST_GATE_URL }}', MILEPOST_GATE_TOKEN: '${{ secrets.MILEPOST_GATE_TOKEN }}' });
  });
});

/** The recipes ask with curl, which the machines that builds run on have; one that lacks it can't tell how they fare. */
const withCurl = spawnSync('curl', ['--version']).status === 0 ? describe : describe.skip;
const env = (change: Readonly<Record<string, string>> = {}) => ({ MILEPOST_GATE_URL: gateUrl(), MILEPOST_GATE_TOKEN: token, ...change });

withCurl.each(names)('A release that waits by %s', (name) => {
  it('stops while the gate is closed, and says why', async () => {
    const { code, out, err } = await run(name, env());
    expect([code, err.trim()]).toEqual([1, 'Release gate: closed.']);
    expect(out).toMatch(/^CLOSED\nMilestone “Menu and ordering” \(HARB-2\) is closed\. Invoice HARB-C1-001, due 22 Nov 2026, is not paid\.\n/);
  });

  it('stops with a token that is not valid, without repeating it', async () => {
    const { code, out, err } = await run(name, env({ MILEPOST_GATE_TOKEN: `${token.slice(0, -43)}${'A'.repeat(43)}` }));
    expect([code, err.trim()]).toEqual([2, 'Release gate: the token is not valid.']);
    expect(out + err).not.toContain('AAAA');
  });

  it('stops where something else answers, and where there is no such address', async () => {
    expect((await run(name, env({ MILEPOST_GATE_URL: `${origin}/sign-in` }))).code).toBe(3);
    expect((await run(name, env({ MILEPOST_GATE_URL: `${origin}/x1/unknown` }))).code).toBe(3);
  });

  it.each(['MILEPOST_GATE_URL', 'MILEPOST_GATE_TOKEN'])('stops without %s', async (missing) => {
    const given = Object.fromEntries(Object.entries(env()).filter(([key]) => key !== missing));
    const { code, err } = await run(name, given);
    expect(code).not.toBe(0);
    expect(err).toContain(missing);
  });
});

withCurl('A release that waits', () => {
  it('stops where nobody answers, by whichever recipe', async () => {
    const all = await Promise.all(names.map(async (name) => run(name, env({ MILEPOST_GATE_URL: 'http://127.0.0.1:1/x1/nothing' }))));
    for (const { code, err } of all) expect([code, err]).toEqual([3, expect.stringContaining('no answer to rely on (status 000')]);
  }, 30_000);

  it.each(names)('by %s goes on once it is paid for, and stops again when the payment is taken back', async (name) => {
    peopleIn(world.xero, organisationIds.northlight).pay(NUMBER);
    await look();
    const { code, out } = await run(name, env());
    expect(code).toBe(0);
    expect(out).toMatch(/^OPEN\n[\s\S]*Release gate: open\.\n$/);
    peopleIn(world.xero, organisationIds.northlight).unpay(NUMBER);
    await look();
    expect((await run(name, env())).code).toBe(1);
  });
});
