import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type WorkflowHandle,
} from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { RecordedCase } from '../../domain/case-events';
import { createActivities } from '../../activities/activities';
import { ApplicationFailure } from '@temporalio/common';
import { amendmentStart, caseStart, type CaseStart } from '../../casework/temporal/start-options';
import { searchAttributes } from '../../runtime/temporal/server-settings';
import { createWorkers, runWorkers, shutDownWorkers, type Workers } from '../../worker/workers';
import {
  caseTaskQueue,
  caseWorkflowId,
  order as orderUpdate,
  orderUpdateId,
  type Order,
  type OrderReply,
} from '../../workflows/messages';
import { noPapers } from './model-papers';
import { ModelAgencies, type Meet } from './model-agencies';
import { FleetCase } from './fleet-case';
import { ModelRegister } from './model-register';
import { lateDecision, saidOf } from './orders';
import { quietRuntime } from './running-case';
import { buildWorkflowBundle, startTimeSkipping } from './temporal';

/**
 * Many cases side by side on one time-skipping server, with the real activities over agencies and a register of plain
 * memory.
 */
export class CaseFleet {
  readonly agencies = new ModelAgencies();
  readonly register = new ModelRegister();
  private env!: TestWorkflowEnvironment;
  private client!: Client;
  private bundle!: string;
  /** The workflows' ids by run. */
  private readonly runs = new Map<string, string>();
  private workers!: Workers;
  private working!: Promise<void>;

  async start(bundle: string): Promise<void> {
    this.env = await startTimeSkipping();
    // The server's own client would let its clock run on while it awaits a result.
    this.client = new Client({ connection: this.env.connection });
    const { register, agencies } = this;
    const keyword = 2;
    await this.env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(Object.keys(searchAttributes).map((name) => [name, keyword])),
    });
    this.bundle = bundle;
    this.workers = await createWorkers({
      connection: this.env.nativeConnection,
      taskQueue: caseTaskQueue,
      workflowBundle: { code: bundle },
      // The cache lets go of cases again and again, yet never of one that is in the middle of a task: that would cost it
      // the local activities in flight.
      maxConcurrentWorkflowTaskExecutions: 4,
      maxCachedWorkflows: 5,
      activities: createActivities({
        papers: noPapers,
        register,
        send: agencies.send,
        hearOfLinkedCase: () => Promise.resolve('granted'),
        stopLinkedCases: () => Promise.resolve([]),
        takeLateDecision: async ({ caseId, step, decision }) => {
          await this.giveOrder(caseId, lateDecision(step, decision));
          return true;
        },
      }),
    });
    this.working = runWorkers(this.workers);
  }

  async stop(): Promise<void> {
    shutDownWorkers(this.workers);
    await this.working;
    await this.env.teardown();
  }

  /** Files a case and starts its workflow. */
  async file(input: RecordedCase, meet?: Meet): Promise<FleetCase> {
    const { register, agencies } = this;
    if (meet) agencies.meetIn(input.caseId, meet);
    register.file(input);
    const handle = await this.begin(caseStart(input));
    const giveOrder = (caseId: string, order: Order) => this.giveOrder(caseId, order);
    return new FleetCase({ giveOrder, register, agencies, handle, caseId: input.caseId });
  }

  /**
   * Runs the history of every workflow that there has been from its start, in a worker that knows nothing of it, and so
   * through every point between two of its steps; gives what did not come out as it had. A run that the server has lost
   * has no history that could be run.
   */
  async replayFaults(): Promise<string[]> {
    const results = Worker.runReplayHistories(
      { workflowBundle: { code: this.bundle }, reuseV8Context: true },
      this.histories(),
    );
    const faults: string[] = [];
    for await (const { workflowId, error } of results)
      if (error) faults.push(`${workflowId}: ${error.message}`);
    return faults;
  }

  private async *histories() {
    for (const [runId, workflowId] of this.runs) {
      const history = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
      const last = history.events?.at(-1);
      if (last?.workflowExecutionCompletedEventAttributes ?? last?.workflowExecutionFailedEventAttributes)
        yield { workflowId, history };
    }
  }

  /**
   * As the product's own way of giving an order, but in two calls where that makes one: this server breaks on updates
   * with start when many come at once.
   */
  private async giveOrder(caseId: string, order: Order): Promise<OrderReply | string> {
    for (;;) {
      const stored = await this.register.readCase(caseId);
      const [filed] = stored.events;
      if (filed?.type !== 'case-filed') throw new Error('a case begins with its filing');
      const isEnded = stored.events.some(({ type }) => type === 'case-settled');
      const input = { caseId, events: stored.events, documents: stored.documents };
      const handle = isEnded
        ? await this.begin(amendmentStart(input))
        : this.client.workflow.getHandle(caseWorkflowId({ bundle: filed.data.bundle, caseId }));
      const reply = await handle
        .executeUpdate(orderUpdate, {
          args: [{ version: 1, order, atMs: Date.now() }],
          updateId: orderUpdateId(order, randomUUID()),
        })
        .then(saidOf, rejectionOf);
      if (reply !== 'case-ended') return reply;
      await this.register.until(caseId, ({ settledAt }) => settledAt !== null);
    }
  }

  private async begin({ type, options }: CaseStart): Promise<WorkflowHandle> {
    const started = { ...options, workflowIdConflictPolicy: 'USE_EXISTING' } as const;
    const handle = await this.client.workflow.start(type, started);
    this.runs.set(handle.firstExecutionRunId, handle.workflowId);
    return handle;
  }
}

/** An ended workflow says nothing any more. */
function rejectionOf(error: unknown): string {
  if (error instanceof WorkflowNotFoundError) return 'case-ended';
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (cause instanceof ApplicationFailure && cause.type) return cause.type;
  throw error;
}

/** One fleet for all tests of a file. */
export function useCaseFleet(build: () => Promise<string> = buildWorkflowBundle): CaseFleet {
  const fleet = new CaseFleet();
  beforeAll(async () => {
    quietRuntime();
    await fleet.start(await build());
  }, 120_000);
  afterAll(() => fleet.stop(), 60_000);
  return fleet;
}

/** A burst of first tasks makes the time-skipping server lose some: they are scheduled and never handed out. */
const rampMs = 150;

/** Does something for each, so many at once; gives what came of each, in order. Where one fails, the others end first. */
export async function eachAtOnce<T, R>(
  items: readonly T[],
  limit: number,
  act: (item: T, i: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const failures: unknown[] = [];
  const work = async (lane: number) => {
    await delay(lane * rampMs);
    for (const [i, item] of rest) {
      if (failures.length > 0) return;
      results[i] = await act(item, i);
    }
  };
  const lanes = Array.from({ length: limit }, (_, lane) => work(lane));
  await Promise.all(lanes.map((lane) => lane.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
  return results;
}
