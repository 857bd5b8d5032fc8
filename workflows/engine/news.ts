/** Something that the case has been told, and what it then does about it. */
interface Item {
  atMs: number;
  see: () => void;
}

/**
 * What has come in, seen to one after another: whatever was handed to the case together or apart on the first run may
 * come otherwise on a replay, and has to lead to the same.
 */
export class News {
  private readonly waiting: Item[] = [];
  private round: Item | 'out' | null = null;

  /** In the order of time: the SDK's core may hand out at once what came in two workflow tasks, signals first. */
  put(item: Item): void {
    this.waiting.push(item);
    this.waiting.sort((a, b) => a.atMs - b.atMs);
  }

  /** A local activity is out, and everything waits for it: what comes meanwhile may on a replay come after its end. */
  awaitRound(): void {
    this.round = 'out';
  }

  endRound(item: Item): void {
    this.round = item;
  }

  get isRoundOut(): boolean {
    return this.round === 'out';
  }

  /** There is something to be seen to now. */
  get isThere(): boolean {
    return !this.isRoundOut && (this.round !== null || this.waiting.length > 0);
  }

  take(): Item | undefined {
    if (this.round === 'out') return undefined;
    const next = this.round ?? this.waiting.shift();
    this.round = null;
    return next;
  }
}
