import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { RecordedCase } from '../../domain/case-events';
import type { CaseView } from '../../domain/case-view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import {
  amendmentWorkflowId,
  amendmentWorkflowType,
  caseView,
  decisionsReceived,
  order as orderUpdate,
  orderUpdateId,
  type Order,
  type OrderAnswer,
  type OrderGiven,
  type OrderReply,
} from '../../workflows/messages';
import { caseStart, inputOf } from '../../casework/temporal/start-options';
import { createWorkers } from '../../worker/workers';
import type { FakeAgencies } from './fake-agencies';

/** One case on the time-skipping server, with a worker of its own. */
export interface RunningCase {
  caseId: string;
  handle: WorkflowHandle;
  decide(decision: AgencyDecision): Promise<void>;
  order(order: Order): Promise<OrderReply>;
  view(): Promise<CaseView>;
  /** The first view that fits; asks again until there is one. */
  until(fits: (view: CaseView) => boolean): Promise<CaseView>;
}

export async function withCase(
  {
    env,
    bundle,
    agencies,
    input,
    amending,
    activitySlots = 100,
  }: {
    env: TestWorkflowEnvironment;
    bundle: string;
    agencies: FakeAgencies;
    input: RecordedCase;
    /** The case has ended, and is taken up for this order. */
    amending?: Order;
    /** Of the worker that the case runs on. */
    activitySlots?: number;
  },
  story: (running: RunningCase) => Promise<void>,
): Promise<void> {
  const taskQueue = randomUUID();
  const workers = await createWorkers({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: { code: bundle },
    activities: { ...agencies.activities },
    maxConcurrentActivityTaskExecutions: activitySlots,
  });
  const ofDeliveries = workers.deliveries.run();
  const told = workers.cases.runUntil(async () => {
    const handle = amending
      ? await takeUp({ env, taskQueue, input, order: amending })
      : await start({ env, taskQueue, input });
    const view = () => handle.query(caseView);
    await story({
      caseId: input.caseId,
      handle,
      view,
      order: async (order) => replyIn(await handle.executeUpdate(orderUpdate, await givenTo(env, order))),
      decide: async (decision) => {
        const received = [{ decision, atMs: await env.currentTimeMs() }];
        await handle.signal(decisionsReceived, { version: 1, received });
      },
      until: async (fits) => {
        for (;;) {
          const now = await view();
          if (fits(now)) return now;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
    });
  });
  try {
    await told;
  } finally {
    workers.deliveries.shutdown();
    await ofDeliveries;
  }
}

interface Start {
  env: TestWorkflowEnvironment;
  taskQueue: string;
  input: RecordedCase;
}

function start({ env, taskQueue, input }: Start): Promise<WorkflowHandle> {
  const { type, options } = caseStart(input);
  const { workflowId, args = [] } = options;
  return env.client.workflow.start(type, { taskQueue, workflowId, args });
}

/** As whoever gives an order to an ended case: the workflow is started with it. */
async function takeUp({ env, taskQueue, input, order }: Start & { order: Order }): Promise<WorkflowHandle> {
  const startWorkflowOperation = new WithStartWorkflowOperation(amendmentWorkflowType, {
    taskQueue,
    workflowId: amendmentWorkflowId(input),
    args: [inputOf(input, false)],
    workflowIdConflictPolicy: 'FAIL',
  });
  const told = { ...(await givenTo(env, order)), startWorkflowOperation };
  replyIn(await env.client.workflow.executeUpdateWithStart(orderUpdate, told));
  return startWorkflowOperation.workflowHandle();
}

async function givenTo(env: TestWorkflowEnvironment, order: Order) {
  const args: [OrderGiven] = [{ version: 1, order, atMs: await env.currentTimeMs() }];
  return { args, updateId: orderUpdateId(order, randomUUID()) };
}

function replyIn(answer: OrderAnswer): OrderReply {
  if (answer.kind === 'rejected') throw new Error(`the order was rejected: ${answer.rejection}`);
  return answer.reply;
}

/** Warnings of the SDK's core too are left out: tests bring them about on purpose. */
export function quietRuntime(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } });
}
