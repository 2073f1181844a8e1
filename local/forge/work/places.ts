import type { DeliveryFault } from '../faults/policy';

/** One delivery to be made: how late, and how far behind its turn. */
export interface DeliveryPlace {
  readonly delayMs: number;
  readonly behind: number;
}

/** The deliveries that come of one, with what goes wrong: none, one, or several. */
export function schedulePlaces(fault: DeliveryFault | undefined): readonly DeliveryPlace[] {
  const onTime = { delayMs: 0, behind: 0 };
  switch (fault?.kind) {
    case undefined:
      return [onTime];
    case 'drop':
      return [];
    case 'duplicate':
      return Array.from({ length: fault.copies }, () => onTime);
    case 'delay':
      return [{ delayMs: fault.ms, behind: 0 }];
    case 'reorder':
      return [{ delayMs: 0, behind: fault.places }];
  }
}
