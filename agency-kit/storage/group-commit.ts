import { setTimeout as delay } from 'node:timers/promises';

/**
 * Group commit: one round trip for all who came while the last one was under way, or within `lingerMs` for writes
 * that nobody waits for.
 */
export class GroupCommit<Item, Result> {
  private waiting: {
    item: Item;
    resolve: (result: Result) => void;
    reject: (error: unknown) => void;
  }[] = [];
  private writing = false;

  /** `write` answers in the order of the items; when it fails, all of the batch fail. */
  constructor(
    private readonly write: (items: Item[]) => Promise<Result[]>,
    private readonly lingerMs: number,
  ) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.writing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      await delay(this.lingerMs);
      const batch = this.waiting;
      this.waiting = [];
      try {
        const results = await this.write(batch.map(({ item }) => item));
        for (const [index, { resolve, reject }] of batch.entries()) {
          const result = results[index];
          if (result === undefined) reject(new Error('a batch answered for fewer items than it had'));
          else resolve(result);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.writing = false;
  }
}
