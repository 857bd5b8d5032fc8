import { Client, Connection } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { buildWorkflowBundle } from '../../../worker/workflow-bundle';
import { caseView, caseWorkflowId } from '../../../workflows/messages';
import { inParallel } from './eventually';
import type { Ready } from './running-stack';

/** Each case as its own workflow tells it, asked over Temporal's address in READY. */
export async function viewsOfWorkflows({ temporal }: Ready, caseIds: readonly string[]): Promise<unknown[]> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const ask = (caseId: string) =>
      client.workflow.getHandle(caseWorkflowId({ bundle: 'birth', caseId })).query(caseView);
    return await inParallel(caseIds, 10, ask);
  } finally {
    await connection.close();
  }
}

/** What keeps any case's history from being replayed by a worker started anew, as happens after a kill. */
export async function replayProblems({ temporal }: Ready, caseIds: readonly string[]): Promise<string[]> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const histories = await inParallel(caseIds, 10, async (caseId) => {
      const workflowId = caseWorkflowId({ bundle: 'birth', caseId });
      return { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() };
    });
    const workflowBundle = { code: await buildWorkflowBundle() };
    const problems: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
      if (error) problems.push(`${workflowId}: ${error.message}`);
    return problems;
  } finally {
    await connection.close();
  }
}
