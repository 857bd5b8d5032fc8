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
}

/** What came of a batch, and when, in epoch milliseconds. */
export interface Recorded {
  atMs: number;
  /** The case up to its end as the register has it, where it ended there otherwise than the batch says. */
  ending?: CaseSnapshot;
}

export function createRecording(register: Pick<Register, 'appendEvents' | 'readCase'>) {
  const findEnding = async (caseId: string): Promise<CaseSnapshot | undefined> => {
    const { events, documents } = await register.readCase(caseId);
    const last = events.findIndex(({ type }) => type === 'case-settled');
    return last < 0 ? undefined : snapshotOf(events.slice(0, last + 1), documents);
  };

  return {
    /**
     * Appends a batch to the case's chain; repeating it changes nothing. The chain may have gone on otherwise. Then a run
     * that has taken up an ended case fails, and its order is given again. The case's own run is given the ending that it
     * recorded before, in a workflow task that was lost.
     */
    async recordEvents({ caseId, drafts, afterSeq, isOwn }: RecordEvents): Promise<Recorded> {
      try {
        await register.appendEvents(caseId, drafts, { afterSeq });
        return { atMs: Date.now() };
      } catch (error) {
        if (!(error instanceof StaleRecordError || error instanceof EventConflictError)) throw error;
        // An order that another run has carried out is on file by its id, and was given at another time.
        if (!isOwn) throw ApplicationFailure.nonRetryable(error.message, 'StaleRecord');
        const ending = await findEnding(caseId);
        if (!ending) throw error;
        return { atMs: Date.now(), ending };
      }
    },
  };
}
