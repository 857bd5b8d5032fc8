import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Register } from '../register/register';
import type { UnstartedCase } from '../register/unstarted-cases';
import type { CaseInput } from '../workflows/case-input';
import { caseTaskQueue, caseWorkflowId } from '../workflows/messages';

/**
 * Starts the workflow of every case on file. It lives in the worker, because eager start works only over the worker's
 * own connection. Told by the register at once; a sweep finds what was announced while nobody listened.
 */
const sweepEveryMs = 2_000;
const batchSize = 20;
/** A second batch may be read while the first waits for Temporal; more would only queue at the server. */
const concurrentBatches = 2;
/**
 * How long a case stands still after a kill in the middle of its task. Shorter would time tasks out on a busy machine,
 * and a task that times out with a filing under way may come out otherwise on a replay: the case then sticks.
 */
const workflowTaskTimeout = '10 seconds';
/** A batch holds a connection to the register while it starts its cases, so an absent server must not hold it long. */
const startWithinMs = 5_000;

/** Returns how to stop; stopped means that no start is under way any more. */
export function keepStartingCases(input: {
  register: Register;
  client: Client;
  log: Logger;
}): () => Promise<void> {
  const { register, log } = input;
  const running = new Set<Promise<void>>();
  let stopped = false;

  const run = async () => {
    try {
      while (!stopped && (await startBatch(input)));
    } catch (err) {
      log.warn({ err }, 'cases wait to be started');
    }
  };
  const wake = () => {
    if (stopped || running.size >= concurrentBatches) return;
    const batch: Promise<void> = run().finally(() => running.delete(batch));
    running.add(batch);
  };

  const stopListening = register.onCaseFiled(wake);
  const sweep = setInterval(wake, sweepEveryMs);
  wake();
  return async () => {
    stopped = true;
    clearInterval(sweep);
    stopListening();
    await Promise.all(running);
  };
}

/** Whether there may be more to start at once; throws the first failure after marking what was started. */
async function startBatch({ register, client }: { register: Register; client: Client }): Promise<boolean> {
  const { taken, failures } = await register.startCases({
    limit: batchSize,
    start: (unstarted) => client.withDeadline(Date.now() + startWithinMs, () => startCase(client, unstarted)),
  });
  if (failures.length > 0) throw failures[0];
  return taken === batchSize;
}

/** By the case's one workflow id; one that is there already was started by a batch that did not live to mark it. */
async function startCase(client: Client, { caseId, bundle, filed, documents }: UnstartedCase): Promise<void> {
  const input: CaseInput = { caseId, filed, documents };
  try {
    await client.workflow.start(`${bundle}Bundle`, {
      taskQueue: caseTaskQueue,
      workflowId: caseWorkflowId({ bundle, caseId }),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowTaskTimeout,
      requestEagerStart: true,
      typedSearchAttributes: [
        { key: defineSearchAttributeKey('LienthongBundle', 'KEYWORD'), value: bundle },
        { key: defineSearchAttributeKey('LienthongEdition', 'KEYWORD'), value: filed.data.edition },
      ],
      args: [input],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
