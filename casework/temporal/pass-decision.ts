import { WorkflowNotFoundError } from '@temporalio/client';
import type { Logger } from 'pino';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import {
  amendmentWorkflowId,
  caseWorkflowId,
  decisionsReceived,
  type ReceivedDecision,
} from '../../workflows/messages';
import type { EngineConnection } from '../../api/temporal/temporal-connection';
import { within } from '../../api/http/within';
import { unavailable } from '../../api/problems/problem';
import { inTurns } from './batch-per-case';

export interface DecisionSender {
  /**
   * `passed` once the engine has it for good, with every worker down too; `no-workflow` when no workflow of the case
   * runs. Throws 503 `unavailable` when the engine is away.
   */
  pass(input: {
    bundle: string;
    caseId: string;
    decision: AgencyDecision;
  }): Promise<'passed' | 'no-workflow'>;
}

/** An agency waits ten seconds for our answer; whatever takes longer than this, it sends again. */
const patienceMs = 3_000;
/** A signal that gets no answer is given up, or the decisions behind it would wait for ever. */
const signalWithinMs = 10_000;

/**
 * To the case's own workflow, or once that has ended to the one that takes up ended cases. Steps that stand side by side
 * are decided together, and each signal costs the engine a write: what comes while one is under way goes with the next.
 * The engine goes on trying after our patience is over, so a decision may arrive although we said 503; the workflow
 * knows it by its id.
 */
export function createDecisionSender(engine: Pick<EngineConnection, 'client'>, log: Logger): DecisionSender {
  const signal = inTurns(async (workflowId, received: readonly ReceivedDecision[]): Promise<boolean> => {
    const client = await engine.client();
    try {
      const handle = client.workflow.getHandle(workflowId);
      await client.withDeadline(Date.now() + signalWithinMs, () =>
        handle.signal(decisionsReceived, { version: 1, received }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  });
  const passOn: DecisionSender['pass'] = async ({ decision, ...ofCase }) => {
    const received = { decision, atMs: Date.now() };
    for (const workflowId of [caseWorkflowId(ofCase), amendmentWorkflowId(ofCase)])
      if (await signal(workflowId, received)) return 'passed';
    return 'no-workflow';
  };
  return {
    pass: (input) =>
      within(patienceMs, passOn(input)).catch((error: unknown) => {
        log.warn({ err: error }, 'the engine did not take a decision');
        throw unavailable();
      }),
  };
}
