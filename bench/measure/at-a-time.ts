/** Works through `items` with `size` under way at once; results in the order of the items. */
export async function atATime<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const slots = Array.from({ length: size }, async () => {
    for (const [index, item] of queue) results.set(index, await work(item));
  });
  await Promise.all(slots);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
