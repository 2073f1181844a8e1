/** To a tenth of an hour: estimates are no more exact than that. */
export const inHours = (seconds: number): number => Math.round(seconds / 360) / 10;
