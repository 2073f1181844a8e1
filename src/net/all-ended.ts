/**
 * `Promise.all`, but a failure is told only once all the others have come to their end. Forge stops whatever still runs when a call has been answered: what a read that nobody waits
 * for would have asked of Jira or of storage would be done half, or in the midst of the next call.
 */
export async function allEnded<Tasks extends readonly unknown[] | []>(tasks: Tasks): Promise<{ -readonly [Place in keyof Tasks]: Awaited<Tasks[Place]> }> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}
