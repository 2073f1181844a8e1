import type { Random } from '../../local/common/random';
import type { World } from '../../local/world';
import type { TriggerInput } from '../../src/handlers/pages/api';
import type { Reaching } from '../../src/billing/reaching';
import { EPICS, type Epic } from './story';
import { people } from './town';

/** What people do with versions of Jira and milestones that wait for them, and how far single milestones go by themselves. Versions are told apart by their place, and made when they are first needed. */
export type VersionAct =
  | { readonly kind: 'await-version'; readonly epic: Epic; readonly name: string; readonly version?: number; readonly stale: boolean }
  | { readonly kind: 'go-alone'; readonly epic: Epic; readonly autonomy?: Reaching; readonly stale: boolean }
  | { readonly kind: 'into-version' | 'out-of-version'; readonly epic: Epic; readonly version: number }
  | { readonly kind: 'release-version'; readonly version: number; readonly day: 'today' | 'none' | 'past' | 'future' }
  | { readonly kind: 'unrelease-version'; readonly version: number };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];
const anEpic = (random: Random): Epic => (random.chance(0.9) ? oneOf<Epic>(random, ['HARB-1', 'HARB-2', 'HARB-3']) : oneOf(random, EPICS));
const aVersion = (random: Random): number => random.below(2);
const stale = (random: Random): boolean => random.chance(0.1);

const awaits = (random: Random, index: number): Extract<VersionAct, { kind: 'await-version' }> => ({ kind: 'await-version', epic: anEpic(random), name: `Release ${String(index)}`, ...(random.chance(0.5) ? { version: aVersion(random) } : {}), stale: stale(random) });
const release = (random: Random): VersionAct => ({ kind: 'release-version', version: aVersion(random), day: oneOf(random, ['today', 'today', 'none', 'past', 'future']) });
const into = (random: Random): VersionAct => ({ kind: 'into-version', epic: anEpic(random), version: aVersion(random) });

/** Milestones wait for versions first; then work goes in and out of them while they are released. */
export function versionActs(random: Random): readonly VersionAct[] {
  const epic = oneOf(random, EPICS);
  const first: readonly VersionAct[] = [{ ...awaits(random, 0), epic }, { kind: 'into-version', epic, version: 0 }, { kind: 'into-version', epic, version: random.below(2) }, awaits(random, 1)];
  return [...first, ...Array.from({ length: 4 + random.below(4) }, (_, index): VersionAct => {
    const choice = random.next();
    if (choice < 0.45) return release(random);
    if (choice < 0.65) return into(random);
    if (choice < 0.75) return awaits(random, index + 2);
    return choice < 0.88 ? { kind: 'unrelease-version', version: aVersion(random) } : { kind: 'out-of-version', epic: anEpic(random), version: aVersion(random) };
  })];
}

/** Some milestones only remind, or go further than their contract; here and there that is taken back. */
export function aloneActs(random: Random): readonly VersionAct[] {
  return Array.from({ length: 2 + random.below(3) }, (): VersionAct => {
    const autonomy = oneOf<Reaching | undefined>(random, ['remind', 'remind', 'remind', 'prepare', 'approve', 'email', undefined]);
    return { kind: 'go-alone', epic: anEpic(random), ...(autonomy ? { autonomy } : {}), stale: stale(random) };
  });
}

const isVersionKind: Readonly<Record<VersionAct['kind'], true>> = { 'await-version': true, 'go-alone': true, 'into-version': true, 'out-of-version': true, 'release-version': true, 'unrelease-version': true };
export const isVersionAct = (act: { readonly kind: string }): act is VersionAct => Object.hasOwn(isVersionKind, act.kind);

const nameOf = (version: number): string => `Version ${String(version + 1)}`;

export function versionWords(act: VersionAct): string {
  switch (act.kind) {
    case 'await-version':
      return `Mara has ${act.epic}, as "${act.name}" if it is no milestone yet, billed when ${act.version === undefined ? 'all versions that it is in are' : `${nameOf(act.version)} is`} released${act.stale ? ', in a tab that was open already' : ''}`;
    case 'go-alone':
      return `Mara says of ${act.epic} how far Milepost goes alone: ${act.autonomy ?? 'as the contract says'}${act.stale ? ', in a tab that was open already' : ''}`;
    case 'into-version':
      return `Mara puts ${act.epic} into ${nameOf(act.version)}`;
    case 'out-of-version':
      return `Mara takes ${act.epic} out of ${nameOf(act.version)}`;
    case 'release-version':
      return `Mara releases ${nameOf(act.version)}, with ${act.day === 'none' ? 'no day' : `a day ${act.day === 'today' ? 'of today' : `in the ${act.day}`}`} written into it`;
    case 'unrelease-version':
      return `Mara takes the release of ${nameOf(act.version)} back`;
  }
}

const PROJECT_ID = '10000';
const DAYS = { none: 'none', past: '2026-10-01', future: '2027-03-01' } as const;

/** Mara on Jira's page of releases. */
export class Versions {
  constructor(
    private readonly world: World,
    readonly seen: VersionsSeen,
  ) {}

  /** What to wait for, as a form would send it. */
  trigger(version: number | undefined): TriggerInput {
    return { kind: 'version', ...(version === undefined ? {} : { versionId: this.idOf(version) }) };
  }

  perform(act: Exclude<VersionAct, { kind: 'await-version' | 'go-alone' }>): void {
    const { jira } = this.world;
    const id = this.idOf(act.version);
    this.seen.note(this.world);
    switch (act.kind) {
      case 'into-version':
      case 'out-of-version': {
        const { fixVersionIds = [] } = jira.issue(people.mara, act.epic);
        const others = fixVersionIds.filter((each) => each !== id);
        jira.setFixVersions(people.mara, act.epic, act.kind === 'into-version' ? [...others, id] : others);
        break;
      }
      case 'release-version':
        jira.releaseVersion(people.mara, id, act.day === 'today' ? undefined : DAYS[act.day]);
        break;
      case 'unrelease-version':
        jira.unreleaseVersion(people.mara, id);
        break;
    }
    this.seen.note(this.world);
  }

  private idOf(version: number): string {
    const { jira } = this.world;
    return (jira.versionsOf(people.mara, PROJECT_ID).find(({ name }) => name === nameOf(version)) ?? jira.addVersion(people.mara, PROJECT_ID, nameOf(version))).id;
  }
}

interface Then {
  readonly at: number;
  readonly released: readonly string[];
  /** The versions that epics are in, by the epics' keys. */
  readonly of: ReadonlyMap<string, readonly string[]>;
}

/** Which versions were out when, and what was in them, by Jira itself. */
export class VersionsSeen {
  private readonly all: Then[] = [];
  private readonly known = new Map<string, number>();

  /** To be called whenever Jira may have changed, before time goes on. */
  note({ jira, clock }: World): void {
    const versions = jira.versionsOf(people.mara, PROJECT_ID);
    if (versions.length === 0) return;
    const of = new Map(jira.issuesOf(people.mara, PROJECT_ID).flatMap(({ key, fixVersionIds }) => (fixVersionIds ? [[key, fixVersionIds] as const] : [])));
    this.all.push({ at: clock.now(), released: versions.filter(({ released }) => released).map(({ id }) => id), of });
  }

  /** To be called with the numbers of all invoices in Xero: what came to be there was billed by what was so before. */
  booked(numbers: readonly string[]): void {
    for (const number of numbers) if (!this.known.has(number)) this.known.set(number, this.all.length);
  }

  /** Whether at some moment from then on, and before the invoice was first seen in Xero, a milestone stood at its trigger: the version that it names was out, or all that its epic is in. */
  wasOut(versionId: string | undefined, key: string, from: number, invoice: string | undefined): boolean {
    const before = this.all.slice(0, this.known.get(invoice ?? ''));
    return before.some(({ released, of }, index) => (before[index + 1]?.at ?? Infinity) >= from && isOut(released, versionId === undefined ? (of.get(key) ?? []) : [versionId]));
  }
}

/** Work that is in no version waits for one. */
export const isOut = (released: readonly string[], ids: readonly string[]): boolean => ids.length > 0 && ids.every((id) => released.includes(id));
