import { remindForecast } from '../operations/forecast/remind-forecast';
import { eachInTurn } from '../operations/in-turn';
import { runDay } from '../operations/run-day';
import { sweep } from '../operations/sweep';

/** Forge's answer for a schedule that did its work. */
const DONE = { statusCode: 204 };

/** Every hour. */
export async function onHour(): Promise<typeof DONE> {
  await eachInTurn([async () => sweep(Date.now()), async () => remindForecast(Date.now())]);
  return DONE;
}

/** Every day. */
export async function onDay(): Promise<typeof DONE> {
  await runDay(Date.now());
  return DONE;
}
