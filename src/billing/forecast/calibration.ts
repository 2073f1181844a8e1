import { DELAYS, type Delays } from './delays';

const STEPS = 20;
/** How many payments an even record counts for before anything is known, and how much of the record each new payment replaces. */
const DOUBT = 60;
const FADE = 0.001;

/**
 * Where in their forecast bands payments really fell. When more than one in ten falls below the 10 % mark the bands are too narrow or too late, and the
 * record says by how much to bend them, so that the bands hold what they promise.
 */
export class Calibration {
  private readonly fell = new Float64Array(STEPS);

  /** A payment fell on a day that held the chances from `from` to `to` of its forecast. */
  note(from: number, to: number, weight: number): void {
    const begin = Math.min(1, from) * STEPS;
    const end = Math.max(begin + 1e-6, Math.min(1, to) * STEPS);
    for (let step = Math.floor(begin); step < STEPS && step < end; step += 1) {
      const covered = Math.min(end, step + 1) - Math.max(begin, step);
      this.fell[step] = (this.fell[step] ?? 0) + (weight * covered) / (end - begin);
    }
    for (let step = 0; step < STEPS; step += 1) this.fell[step] = (this.fell[step] ?? 0) * (1 - weight * FADE);
  }

  /** For each step of the chance up to a day: what it should have been. */
  curve(): Float64Array {
    const curve = new Float64Array(STEPS + 1);
    let total = 0;
    for (let step = 0; step < STEPS; step += 1) {
      total += (this.fell[step] ?? 0) + DOUBT / STEPS;
      curve[step + 1] = total;
    }
    return curve.map((upTo) => upTo / total);
  }
}

/** Bends the chances in place. */
export function bend(chances: Delays, curve: Float64Array): void {
  let upTo = 0;
  let before = 0;
  for (let place = 0; place < DELAYS; place += 1) {
    const chance = chances[place] ?? 0;
    if (chance === 0) continue;
    upTo += chance;
    const at = Math.min(STEPS, upTo * STEPS);
    const step = Math.min(STEPS - 1, Math.floor(at));
    const low = curve[step] ?? 0;
    const bent = low + (at - step) * ((curve[step + 1] ?? 1) - low);
    chances[place] = bent - before;
    before = bent;
  }
}
