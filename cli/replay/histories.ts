/** The histories of the cases in a Temporal namespace, as the engine keeps them. */
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { HistoryAndWorkflowId } from '@temporalio/common';
import { bundleIds } from '../../procedures/bundles';
import { amendmentWorkflowId, caseTaskQueue, caseWorkflowId } from '../../workflows/messages';

export interface Wanted {
  /** One case's alone. */
  caseId?: string;
  /** At most so many, the newest first. */
  limit?: number;
}

/** Of ended workflows too, as long as the engine keeps them: each may be queried. */
export async function* caseHistories(
  { workflow }: Pick<Client, 'workflow'>,
  { caseId, limit = Infinity }: Wanted,
): AsyncGenerator<HistoryAndWorkflowId> {
  let left = limit;
  if (left <= 0) return;
  for await (const { workflowId, runId } of workflow.list({ query: queryFor(caseId) })) {
    const history = await workflow.getHandle(workflowId, runId).fetchHistory().catch(unlessForgotten);
    if (!history) continue;
    yield { workflowId, history };
    left -= 1;
    if (left <= 0) return;
  }
}

function queryFor(caseId: string | undefined): string {
  if (caseId === undefined) return `TaskQueue = '${caseTaskQueue}'`;
  const ids = [
    ...bundleIds.map((bundle) => caseWorkflowId({ bundle, caseId })),
    amendmentWorkflowId({ caseId }),
  ];
  return ids.map((id) => `WorkflowId = '${id}'`).join(' OR ');
}

/** Its time may end between the list and the question. */
function unlessForgotten(error: unknown): undefined {
  if (error instanceof WorkflowNotFoundError) return undefined;
  throw error;
}
