/** What Temporal knows of the runs of cases. */
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { RecordedRun } from '../../register/recorded-runs';
import { amendmentWorkflowId, caseWorkflowId } from '../../workflows/messages';

export interface KnownRun {
  workflowId: string;
  runId: string;
  status: string;
  isRunning: boolean;
  /** How many events its history has by now. */
  length: number;
  startMs: number;
}

const caseWorkflow = /^[\w-]+:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The case that a workflow is of; undefined where it is none of ours. */
export const caseIdIn = (workflowId: string): string | undefined => caseWorkflow.exec(workflowId)?.[1];

/** The ids of all workflows that run. */
export async function runningWorkflows({ workflow }: Client): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { workflowId } of workflow.list({ query: 'ExecutionStatus = "Running"' }))
    ids.add(workflowId);
  return ids;
}

/** The last run of the case's own workflow, and of the one that took it up after its end; those that Temporal knows. */
export async function runsOfCase(
  client: Client,
  one: { bundle: string; caseId: string },
): Promise<KnownRun[]> {
  const ids = [caseWorkflowId(one), amendmentWorkflowId(one)];
  const found = await Promise.all(ids.map((workflowId) => findRun(client, workflowId)));
  return found.flatMap((run) => run ?? []);
}

/** Why we end a run ourselves: another goes on. */
export const replacedReason = 'the record has gone on since';

/**
 * How the last run of a case came to its end, as a code: `terminated` where somebody else has ended it, `unknown` where
 * the server knows of none.
 */
export async function howItEnded(client: Client, one: { bundle: string; caseId: string }): Promise<string> {
  const [last] = (await runsOfCase(client, one)).sort((a, b) => b.startMs - a.startMs);
  if (!last) return 'unknown';
  if (last.status !== 'TERMINATED') return last.status.toLowerCase().replaceAll('_', '-');
  return (await reasonOfEnd(client, last)) === replacedReason ? 'replaced' : 'terminated';
}

async function reasonOfEnd(
  { workflow, workflowService }: Client,
  run: KnownRun,
): Promise<string | undefined> {
  const { workflowId, runId } = run;
  const { history } = await workflowService.getWorkflowExecutionHistoryReverse({
    namespace: workflow.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 1,
  });
  return history?.events?.[0]?.workflowExecutionTerminatedEventAttributes?.reason ?? undefined;
}

/**
 * The runs of a case of which Temporal has lost something that it had when the case was last recorded, as one that was
 * restored to an earlier day: it has less of that run, or does not know it. A run that has begun since then goes on from the
 * record. Undefined where nothing is lost.
 */
export async function runsBehind(client: Client, recorded: RecordedRun): Promise<KnownRun[] | undefined> {
  const { recordedBy, recordedMs } = recorded;
  if (!recordedBy) return undefined;
  const runs = await runsOfCase(client, recorded);
  const same = runs.find(({ runId }) => runId === recordedBy.runId);
  const isBehind = same ? same.length < recordedBy.length : !runs.some(({ startMs }) => startMs > recordedMs);
  return isBehind ? runs : undefined;
}

async function findRun({ workflow }: Client, workflowId: string): Promise<KnownRun | undefined> {
  try {
    const { runId, status, historyLength, startTime } = await workflow.getHandle(workflowId).describe();
    const isRunning = status.name === 'RUNNING';
    return {
      workflowId,
      runId,
      status: status.name,
      isRunning,
      length: historyLength,
      startMs: startTime.getTime(),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
