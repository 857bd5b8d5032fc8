/**
 * Sends one batch at a time to each receiver. An item waits for others to the same receiver while the batch before is
 * under way, and for as long as sending took lately, whoever received: next to nothing on a quiet host, and on a busy
 * one, where each batch is dear, about as long as its companions need. A batch holds at most `atMost` items, and they
 * fail together.
 */
export class BatchPerCase<Item, Result> {
  /** For each receiver the end of its last batch, and the batch that has not gone yet. */
  private readonly ends = new Map<string, Promise<void>>();
  private readonly next = new Map<string, { items: Item[]; sent: Promise<Result> }>();
  private usualMs = 0;

  constructor(
    private readonly send: (receiver: string, items: readonly Item[]) => Promise<Result>,
    private readonly limits: { atMost: number; longestWaitMs: number },
  ) {}

  pass(receiver: string, item: Item): Promise<Result> {
    const joined = this.next.get(receiver);
    if (joined && joined.items.length < this.limits.atMost) {
      joined.items.push(item);
      return joined.sent;
    }
    const items = [item];
    const sent = this.sendTogether(receiver, items);
    this.next.set(receiver, { items, sent });
    return this.follow(receiver, sent);
  }

  private async sendTogether(receiver: string, items: readonly Item[]): Promise<Result> {
    await Promise.all([this.ends.get(receiver), pause(Math.min(this.usualMs, this.limits.longestWaitMs))]);
    if (this.next.get(receiver)?.items === items) this.next.delete(receiver);
    const startedAt = performance.now();
    const result = await this.send(receiver, items);
    this.usualMs += (performance.now() - startedAt - this.usualMs) / 8;
    return result;
  }

  private follow(receiver: string, sent: Promise<Result>): Promise<Result> {
    const over = () => {
      if (this.ends.get(receiver) === end) this.ends.delete(receiver);
    };
    const end: Promise<void> = sent.then(over, over);
    this.ends.set(receiver, end);
    return sent;
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
