import type { Trigger } from './milestone';

/** A version of the work tool. */
export interface KnownVersion {
  readonly id: string;
  readonly name: string;
  readonly released: boolean;
}

/** Whether all that the work is to be in is released. Work that is in no version waits for one. */
export const allReleased = (versions: readonly KnownVersion[]): boolean => versions.length > 0 && versions.every(({ released }) => released);

/** The named version as the work knows it; undefined when the trigger names none, or one that the work is not in. */
export const namedAmong = (trigger: Trigger, versions: readonly KnownVersion[]): KnownVersion | undefined =>
  trigger.kind === 'version' && trigger.version ? versions.find(({ id }) => id === trigger.version?.id) : undefined;
