import { setTimeout as delay } from 'node:timers/promises';
import { patienceMs } from './sizes';

const lookEveryMs = 100;

/** The first thing that `look` finds; rejects after `withinMs`. */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
  withinMs = patienceMs,
): Promise<T> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadlineMs) throw new Error(`not seen within ${String(withinMs)} ms`);
    await delay(lookEveryMs);
  }
}

/** `work` on each item, `atOnce` at a time; results in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  const runner = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift())
      results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, runner));
  return results;
}
