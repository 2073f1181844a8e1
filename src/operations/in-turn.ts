/** Runs parts that have nothing to do with each other: one that fails keeps no other from its work. That it failed is thrown when all have run. */
export async function eachInTurn(parts: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'Parts of the work failed.');
}
