import {
  Client,
  Connection,
  isGrpcServiceError,
  WorkflowNotFoundError,
  type WorkflowHandle,
} from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { z } from 'zod';
import { buildWorkflowBundle } from '../../../worker/workflow-bundle';
import { amendmentWorkflowId, caseTaskQueue, caseView, caseWorkflowId } from '../../../workflows/messages';
import { inParallel } from './eventually';
import type { Ready } from './running-stack';

interface CaseRef {
  bundle: string;
  caseId: string;
  /** What may be ordered is the API's to say: the workflow does not know who asks. */
  actions?: unknown;
}

/**
 * Each case as the workflow that saw to it last tells it, asked over Temporal's address in READY: as the API shows it to
 * whoever nothing is hidden from.
 */
export async function viewsOfWorkflows(ready: Ready, cases: readonly CaseRef[]): Promise<unknown[]> {
  return withClient(ready, (client) =>
    inParallel(cases, 10, async (one) => {
      const handles = handlesOf(client, one).reverse();
      for (const handle of handles) {
        const view = await unlessUnknown(handle.query(caseView));
        if (view !== undefined) return { ...view, hidden: [], actions: one.actions };
      }
      return undefined;
    }),
  );
}

/** What keeps any case's history from being replayed by a worker started anew, as happens after a kill. */
export async function replayProblems(ready: Ready, cases: readonly CaseRef[]): Promise<string[]> {
  return withClient(ready, async (client) => {
    const handles = cases.flatMap((one) => handlesOf(client, one));
    const histories = await inParallel(handles, 10, async (handle) => {
      const history = await unlessUnknown(handle.fetchHistory());
      return history ? [{ workflowId: handle.workflowId, history }] : [];
    });
    const workflowBundle = { code: await buildWorkflowBundle() };
    const problems: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories.flat()))
      if (error) problems.push(`${workflowId}: ${error.message}`);
    return problems;
  });
}

/** The largest event of each type in the histories of a case, in bytes as JSON, with its payloads in base64. */
export async function largestEvents(ready: Ready, one: CaseRef): Promise<{ type: string; bytes: number }[]> {
  const largest = new Map<string, number>();
  await withClient(ready, async (client) => {
    for (const handle of handlesOf(client, one)) {
      const history = await unlessUnknown(handle.fetchHistory());
      for (const event of EventsAsJson.parse(JSON.parse(history ? historyToJSON(history) : '{"events":[]}'))
        .events)
        largest.set(
          event.eventType,
          Math.max(largest.get(event.eventType) ?? 0, Buffer.byteLength(JSON.stringify(event))),
        );
    }
  });
  return [...largest].map(([type, bytes]) => ({ type, bytes })).sort((a, b) => b.bytes - a.bytes);
}

const EventsAsJson = z.object({ events: z.array(z.looseObject({ eventType: z.string() })) });

/** Every worker, by pid, that has taken a task of any of the cases. */
export async function workersOf(ready: Ready, cases: readonly CaseRef[]): Promise<Set<number>> {
  return withClient(ready, async ({ workflow }) => {
    const histories = await inParallel(cases, 10, (one) =>
      workflow.getHandle(caseWorkflowId(one)).fetchHistory(),
    );
    const identities = histories.flatMap(({ events }) =>
      (events ?? []).flatMap((event) => event.workflowTaskStartedEventAttributes?.identity ?? []),
    );
    return new Set(identities.map((identity) => Number(identity.split('@')[0])));
  });
}

/** What an accident of Temporal, or somebody with its own tools, does to the run that sees to a case now. */
export type Accident = 'cancel' | 'terminate' | 'delete';

export async function befall(ready: Ready, one: CaseRef, accident: Accident): Promise<void> {
  await withClient(ready, async (client) => {
    for (const handle of handlesOf(client, one)) {
      const found = await unlessUnknown(handle.describe());
      if (found?.status.name !== 'RUNNING') continue;
      if (accident === 'cancel') await handle.cancel();
      else if (accident === 'terminate') await handle.terminate('as an accident would');
      else {
        const { namespace } = ready.temporal;
        const workflowExecution = { workflowId: found.workflowId, runId: found.runId };
        await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
      }
    }
  });
}

/** A case's own workflow, and the one that takes it up once that has ended, where anything has been amended. */
function handlesOf({ workflow }: Client, one: CaseRef): WorkflowHandle[] {
  return [caseWorkflowId(one), amendmentWorkflowId(one)].map((id) => workflow.getHandle(id));
}

/** gRPC's own code. */
const notFound = 5;

async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const code: number | undefined = isGrpcServiceError(error) ? error.code : undefined;
    if (error instanceof WorkflowNotFoundError || code === notFound) return undefined;
    throw error;
  }
}

async function withClient<T>({ temporal }: Ready, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    return await work(new Client({ connection, namespace: temporal.namespace }));
  } finally {
    await connection.close();
  }
}

/** As a bug in the workflows of a case would; resolves to what mends it. */
export async function failTasksOf(ready: Ready, caseId: string): Promise<() => Promise<void>> {
  const workflowId = `planted:${caseId}`;
  await withClient(ready, (client) =>
    client.workflow.start('noSuchWorkflow', { workflowId, taskQueue: caseTaskQueue }),
  );
  return () =>
    withClient(ready, async (client) => {
      await client.workflow.getHandle(workflowId).terminate('mended');
    });
}
