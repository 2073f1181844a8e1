import type { CallFault, CallPoint, DeliveryFault, DeliveryPoint, FaultPolicy } from './policy';

export interface ScriptedFaults extends FaultPolicy {
  /** The next `times` deliveries that match suffer this. */
  onDelivery(when: (point: DeliveryPoint) => boolean, fault: DeliveryFault, times?: number): void;
  /** The next `times` calls that match suffer this. */
  onCall(when: (point: CallPoint) => boolean, fault: CallFault, times?: number): void;
  /** How many faults are still to come. */
  pending(): number;
}

interface Step<Point, Fault> {
  readonly when: (point: Point) => boolean;
  readonly fault: Fault;
  left: number;
}

/** Faults at chosen places, for tests that must hit one step of one story. */
export function scriptedFaults(): ScriptedFaults {
  const deliveries: Step<DeliveryPoint, DeliveryFault>[] = [];
  const calls: Step<CallPoint, CallFault>[] = [];
  return {
    delivery: (point) => take(deliveries, point),
    call: (point) => take(calls, point),
    onDelivery: (when, fault, times = 1) => void deliveries.push({ when, fault, left: times }),
    onCall: (when, fault, times = 1) => void calls.push({ when, fault, left: times }),
    pending: () => [...deliveries, ...calls].reduce((sum, { left }) => sum + left, 0),
  };
}

function take<Point, Fault>(steps: readonly Step<Point, Fault>[], point: Point): Fault | undefined {
  const step = steps.find(({ when, left }) => left > 0 && when(point));
  if (step === undefined) return undefined;
  step.left -= 1;
  return step.fault;
}
