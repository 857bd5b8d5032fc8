/** Of what was told for one instant, results come first, then decisions, then orders. */
const ranks = ['result', 'decision', 'order'] as const;

/** Something that the case has been told, and what it then does about it. */
interface Item {
  atMs: number;
  what: (typeof ranks)[number];
  see: () => void;
}

/**
 * What has come in, seen to one after another: whatever was handed to the case together or apart on the first run may
 * come otherwise on a replay, and has to lead to the same.
 */
export class News {
  private readonly waiting: Item[] = [];
  private round: Omit<Item, 'what'> | 'out' | null = null;
  private arriving = false;
  /** Kept, for each promise that is made costs the SDK a stack trace. */
  private readonly resolved = Promise.resolve();

  /** In the order of time: the SDK's core may hand out at once what came in two workflow tasks, signals first. */
  put(item: Item): void {
    this.waiting.push(item);
    this.waiting.sort((a, b) => a.atMs - b.atMs || ranks.indexOf(a.what) - ranks.indexOf(b.what));
    this.arrive();
  }

  /** A local activity is out, and everything waits for it: what comes meanwhile may on a replay come after its end. */
  awaitRound(): void {
    this.round = 'out';
  }

  endRound(item: Omit<Item, 'what'>): void {
    this.round = item;
    this.arrive();
  }

  get isRoundOut(): boolean {
    return this.round === 'out';
  }

  /** There is something to be seen to now, and all that was handed over with it has come in. */
  get isThere(): boolean {
    return !this.arriving && !this.isRoundOut && (this.round !== null || this.waiting.length > 0);
  }

  take(): Omit<Item, 'what'> | undefined {
    if (this.round === 'out') return undefined;
    const next = this.round ?? this.waiting.shift();
    this.round = null;
    return next;
  }

  /** An order is here at once, an activity's result some promises later: nothing is seen to before all promises rest. */
  private arrive(): void {
    if (this.arriving) return;
    this.arriving = true;
    void this.resolved.then(() => (this.arriving = false));
  }
}
