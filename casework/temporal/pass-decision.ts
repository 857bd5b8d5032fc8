import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import {
  formVersion,
  amendmentWorkflowId,
  caseWorkflowId,
  decisionsReceived,
  type ReceivedDecision,
} from '../../workflows/messages';
import type { DecisionForCase } from '../engine';
import { batchPerCase } from './batch-per-case';

/** A signal that gets no answer is given up, or the decisions behind it would wait for ever. */
const signalWithinMs = 10_000;
/** A decision is 16 KiB at most: a signal stays below 100 KB. */
const decisionsAtOnce = 4;

/**
 * Passes decisions on to the case's own workflow, or once that has ended to the one that takes up ended cases. Steps
 * that stand side by side are decided together, and each signal costs the engine a write: what comes while one is under
 * way goes with the next. Throws when the engine is away.
 */
export function createDecisionSender(
  connect: () => Promise<Client>,
): (passed: DecisionForCase) => Promise<'passed' | 'no-workflow'> {
  const signal = batchPerCase(async (workflowId, received: readonly ReceivedDecision[]): Promise<boolean> => {
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
  }, decisionsAtOnce);
  return async ({ decision, ...ofCase }) => {
    const received = { decision, atMs: Date.now() };
    for (const workflowId of [caseWorkflowId(ofCase), amendmentWorkflowId(ofCase)])
      if (await signal(workflowId, received)) return 'passed';
    return 'no-workflow';
  };
}
