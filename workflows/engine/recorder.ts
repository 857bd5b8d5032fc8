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
  private waiting: { batch: number; tell: () => void }[] = [];
  private answering = false;

  constructor(private readonly run: CaseRun) {}

  /**
   * Nothing is sent to anybody while an order is not on the record, nor before the register has said that an ended case
   * still is as it was read.
   */
  get mayAct(): boolean {
    return this.waiting.length === 0 && this.unconfirmedSeq === undefined;
  }

  /** The number of the chain that an ended case was read at, until its first batch has found it there. */
  private get unconfirmedSeq(): number | undefined {
    return this.batches === 0 ? this.run.input.afterSeq : undefined;
  }

  /** Whoever gave an order is being told that it is on the record. */
  get isAnswering(): boolean {
    return this.answering;
  }

  recordDue(): void {
    this.answering = false;
    const { unrecordedSinceMs: since, folded, nowMs } = this.run.file;
    if (since === undefined || this.recording) return;
    const isUrgent = folded.settledAt !== null || this.waiting.length > 0;
    if (isUrgent || nowMs >= since + recordWithinMs) this.run.begin(this.record());
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

  /** Resolves once what has happened by now is on the record. */
  untilRecorded(): Promise<void> {
    const unrecorded = this.run.file.unrecordedSinceMs === undefined ? 0 : 1;
    const batch = this.batches + unrecorded + (this.recording ? 1 : 0);
    if (batch === this.batches) return Promise.resolve();
    return new Promise((tell) => this.waiting.push({ batch, tell }));
  }

  private async record(): Promise<void> {
    this.recording = true;
    const { caseId } = this.run.input;
    const drafts = this.run.file.takeUnrecorded();
    const afterSeq = this.unconfirmedSeq;
    const atMs = await recordEvents({ caseId, drafts, ...(afterSeq !== undefined && { afterSeq }) });
    this.run.tell(atMs, () => this.recorded());
  }

  private recorded(): void {
    this.recording = false;
    this.batches += 1;
    const answered = this.waiting.filter(({ batch }) => batch <= this.batches);
    this.waiting = this.waiting.filter((one) => !answered.includes(one));
    this.answering = answered.length > 0;
    for (const { tell } of answered) tell();
  }
}
