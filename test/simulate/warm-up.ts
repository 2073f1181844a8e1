import { askPage } from '../../local/demo/ask-page';
import type { LoadApp } from '../../local/forge';
import { sources } from '../app/sources';
import { storyOf } from './tell-story';
import { people, town } from './town';

const warm = new WeakMap<LoadApp, Promise<void>>();

/**
 * A process of the app remembers some of what it asked a site, which fields hold estimates for one, for as long as it lives. It is asked in a world that is thrown away, so that no
 * story depends on which were played before it in the same process.
 */
export async function warmUp(versions: readonly LoadApp[] = [sources]): Promise<void> {
  for (const version of versions) {
    const known = warm.get(version) ?? rehearse(version);
    warm.set(version, known);
    await known;
  }
}

async function rehearse(version: LoadApp): Promise<void> {
  const { setting } = storyOf(1);
  const world = await town({ ...setting, forge: {}, xero: {}, consent: false }, 0, version);
  const place = { page: 'milestone-panel', issue: 'HARB-1' } as const;
  const panel = await askPage(world, people.mara, place, 'panel.load', {});
  if (panel.state !== 'untagged') throw new Error(`The panel is ${panel.state} before anything happened.`);
  const [contract] = panel.contracts;
  if (!contract) throw new Error('There is no contract to begin with.');
  const milestone = { contractId: contract.id, rev: contract.rev, name: 'Work', deliverable: '', price: { kind: 'share', percent: '1' }, trigger: { kind: 'manual' } } as const;
  await askPage(world, people.mara, place, 'panel.tag', milestone);
  await world.settle();
  await world.close();
}
