import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import {
  formVersion,
  amendmentWorkflowId,
  caseWorkflowId,
  decisionsReceived,
  type ReceivedDecision,
} from '../../workflows/messages';
import type { DecisionForCase } from '../engine';
import { BatchPerCase } from './batch-per-case';

/** A signal that gets no answer within this time is given up, or the decisions behind it would wait for ever. */
const signalWithinMs = 10_000;
/** A decision is 16 KiB at most: a signal stays below 100 KB. */
const together = { atMost: 4, longestWaitMs: 100 };

/**
 * Passes decisions on to the case's own workflow, or to the one that takes up ended cases. Each signal costs the engine
 * a few writes, and steps that stand side by side are often decided together: so those decided about the same time go
 * in one signal. Throws when the engine is away.
 */
export function createDecisionSender(
  connect: () => Promise<Client>,
): (passed: DecisionForCase) => Promise<'passed' | 'no-workflow'> {
  const signals = new BatchPerCase(
    async (workflowId, received: readonly ReceivedDecision[]): Promise<boolean> => {
      const client = await connect();
      try {
        const handle = client.workflow.getHandle(workflowId);
        await client.withDeadline(Date.now() + signalWithinMs, () =>
          handle.signal(decisionsReceived, { version: formVersion, received }),
        );
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
    together,
  );
  return async ({ bundle, caseId, ...word }) => {
    const ofCase = { bundle, caseId };
    const received = { ...word, atMs: Date.now() };
    for (const workflowId of [caseWorkflowId(ofCase), amendmentWorkflowId(ofCase)])
      if (await signals.pass(workflowId, received)) return 'passed';
    return 'no-workflow';
  };
}
