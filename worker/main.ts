import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities, type Activities } from '../activities/activities';
import { countingCalls } from '../activities/count-calls';
import { createDossierFinder } from '../activities/dossier-client';
import type { Send } from '../activities/exchange';
import { takeLateDecision } from '../casework/decisions/take-decision';
import type { CaseEngine } from '../casework/engine';
import { hearOfLinkedCase } from '../casework/orders/hear-of-linked-case';
import { stopLinkedCases } from '../casework/orders/stop-linked-cases';
import { createCaseEngine } from '../casework/temporal/case-engine';
import { openPapers, type Papers } from '../documents/papers';
import { openRegister, type Register } from '../register/register';
import type { AgencyCalls } from '../register/sight';
import { Turn } from '../register/turn';
import { migrate } from '../register/migrate';
import { workerConfig, type TemporalTarget, type WorkerConfig } from '../runtime/config';
import { createLogger, type Logger } from '../runtime/logging';
import { runPart, type RunningPart } from '../runtime/process';
import { programPath, projectFolder } from '../runtime/program';
import { releaseOf } from '../runtime/release';
import { workflowBundle } from '../runtime/stack/bundle';
import { layoutOf } from '../runtime/stack/layout';
import { untilItWorks } from '../runtime/wait';
import { caseTaskQueue } from '../workflows/messages';
import { keepAskingAfterStrays } from './ask-after-strays';
import { keepCounting } from './count-calls';
import { keepHandingOver } from './hand-over-kept';
import { keepInspecting } from './inspect';
import { assertRightClock, keepClockRight } from './right-clock';
import { openGateway } from './open-gateway';
import { keepRunsGoing } from './resume-runs';
import { keepDeadlinesCounted } from './recount-deadlines';
import { registerSearchAttributes } from './search-attributes';
import { keepSayingAtWork } from './say-at-work';
import { workerSettings } from './settings';
import { keepWarning } from './keep-warning';
import { keepStartingCases } from './start-cases';
import { temporalLogger } from './temporal-logger';
import { createWorkers, runWorkers, shutDownWorkers, type Workers } from './workers';

/** The worker: hosts the workflows and their activities, and starts the workflow of every case on file. */
const log = createLogger('worker');
/** Below the time-out of the activity that gives an order to another case, so that its failure says what failed. */
const orderPatienceMs = 8_000;
runPart(log, (signal) => start(workerConfig(), log, signal));

/** Waits for the register and for Temporal without limit: their absence is no reason to die. */
async function start(config: WorkerConfig, log: Logger, signal: AbortSignal): Promise<RunningPart> {
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const patiently = patience(log, signal);
  const gateway = await openGateway(config, patiently);
  const codePath = config.workflowBundle ?? (await ownBundle(signal));
  const { databaseUrl } = config;
  await patiently('register', () => migrate(databaseUrl));
  const register = openRegister({ databaseUrl, maxConnections: 3, log, release: releaseOf(codePath) });
  await patiently('clock', () => assertRightClock(register));
  const connection = await patiently('temporal', () => NativeConnection.connect(config.temporal.connection));
  const { namespace } = config.temporal;
  await patiently('search attributes', () => registerSearchAttributes({ connection, namespace }, log));
  const papers = openPapers({ databaseUrl, log });
  const client = new Client({ connection, namespace });
  const engine = engineOver(client, { register, log });
  const { send, take } = countingCalls((message) => gateway.send(message));
  const activities = activitiesOver(send, { register, papers, engine });
  const parts = { connection, activities };
  const workers = await patiently('namespace', () => openWorkers(config.temporal, codePath, parts));
  const working = runWorkers(workers);
  log.info('taking tasks');
  const turn = new Turn({ databaseUrl, name: 'inspector', log });
  const standing = await keepAtIt({ register, papers, client, engine, workers, send, take, turn, log });
  failLoudly(working);
  return {
    close: async () => {
      await Promise.all(standing.map((stop) => stop()));
      shutDownWorkers(workers);
      await working;
      await Promise.all([gateway.close(), register.close(), papers.close()]);
      await connection.close();
    },
  };
}

/** What a worker does beside its tasks. Returns how to stop each. */
async function keepAtIt({
  register,
  papers,
  client,
  engine,
  workers,
  send,
  take,
  turn,
  log,
}: {
  register: Register;
  papers: Papers;
  client: Client;
  engine: CaseEngine;
  workers: Workers;
  send: Send;
  take: () => AgencyCalls[];
  turn: Turn;
  log: Logger;
}): Promise<(() => Promise<void>)[]> {
  const isThere = createDossierFinder({ send, findHolder: (held) => register.findHolder(held) });
  const instance = randomUUID();
  const clock = await keepClockRight({ register, log });
  return [
    keepStartingCases({ register, client, log }),
    await keepSayingAtWork({ register, workers, instance, clock, log }),
    await keepCounting({ register, instance, take, log }),
    keepInspecting({ register, client, turn, log }),
    keepDeadlinesCounted({ register, engine, log }),
    keepRunsGoing({ register, client, turn, log }),
    keepHandingOver({ register, engine, papers, log }),
    keepWarning(log),
    () => Promise.resolve(clock.stop()),
    keepAskingAfterStrays({ register, engine, isThere, log }),
  ];
}

/** Tries until it works, and says now and then for what it waits. */
function patience(
  log: Logger,
  signal: AbortSignal,
): <T>(what: string, attempt: () => Promise<T>) => Promise<T> {
  return (what, attempt) => {
    const failed = (err: unknown, tries: number) => {
      if (tries % 10 === 1) log.warn({ what, err }, 'waiting');
    };
    return untilItWorks(attempt, { signal, failed });
  };
}

function engineOver(client: Client, { register, log }: { register: Register; log: Logger }): CaseEngine {
  return createCaseEngine({ connect: () => Promise.resolve(client), register, orderPatienceMs, log });
}

function activitiesOver(
  send: Send,
  { register, papers, engine }: { register: Register; papers: Papers; engine: CaseEngine },
): Activities {
  return createActivities({
    register,
    papers,
    send,
    hearOfLinkedCase: (caseId) => hearOfLinkedCase(register, caseId),
    takeLateDecision: async (late) => (await takeLateDecision({ register, engine }, late)).ok,
    stopLinkedCases: (input) => stopLinkedCases({ register, engine }, input),
  });
}

function openWorkers(
  { namespace }: TemporalTarget,
  codePath: string,
  { connection, activities }: { connection: NativeConnection; activities: Activities },
): Promise<Workers> {
  return createWorkers({
    connection,
    namespace,
    taskQueue: caseTaskQueue,
    workflowBundle: { codePath },
    activities,
    ...workerSettings,
  });
}

/** Of a worker that is started without one: the build's, in the tree one that is kept beside the default data. */
function ownBundle(signal: AbortSignal): Promise<string> {
  const { bundles } = layoutOf(join(projectFolder, '.lienthong'));
  return workflowBundle(bundles, programPath('worker/build-bundle'), signal);
}

/** A worker that ends by itself is a fault: the rejection ends the process, and the supervisor starts another. */
function failLoudly(working: Promise<void>): void {
  void working.catch((error: unknown) => {
    throw error;
  });
}
