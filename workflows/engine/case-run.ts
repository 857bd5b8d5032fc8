import { type CancellationScope, isCancellation, TemporalFailure } from '@temporalio/workflow';
import type { Calendar } from '../../domain/calendar';
import type { CaseSnapshot } from '../../domain/fold/snapshot';
import { getEdition } from '../../procedures/shared/editions';
import { getCalendar } from '../../procedures/shared/calendar';
import type { Edition } from '../../procedures/shared/definition';
import type { CaseInput } from '../case-input';
import { CaseFile } from './case-history';
import { DecisionInbox } from './underway';
import { News } from './inbox';

/** What every part of one running case shares. */
export class CaseRun {
  readonly file: CaseFile;
  readonly edition: Edition;
  readonly inbox = new DecisionInbox();
  /** The steps whose dossiers are on their way to an agency, which may hold them or not. */
  readonly onTheirWay = new Set<string>();
  readonly news = new News();
  private fault: { error: unknown } | undefined;
  private isTakenOver = false;

  constructor(readonly input: CaseInput) {
    this.file = new CaseFile(input.snapshot);
    const { bundle, edition } = this.file.filed;
    this.edition = getEdition(bundle, edition);
  }

  get calendar(): Calendar {
    return getCalendar(this.file.folded.calendar);
  }

  /** Of the case's own workflow, not of one that has taken it up after its end. */
  get isOwn(): boolean {
    return this.input.isOwn;
  }

  /** The case's own workflow takes no more orders: whatever still concerns the case takes it up anew. */
  get hasEnded(): boolean {
    return this.isOwn && this.file.folded.settledAt !== null;
  }

  /** Something has come that the case may have to act on. */
  tell(atMs: number, see: () => void = () => undefined, what: 'result' | 'decision' = 'result'): void {
    this.news.put({ atMs, what, see: () => (this.isTakenOver ? undefined : see()) });
  }

  /** The ending on record counts: but for orders, which it can only turn away, nothing concerns this run any more. */
  takeOver(ending: CaseSnapshot): void {
    this.file.takeOver(ending);
    this.isTakenOver = true;
  }

  /** Carries an order out when its turn comes among the news. */
  inTurn<T>(atMs: number, act: () => T): Promise<T> {
    return new Promise((resolve) => this.news.put({ atMs, what: 'order', see: () => resolve(act()) }));
  }

  /** Lets something go on by itself; when it ends there are news. A bug in it is the case's, and stops it loudly. */
  begin(what: Promise<void>): void {
    what.catch((error: unknown) => {
      this.fault ??= { error };
    });
  }

  /** The same for what may be called off. */
  beginIn(scope: CancellationScope, what: () => Promise<void>): void {
    this.begin(scope.run(what).catch(unlessCancelled));
  }

  /**
   * A first try by a local activity has begun, and everything waits for its end. `see` is given null where it failed or
   * took too long, and then has a regular activity do it.
   */
  tryFirst<T extends { atMs: number }>(trying: Promise<T>, see: (given: T | null) => void): void {
    this.news.awaitRound();
    const ended = (given: T | null) => this.news.endRound({ atMs: given?.atMs ?? 0, see: () => see(given) });
    this.begin(trying.then(ended, (error: unknown) => ended(unlessActivityFailed(error))));
  }

  get hasNews(): boolean {
    return this.fault !== undefined || this.news.isThere;
  }

  /** Sees to the next of the news; false where there is none now. Throws where there was a bug. */
  takeNext(): boolean {
    if (this.fault) throw this.fault.error;
    const next = this.news.take();
    if (!next) return false;
    this.file.tick(next.atMs);
    next.see();
    return true;
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
