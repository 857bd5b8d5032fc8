import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { Recorded, RecordEvents } from '../../activities/recording';
import { recordEnding, recordEvents } from '../calls';
import { maxBatchLength, recordWithinMs } from '../patience';
import type { CaseRun } from './case-run';

/**
 * Hands the case's events to the register, one batch at a time, for two at once would break the chain. Events that come
 * within a moment go together. An ending goes at once, and so does an order, for somebody waits for its answer. With the
 * register down the case goes on, and the record catches up.
 *
 * The register may have another ending of the case already. Then this run was begun again after its last workflow task
 * was lost. The ending on record counts, and whatever else has come in meanwhile concerns a case that has ended. A
 * register that has lost events of this run gets them again.
 */
export class Recorder {
  private recording = false;
  private batches = 0;
  private waiting: { seq: number; tell: (isRecorded: boolean) => void }[] = [];
  /** How many events are on their way to the register. */
  private underway = 0;
  private answering = false;
  /** The last number of the chain, as far as this run knows. */
  private seq: number;

  constructor(private readonly run: CaseRun) {
    this.seq = run.input.afterSeq;
  }

  /**
   * Nothing is sent to anybody while an order is not on the record, nor before the register has said that an ended case
   * still is as it was read.
   */
  get mayAct(): boolean {
    return this.waiting.length === 0 && (this.run.isOwn || this.batches > 0);
  }

  /** Whoever gave an order is being told that it is on the record. */
  get isAnswering(): boolean {
    return this.answering;
  }

  recordDue(): void {
    this.answering = false;
    const { unrecordedSinceMs: since, nowMs } = this.run.history;
    if (this.recording) return;
    if (since === undefined) return this.isUnproven ? this.expectRecord() : undefined;
    const isOrdered = this.waiting.length > 0;
    if (this.run.hasEnded && !isOrdered) return this.recordEnding();
    const isUrgent = this.run.isSettled || isOrdered || this.isUnproven;
    if (isUrgent || nowMs >= since + recordWithinMs) this.expectRecord();
  }

  /**
   * A run that takes an ended case up midway, after the run before it was lost, has nothing to record yet. An empty batch
   * asks the register whether the case is as it was read.
   */
  private get isUnproven(): boolean {
    return !this.run.isOwn && this.batches === 0 && !this.run.isSettled;
  }

  /** Everything that has happened is on the record. */
  get isUpToDate(): boolean {
    return !this.recording && this.run.history.unrecordedSinceMs === undefined;
  }

  /** When the next batch is due. */
  instants(): number[] {
    const since = this.run.history.unrecordedSinceMs;
    return since === undefined || this.recording ? [] : [since + recordWithinMs];
  }

  /** Resolves once what has happened by now is on the record; to false where the case had ended there without it. */
  untilRecorded(): Promise<boolean> {
    const seq = this.seq + this.underway + this.run.history.unrecordedCount;
    if (seq === this.seq) return Promise.resolve(true);
    return new Promise((tell) => this.waiting.push({ seq, tell }));
  }

  private takeBatch(): RecordEvents {
    this.recording = true;
    const { input, history, isOwn } = this.run;
    const drafts = history.takeUnrecorded(maxBatchLength);
    this.underway = drafts.length;
    const { runId, historyLength: length } = workflowInfo();
    return { caseId: input.caseId, drafts, afterSeq: this.seq, isOwn, by: { runId, length } };
  }

  private recordEnding(): void {
    const batch = this.takeBatch();
    this.run.inbox.expectFirstTry(recordEnding(batch), (recorded) =>
      recorded ? this.recorded(batch, recorded) : this.run.inbox.expect(this.record(batch)),
    );
  }

  private expectRecord(): void {
    this.run.inbox.expect(this.record(this.takeBatch()));
  }

  private async record(batch: RecordEvents): Promise<void> {
    const recorded = await recordEvents(batch);
    this.run.inbox.post(recorded.atMs, () => this.recorded(batch, recorded));
  }

  private catchUp(seq: number): void {
    const { history, input } = this.run;
    const kept = seq - input.afterSeq;
    // What came before this run, a run that begins at the record has to do without.
    if (kept < 0) throw ApplicationFailure.nonRetryable('the register has lost the record', 'StaleRecord');
    history.handOverAgain(kept);
    this.seq = seq;
    this.underway = 0;
  }

  private recorded({ drafts }: RecordEvents, { ending, behind }: Recorded): void {
    this.recording = false;
    if (behind !== undefined) return this.catchUp(behind);
    this.batches += 1;
    this.seq += drafts.length;
    this.underway = 0;
    if (ending) this.run.takeOver(ending);
    const answered = this.waiting.filter(({ seq }) => ending ?? seq <= this.seq);
    this.waiting = this.waiting.filter((one) => !answered.includes(one));
    this.answering = answered.length > 0;
    for (const { tell } of answered) tell(!ending);
  }
}
