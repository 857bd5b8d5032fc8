import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities, type Activities } from '../activities/activities';
import { openRegister } from '../register/register';
import { migrate } from '../register/migrate';
import { workerConfig, type WorkerConfig } from '../runtime/config';
import { createLogger, type Logger } from '../runtime/logging';
import { runPart, type RunningPart } from '../runtime/process';
import { engineSignatures } from '../runtime/signatures/engine-signatures';
import { parties } from '../runtime/signatures/parties';
import { openPartyKeys } from '../runtime/signatures/party-keys';
import { createSignedClient } from '../runtime/signatures/signed-client';
import { namedKey, readSigningKey } from '../runtime/signatures/signing-key';
import { untilItWorks } from '../runtime/wait';
import { caseTaskQueue } from '../workflows/messages';
import { giveOrders } from './give-orders';
import { keepDeadlinesCounted } from './recount-deadlines';
import { registerSearchAttributes } from './search-attributes';
import { workerSettings } from './settings';
import { keepStartingCases } from './start-cases';
import { temporalLogger } from './temporal-logger';

/** The worker: hosts the workflows and their activities, and starts the workflow of every case on file. */
const log = createLogger('worker');
runPart(log, (signal) => start(workerConfig(), log, signal));

/** Waits for the register and for Temporal without limit: their absence is no reason to die. */
async function start(config: WorkerConfig, log: Logger, signal: AbortSignal): Promise<RunningPart> {
  const keyInFile = readSigningKey(config.signingKeyFile, parties.engine);
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const patiently = <T>(what: string, attempt: () => Promise<T>): Promise<T> => {
    const failed = (err: unknown, tries: number) => {
      if (tries % 10 === 1) log.warn({ what, err }, 'waiting');
    };
    return untilItWorks(attempt, { signal, failed });
  };
  await patiently('register', () => migrate(config.databaseUrl));
  const connection = await patiently('temporal', () => NativeConnection.connect(config.temporal.connection));
  const { namespace } = config.temporal;
  await patiently('search attributes', () => registerSearchAttributes({ connection, namespace }, log));
  const register = openRegister({ databaseUrl: config.databaseUrl, maxConnections: 3, log });
  const partyKeys = openPartyKeys(config.partiesJwks);
  const key = await patiently('public keys', () => namedKey(keyInFile, parties.engine, partyKeys));
  const gateway = createSignedClient({
    baseUrl: config.gatewayUrl,
    signatures: engineSignatures(key, partyKeys),
  });
  const client = new Client({ connection, namespace });
  const giveOrder = giveOrders({ register, client });
  const activities = createActivities({ register, send: (message) => gateway.send(message), giveOrder });
  const worker = await patiently('namespace', () => createWorker(config, { connection, activities }));
  const working = worker.run();
  const stopStarting = keepStartingCases({ register, client, log });
  const stopRecounting = keepDeadlinesCounted({ register, giveOrder, log });
  failLoudly(working);
  return {
    close: async () => {
      await Promise.all([stopStarting(), stopRecounting()]);
      worker.shutdown();
      await working;
      await Promise.all([gateway.close(), register.close()]);
      await connection.close();
    },
  };
}

function createWorker(
  { temporal, workflowBundle }: WorkerConfig,
  { connection, activities }: { connection: NativeConnection; activities: Activities },
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: caseTaskQueue,
    workflowBundle: { codePath: workflowBundle },
    activities,
    ...workerSettings,
  });
}

/** A worker that ends by itself is a fault: the rejection ends the process, and the supervisor starts another. */
function failLoudly(working: Promise<void>): void {
  void working.catch((error: unknown) => {
    throw error;
  });
}
