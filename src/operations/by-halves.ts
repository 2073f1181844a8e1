/** So many are asked about at once. */
const AT_A_TIME = 5;

/**
 * Those of `all` that are there, where several can be asked about at once and the answer is only whether any of them is: a part with some is cut in two until each is one. Few of many cost
 * little, and `n` that are all there one question less than twice `n`. Undefined where it would take more than `most` questions.
 */
export async function byHalves<T>(all: readonly T[], isAny: (part: readonly T[]) => Promise<boolean>, most: number): Promise<readonly T[] | undefined> {
  const found: T[] = [];
  let asked = 0;
  for (let waiting: (readonly T[])[] = all.length === 0 ? [] : [all]; waiting.length > 0; ) {
    const parts = waiting.slice(0, AT_A_TIME);
    asked += parts.length;
    if (asked > most) return undefined;
    const answers = await Promise.all(parts.map(isAny));
    const hits = parts.filter((_part, place) => answers[place]);
    found.push(...hits.filter(({ length }) => length === 1).flat());
    waiting = [...waiting.slice(AT_A_TIME), ...hits.filter(({ length }) => length > 1).flatMap((part) => [part.slice(0, Math.ceil(part.length / 2)), part.slice(Math.ceil(part.length / 2))])];
  }
  return found;
}
