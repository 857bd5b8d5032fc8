import { recordEvents, recordWithinMs } from '../calls';
import type { CaseRun } from './case-run';

/**
 * Hands the case's events to the register, one batch at a time (two at once would break the chain): what comes within
 * a moment goes together; an ending, and an order somebody waits for, at once. With the register down the case goes
 * on, and the record catches up.
 */
export class Recorder {
  private recording = false;
  private batches = 0;
  private awaited = 0;

  constructor(private readonly run: CaseRun) {}

  /** An ended case is taken up as it was read: nothing is done to it before the register has said that it still is so. */
  get mayAct(): boolean {
    return this.unconfirmedSeq === undefined;
  }

  /** The number of the chain that an ended case was read at, until its first batch has found it there. */
  private get unconfirmedSeq(): number | undefined {
    return this.batches === 0 ? this.run.input.afterSeq : undefined;
  }

  recordDue(): void {
    const { unrecordedSinceMs: since, folded, nowMs } = this.run.file;
    if (since === undefined || this.recording) return;
    const isUrgent = folded.settledAt !== null || this.isAwaited;
    if (isUrgent || nowMs >= since + recordWithinMs) this.run.begin(this.record());
  }

  /** Somebody waits for the record. */
  get isAwaited(): boolean {
    return this.awaited > 0;
  }

  /** Everything that has happened is on the record. */
  get isUpToDate(): boolean {
    return !this.recording && this.run.file.unrecordedSinceMs === undefined;
  }

  /** When the next batch is due. */
  instants(): number[] {
    const since = this.run.file.unrecordedSinceMs;
    return since === undefined || this.recording ? [] : [since + recordWithinMs];
  }

  /** Somebody waits until what has happened by now is on the record; gives whether it is. */
  awaitRecord(): () => boolean {
    const unrecorded = this.run.file.unrecordedSinceMs === undefined ? 0 : 1;
    const until = this.batches + unrecorded + (this.recording ? 1 : 0);
    this.awaited += 1;
    let over = false;
    return () => {
      if (!over && this.batches >= until) {
        over = true;
        this.awaited -= 1;
      }
      return over;
    };
  }

  private async record(): Promise<void> {
    this.recording = true;
    const { caseId } = this.run.input;
    const drafts = this.run.file.takeUnrecorded();
    const afterSeq = this.unconfirmedSeq;
    const atMs = await recordEvents({ caseId, drafts, ...(afterSeq !== undefined && { afterSeq }) });
    this.run.tell(atMs, () => {
      this.recording = false;
      this.batches += 1;
    });
  }
}
