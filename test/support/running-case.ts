import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import type { WorkflowHandle } from '@temporalio/client';
import type { CaseView } from '../../domain/case-view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import {
  caseView,
  caseWorkflowId,
  caseWorkflowType,
  decisionReceived,
  order as orderUpdate,
  type Order,
  type OrderReply,
} from '../../workflows/messages';
import type { CaseInput } from '../../workflows/case-input';
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
  }: { env: TestWorkflowEnvironment; bundle: string; agencies: FakeAgencies; input: CaseInput },
  story: (running: RunningCase) => Promise<void>,
): Promise<void> {
  const taskQueue = randomUUID();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: { code: bundle },
    activities: { ...agencies.activities },
  });
  await worker.runUntil(async () => {
    const bundleId = input.events[0]?.type === 'case-filed' ? input.events[0].data.bundle : '';
    const handle = await env.client.workflow.start(caseWorkflowType(bundleId), {
      taskQueue,
      workflowId: caseWorkflowId({ bundle: bundleId, caseId: input.caseId }),
      args: [input],
    });
    const view = () => handle.query(caseView);
    await story({
      caseId: input.caseId,
      handle,
      view,
      order: (order) => handle.executeUpdate(orderUpdate, { args: [order], updateId: order.id }),
      decide: (decision) => handle.signal(decisionReceived, decision),
      until: async (fits) => {
        for (;;) {
          const now = await view();
          if (fits(now)) return now;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
    });
  });
}

/** Warnings of the SDK's core too are left out: tests bring them about on purpose. */
export function quietRuntime(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } });
}
