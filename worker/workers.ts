import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../activities/activities';
import { deliveryTaskQueue } from '../workflows/messages';

export interface WorkersOptions extends Omit<Partial<WorkerOptions>, 'activities' | 'connection'> {
  connection: NativeConnection;
  /** Of the cases. */
  taskQueue: string;
  activities: Activities;
}

/** What a process works with: cases and what has to be done for them at once, and deliveries apart. */
export interface Workers {
  cases: Worker;
  deliveries: Worker;
}

/**
 * Two workers, each with slots of its own: deliveries wait for agencies, and however many hang, there is room to record,
 * to give orders and to go on with cases. Both know all activities, as whatever was once put on either queue.
 */
export async function createWorkers(options: WorkersOptions): Promise<Workers> {
  const { connection, taskQueue, activities, namespace, activityTaskPollerBehavior } = options;
  const cases = await Worker.create(options);
  const deliveries = await Worker.create({
    connection,
    taskQueue: deliveryTaskQueue(taskQueue),
    activities,
    maxConcurrentActivityTaskExecutions: maxDeliveries,
    ...(namespace !== undefined && { namespace }),
    ...(activityTaskPollerBehavior && { activityTaskPollerBehavior }),
  });
  return { cases, deliveries };
}

/** They wait for HTTP alone; more than all agencies' lanes together hold (activities/agency-lanes.ts). */
const maxDeliveries = 200;

/** Resolves once both have ended; rejects when either fails. */
export async function runWorkers({ cases, deliveries }: Workers): Promise<void> {
  await Promise.all([cases.run(), deliveries.run()]);
}

export function shutDownWorkers({ cases, deliveries }: Workers): void {
  deliveries.shutdown();
  cases.shutdown();
}
