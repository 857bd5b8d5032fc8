import { ApplicationFailure } from '@temporalio/common';
import type { EventDraft } from '../domain/case-events';
import { snapshotOf, type CaseSnapshot } from '../domain/fold/snapshot';
import { EventConflictError, StaleRecordError } from '../register/append-events';
import type { Register } from '../register/register';

export interface RecordEvents {
  caseId: string;
  drafts: EventDraft[];
  /** The chain's last number as the workflow knows it. */
  afterSeq: number;
  /** By the case's own workflow, which is the only one to append until the case has ended. */
  isOwn: boolean;
  /** The run that records, with the length of its history by now. */
  by: { runId: string; length: number };
}

/** What came of a batch, and when, in epoch milliseconds. */
export interface Recorded {
  atMs: number;
  /** The case up to its end as the register has it, where it ended there otherwise than the batch says. */
  ending?: CaseSnapshot;
  /** The last number of a record that has lost what it had, as after a failover; nothing of the batch was appended. */
  behind?: number;
}

export function createRecording(register: Pick<Register, 'appendEvents' | 'readCase' | 'noteFindings'>) {
  const onRecord = async (caseId: string): Promise<{ seq: number; ending?: CaseSnapshot }> => {
    const { events, documents, seq } = await register.readCase(caseId);
    const last = events.findIndex(({ type }) => type === 'case-settled');
    return last < 0 ? { seq } : { seq, ending: snapshotOf(events.slice(0, last + 1), documents) };
  };

  return {
    /**
     * Appends a batch to the case's chain; repeating it changes nothing. The chain may have gone on otherwise. Then a run
     * that has taken up an ended case fails, and its order is given again. The case's own run is given the ending that it
     * recorded before, in a workflow task that was lost; where the record has gone on without it and has no ending, Temporal
     * was restored to an earlier day, and the run fails, so that another goes on from the record. A register that has lost
     * events gets them again from the run; one that has lost the whole case is waited for.
     */
    async recordEvents({ caseId, drafts, afterSeq, isOwn, by }: RecordEvents): Promise<Recorded> {
      try {
        await register.appendEvents(caseId, drafts, { afterSeq, by });
        return { atMs: Date.now() };
      } catch (error) {
        if (!(error instanceof StaleRecordError || error instanceof EventConflictError)) throw error;
        // An order that another run has carried out is on file by its id, and was given at another time.
        const { seq, ending } = await onRecord(caseId);
        if (seq === 0) {
          // Whoever keeps the register can bring it back; until then the run keeps what it knows.
          await register.noteFindings([{ cause: 'case-missing', caseId, code: 'not-on-file' }]);
          throw error;
        }
        if (seq < afterSeq) return { atMs: Date.now(), behind: seq };
        if (isOwn && ending) return { atMs: Date.now(), ending };
        if (!isOwn || seq > afterSeq) throw ApplicationFailure.nonRetryable(error.message, 'StaleRecord');
        throw error;
      }
    },
  };
}
