import { ApplicationFailure } from '@temporalio/common';
import type { EventDraft } from '../domain/case-events';
import { StaleRecordError } from '../register/append-events';
import type { Register } from '../register/register';
import { createDossierClient } from './dossier-client';
import type { Send } from './exchange';
import { createLinkedCases, type GiveOrder } from './linked-cases';

/** Everything a workflow may have done outside itself. */
export type Activities = ReturnType<typeof createActivities>;

export function createActivities({
  register,
  send,
  giveOrder,
}: {
  register: Pick<Register, 'appendEvents' | 'findCase'>;
  send: Send;
  giveOrder: GiveOrder;
}) {
  return {
    ...createDossierClient(send),
    ...createLinkedCases({ register, giveOrder }),

    /**
     * Appends a batch to the case's chain; repeating it changes nothing. Where somebody else has gone on with an ended
     * case meanwhile, this run has begun from what no longer is: it fails, and its order is given again. Gives when.
     */
    async recordEvents({ caseId, drafts, afterSeq }: RecordEvents): Promise<number> {
      try {
        await register.appendEvents(caseId, drafts, { afterSeq });
        return Date.now();
      } catch (error) {
        if (!(error instanceof StaleRecordError)) throw error;
        throw ApplicationFailure.nonRetryable(error.message, 'StaleRecord');
      }
    },
  };
}

interface RecordEvents {
  caseId: string;
  drafts: EventDraft[];
  /** The chain's last number, where the workflow took up a case at it: nobody else may have gone on meanwhile. */
  afterSeq?: number;
}
