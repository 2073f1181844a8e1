import type { MeterReading } from '../../common/ports';

/** Forge's prices in US dollars (pricing page of 2026-08-12, duration as of 2026-06-29). Free allowances are per app and month. */
export const PRICES = {
  gbSecond: 0.000025,
  kvsReadGb: 0.055,
  kvsWrittenGb: 1.09,
  free: { gbSeconds: 200_000, kvsReadGb: 0.1, kvsWrittenGb: 0.1 },
} as const;

const GB = 1024 ** 3;

export interface Cost {
  readonly functions: number;
  readonly kvsReads: number;
  readonly kvsWrites: number;
  readonly total: number;
}

/** What a reading costs in US dollars beyond the free allowances; `times` as much of it, e.g. events a month. */
export function costOf(reading: MeterReading, times = 1, withFreeAllowance = false): Cost {
  const charge = (amount: number, free: number, price: number): number => Math.max(0, amount * times - (withFreeAllowance ? free : 0)) * price;
  const functions = charge(reading.gbSeconds, PRICES.free.gbSeconds, PRICES.gbSecond);
  const kvsReads = charge(reading.kvs.readBytes / GB, PRICES.free.kvsReadGb, PRICES.kvsReadGb);
  const kvsWrites = charge(reading.kvs.writtenBytes / GB, PRICES.free.kvsWrittenGb, PRICES.kvsWrittenGb);
  return { functions, kvsReads, kvsWrites, total: functions + kvsReads + kvsWrites };
}
