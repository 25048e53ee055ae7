/**
 * Maps items in order of the result, at most `limit` at a time: enough to keep a disk busy, few enough to stay below
 * the number of files that a process may hold open.
 */
export async function mapConcurrently<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await map(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}

/** How many files or folders are asked for at a time. */
export const CONCURRENCY = 32;
