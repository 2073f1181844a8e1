import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ActivityView, ContractView } from '../../src/handlers/pages/api';
import { connect, contract, move, must, projectView, refusedCodes, tag, tagged } from './acts';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
let first: ContractView;
let second: ContractView;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  first = await contract(world);
  second = await contract(world, { numberPrefix: 'HARB-C2', name: 'Phase 2' });
  await tag(world, 'HARB-2', first);
  await tag(world, 'HARB-3', second, { name: 'User dashboard' });
  await move(world, 'HARB-2', 'done');
});

const HARB = { project: 'HARB' } as const;

/** The whole record, page after page. */
async function whole(whose: { contractId?: string; milestoneId?: string; many?: boolean } = {}): Promise<readonly ActivityView[]> {
  const rows: ActivityView[] = [];
  let cursor: string | undefined;
  do {
    const page = await must(world, 'vera', HARB, 'project.activity', { ...whose, ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.rows);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return rows;
}
const kinds = (rows: readonly ActivityView[]) => rows.map(({ event }) => event.kind);

describe('the record', () => {
  it('of a contract is all that happened on it and nothing else, in its order', async () => {
    expect(kinds(await whole({ contractId: first.id }))).toEqual(['invoice-recorded', 'invoice-prepared', 'milestone-reached', 'milestone-tagged', 'contract-created']);
    expect(kinds(await whole({ contractId: second.id }))).toEqual(['milestone-tagged', 'contract-created']);
  });

  it('of a milestone is what names its work or its invoice', async () => {
    const { milestone } = await tagged(world, 'HARB-2');
    expect(kinds(await whole({ contractId: first.id, milestoneId: milestone.id }))).toEqual(['invoice-recorded', 'invoice-prepared', 'milestone-reached', 'milestone-tagged']);
  });

  it('of the project is all of it: the parts add up to it', async () => {
    const all = await whole({ many: true });
    expect(all).toHaveLength((await whole({ contractId: first.id })).length + (await whole({ contractId: second.id })).length);
    expect(all.map(({ at }) => at)).toEqual([...all.map(({ at }) => at)].sort().reverse());
  });

  it('is read to the end over many pages, with what is wanted far down', async () => {
    for (let times = 0; times < 60; times += 1) {
      const { contract: seen, milestone } = await tagged(world, 'HARB-3');
      const act = { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev };
      await must(world, 'mara', { issue: 'HARB-3' }, 'panel.hold', { ...act, reason: `Time ${times}` });
      await must(world, 'mara', { issue: 'HARB-3' }, 'panel.unhold', { ...act, rev: seen.rev + 1 });
    }
    await world.settle();
    expect(await whole({ contractId: first.id })).toHaveLength(5);
    expect(await whole({ contractId: second.id })).toHaveLength(122);
    expect(await whole({ many: true })).toHaveLength(127);
  });

  it('of another project’s contract, or of none, is nobody’s to read here', async () => {
    const [elsewhere] = (await projectView(world)).contracts;
    expect(await refusedCodes(world, 'finn', { project: 'LUMI' }, 'project.activity', { contractId: elsewhere?.id ?? '' })).toEqual(['CONTRACT_NOT_FOUND']);
    expect(await refusedCodes(world, 'finn', HARB, 'project.activity', { contractId: first.id, milestoneId: 'none' })).toEqual(['CONTRACT_NOT_FOUND']);
  });
});
