import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/activities';
import { giveOrder, OrderRejected } from '../../case-client/give-order';
import { caseStart } from '../../case-client/start-options';
import { searchAttributes } from '../../runtime/temporal/server-settings';
import type { CaseInput } from '../../workflows/case-input';
import { caseTaskQueue } from '../../workflows/messages';
import { ModelAgencies } from './model-agencies';
import { ModelCase } from './model-case';
import { ModelRegister } from './model-register';
import { quietRuntime } from './running-case';
import { buildWorkflowBundle, startTimeSkipping } from './temporal';

/**
 * Many cases side by side on one time-skipping server, with the real activities over agencies and a register of plain
 * memory. The worker keeps no workflow: between any two steps each case is forgotten, and replayed for the next.
 */
export class CaseFleet {
  readonly agencies = new ModelAgencies();
  readonly register = new ModelRegister();
  private env!: TestWorkflowEnvironment;
  private client!: Client;
  private worker!: Worker;
  private running!: Promise<void>;

  async start(bundle: string): Promise<void> {
    this.env = await startTimeSkipping();
    // The server's own client would let its clock run on while it awaits a result.
    this.client = new Client({ connection: this.env.connection });
    const { client, register, agencies } = this;
    const keyword = 2;
    await this.env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(Object.keys(searchAttributes).map((name) => [name, keyword])),
    });
    this.worker = await Worker.create({
      connection: this.env.nativeConnection,
      taskQueue: caseTaskQueue,
      workflowBundle: { code: bundle },
      maxCachedWorkflows: 0,
      maxConcurrentWorkflowTaskExecutions: 10,
      activities: createActivities({
        register,
        send: agencies.send,
        giveOrder: async (input) => {
          try {
            await giveOrder({ client, register }, input);
            return 'given';
          } catch (error) {
            if (error instanceof OrderRejected) return 'rejected';
            throw error;
          }
        },
      }),
    });
    this.running = this.worker.run();
  }

  async stop(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    await this.env.teardown();
  }

  /** Files a case and starts its workflow. */
  async file(input: CaseInput): Promise<ModelCase> {
    const { client, register, agencies } = this;
    register.file(input);
    const { type, options } = caseStart(input);
    const handle = await client.workflow.start(type, options);
    return new ModelCase({ client, register, agencies, handle, caseId: input.caseId });
  }
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

/** Does something for each, so many at once; gives what came of each, in order. */
export async function eachAtOnce<T, R>(items: readonly T[], limit: number, act: (item: T, i: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const work = async () => {
    for (const [i, item] of rest) results[i] = await act(item, i);
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
