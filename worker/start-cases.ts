import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
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
/** A lost task is noticed after this long; 10 s, the default, is how long a case would stand still after a kill. */
const workflowTaskTimeout = '5 seconds';

/** Returns how to stop; stopped means that no start is under way any more. */
export function keepStartingCases(input: {
  register: Register;
  client: Client;
  log: Logger;
}): () => Promise<void> {
  const { register, log } = input;
  let running = new Set<Promise<void>>();
  let stopped = false;

  const run = async () => {
    try {
      while (!stopped && (await startBatch(input)) === batchSize);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'cases wait to be started');
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
    running = new Set();
  };
}

async function startBatch({ register, client }: { register: Register; client: Client }): Promise<number> {
  return register.startCases({ limit: batchSize, start: (unstarted) => startCase(client, unstarted) });
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
      args: [input],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
