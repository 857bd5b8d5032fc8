import type { WorkerOptions } from '@temporalio/worker';

/** The worker's knobs, measured in docs/performance.md. */
export const workerSettings = {
  /**
   * A workflow task that no poll waits for spills to the server's database: one more write. As many polls as tasks, so
   * that there is always one; left to scale themselves they came too late, and one task in four spilled.
   */
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 40 },
  activityTaskPollerBehavior: { type: 'autoscaling' },
  /** New cases arrive on the shared queue, not on the sticky one. */
  nonStickyToStickyPollRatio: 0.4,
  /** How long a case stands still after a kill of the worker that had it cached. */
  stickyQueueScheduleToStartTimeout: '3 seconds',
  maxCachedWorkflows: 2_000,
  /**
   * About as many as two cores serve well within a task's time-out; what is more waits at the server, where no clock
   * runs. With 100, a burst of 200 cases timed most of its tasks out.
   */
  maxConcurrentWorkflowTaskExecutions: 40,
  /** Activities wait for HTTP and the database, so many fit. */
  maxConcurrentActivityTaskExecutions: 200,
  maxConcurrentLocalActivityExecutions: 200,
} as const satisfies Partial<WorkerOptions>;
