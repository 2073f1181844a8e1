/** What one storage request cost, at Forge's units. */
export interface StorageUsage {
  readonly reads: number;
  readonly writes: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
}

export const NO_USAGE: StorageUsage = { reads: 0, writes: 0, readBytes: 0, writtenBytes: 0 };

/** A read that finds nothing counts 1 KB (pricing page of 2026-08-12). */
export const EMPTY_READ_BYTES = 1024;

export function readOf(bytes: number | undefined): StorageUsage {
  return { ...NO_USAGE, reads: 1, readBytes: bytes ?? EMPTY_READ_BYTES };
}

export function writeOf(bytes: number): StorageUsage {
  return { ...NO_USAGE, writes: 1, writtenBytes: bytes };
}

export function sumUsage(parts: readonly StorageUsage[]): StorageUsage {
  return parts.reduce(
    (sum, part) => ({
      reads: sum.reads + part.reads,
      writes: sum.writes + part.writes,
      readBytes: sum.readBytes + part.readBytes,
      writtenBytes: sum.writtenBytes + part.writtenBytes,
    }),
    NO_USAGE,
  );
}
