import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { caseStart } from '../casework/temporal/start-options';
import type { Register } from '../register/register';
import type { UnstartedCase } from '../register/unstarted-cases';

/**
 * Starts the workflow of every case on file. It lives in the worker, because eager start works only over the worker's
 * own connection. Told by the register at once; a sweep finds what was announced while nobody listened.
 */
const sweepEveryMs = 2_000;
const batchSize = 20;
/** A second batch may be read while the first waits for Temporal; more would only queue at the server. */
const concurrentBatches = 2;
/** Well below the lease of the cases of a batch: a start that is given up is tried again by whoever takes it next. */
const startWithinMs = 5_000;

interface Starter {
  register: Register;
  client: Client;
  log: Logger;
}

/** Returns how to stop; stopped means that no start is under way any more. */
export function keepStartingCases(input: Starter): () => Promise<void> {
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
  let isMissed = false;
  const wake = () => {
    isMissed = running.size >= concurrentBatches;
    if (stopped || isMissed) return;
    const batch: Promise<void> = run().finally(() => {
      running.delete(batch);
      // Whoever was filed while no batch could be begun need not wait for the sweep.
      if (isMissed) wake();
    });
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

/** Whether there may be more to start at once. A case that cannot be started goes behind the others and is tried again. */
async function startBatch({ register, client, log }: Starter): Promise<boolean> {
  const { taken, failures } = await register.startCases({
    limit: batchSize,
    start: (unstarted) => client.withDeadline(Date.now() + startWithinMs, () => startCase(client, unstarted)),
  });
  for (const err of failures) log.warn({ err }, 'a case waits to be started');
  return taken === batchSize && failures.length < taken;
}

/**
 * By the case's one workflow id; one that has been there was started by a batch that did not live to mark it, and may have
 * gone on since.
 */
async function startCase(client: Client, { caseId, filed, documents }: UnstartedCase): Promise<void> {
  const { type, options } = caseStart({ caseId, events: [filed], documents });
  try {
    const first = { workflowIdReusePolicy: 'REJECT_DUPLICATE', requestEagerStart: true } as const;
    await client.workflow.start(type, { ...options, ...first });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
