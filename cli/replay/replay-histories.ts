/** Runs histories against the workflows as they stand in the tree. */
import type { HistoryAndWorkflowId } from '@temporalio/common';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';

export interface Broken {
  workflowId: string;
  runId: string;
  problem: string;
}
export interface Replayed {
  replayed: number;
  /** What would stick, were the workers of this code to go on with it. */
  broken: Broken[];
}

export async function replayHistories(
  code: string,
  histories: AsyncIterable<HistoryAndWorkflowId> | Iterable<HistoryAndWorkflowId>,
): Promise<Replayed> {
  const broken: Broken[] = [];
  let replayed = 0;
  for await (const { workflowId, runId, error } of Worker.runReplayHistories(
    { workflowBundle: { code } },
    histories,
  )) {
    replayed += 1;
    if (error) broken.push({ workflowId, runId, problem: error.message });
  }
  return { replayed, broken };
}

/** Once in a process, before anything is replayed: what breaks is our report's to say. */
export function quietRuntime(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  const logger = new DefaultLogger('ERROR', () => undefined);
  Runtime.install({ logger, telemetryOptions: { logging: { filter, forward: {} } } });
}
