import { type CancellationScope, isCancellation, TemporalFailure } from '@temporalio/workflow';

/** Of what was posted for one instant, results come first, then decisions, then orders. */
const ranks = ['result', 'decision', 'order'] as const;

/** Something that has come in for a case: when, by the clock of whoever sent it, and what the case then does about it. */
interface Item {
  atMs: number;
  what: (typeof ranks)[number];
  handle: () => void;
}
type Outcome = Omit<Item, 'what'>;

/**
 * Everything that comes in for a case, handled one after another in the order of its instants. The order in which the
 * SDK hands things over will not do: on a replay its core may run two workflow tasks as one, with the signals of both
 * first. Two rules make a replay come out as the first run did.
 *
 * 1. Nothing is handled before everything has come in that was handed over together. For example, the end of an
 *    activity takes some promises longer to arrive than an update of the same task.
 * 2. Nothing is handled while a first try is out. A first try is a local activity, and what comes while it runs may on
 *    a replay come after its end.
 */
export class Inbox {
  private readonly items: Item[] = [];
  /** A first try that is out, or what has come of it. */
  private firstTry: Outcome | 'out' | null = null;
  private arriving = false;
  private ordersOnly = false;
  private bug: { error: unknown } | undefined;
  /** Kept, for each promise that is made costs the SDK a stack trace. */
  private readonly resolved = Promise.resolve();

  /** `tick` sets the case's clock to the instant of what is handled. */
  constructor(private readonly tick: (atMs: number) => void) {}

  /** Something has come in that the case may have to act on. */
  post(atMs: number, handle: () => void, what: 'result' | 'decision' = 'result'): void {
    this.add({ atMs, what, handle: () => (this.isClosedTo(what) ? undefined : handle()) });
  }

  /** An order has come in; resolves to what `handle` returns once its turn has come. */
  postOrder<T>(atMs: number, handle: () => T): Promise<T> {
    return new Promise((resolve) => this.add({ atMs, what: 'order', handle: () => resolve(handle()) }));
  }

  /** From now on what becomes of what the case has begun has no effect; what others say is heard. */
  takeOrdersOnly(): void {
    this.ordersOnly = true;
  }

  /** Lets something go on by itself, which posts what comes of it. A bug in it stops the case, loudly. */
  expect(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.bug ??= { error };
    });
  }

  /** The same for what may be called off. */
  expectIn(scope: CancellationScope, work: () => Promise<void>): void {
    this.expect(scope.run(work).catch(unlessCancelled));
  }

  /** The same for a first try. `handle` is given null where it failed or took too long: a regular activity then follows. */
  expectFirstTry<T extends { atMs: number }>(trying: Promise<T>, handle: (result: T | null) => void): void {
    this.firstTry = 'out';
    const ended = (result: T | null) => {
      this.firstTry = { atMs: result?.atMs ?? 0, handle: () => handle(result) };
      this.arrive();
    };
    this.expect(trying.then(ended, (error: unknown) => ended(unlessActivityFailed(error))));
  }

  get isFirstTryOut(): boolean {
    return this.firstTry === 'out';
  }

  /** There is something to be handled now. */
  get isReady(): boolean {
    if (this.bug) return true;
    return !this.arriving && !this.isFirstTryOut && (this.firstTry !== null || this.items.length > 0);
  }

  /** Handles the next item; false where there is none now. Throws where there was a bug. */
  handleNext(): boolean {
    if (this.bug) throw this.bug.error;
    if (this.firstTry === 'out') return false;
    const next = this.firstTry ?? this.items.shift();
    this.firstTry = null;
    if (!next) return false;
    this.tick(next.atMs);
    next.handle();
    return true;
  }

  private isClosedTo(what: Item['what']): boolean {
    return this.ordersOnly && what === 'result';
  }

  private add(item: Item): void {
    this.items.push(item);
    this.items.sort((a, b) => a.atMs - b.atMs || ranks.indexOf(a.what) - ranks.indexOf(b.what));
    this.arrive();
  }

  /** Everything that was handed over together has come in when all promises rest. */
  private arrive(): void {
    if (this.arriving) return;
    this.arriving = true;
    void this.resolved.then(() => (this.arriving = false));
  }
}

function unlessCancelled(error: unknown): void {
  if (!isCancellation(error)) throw error;
}

/** Nothing, from an activity that failed; a bug is thrown on. */
function unlessActivityFailed(error: unknown): null {
  if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
  return null;
}
