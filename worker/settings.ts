import type { WorkerOptions } from '@temporalio/worker';

/** The worker's knobs, measured in docs/performance.md. */
export const workerSettings = {
  /** Long polls follow the load; too few make tasks spill to the server's database. */
  workflowTaskPollerBehavior: { type: 'autoscaling' },
  activityTaskPollerBehavior: { type: 'autoscaling' },
  /** New cases arrive on the shared queue, not on the sticky one. */
  nonStickyToStickyPollRatio: 0.4,
  /** How long a case stands still after a kill of the worker that had it cached. */
  stickyQueueScheduleToStartTimeout: '3 seconds',
  maxCachedWorkflows: 2_000,
  /**
   * As many as two cores serve well within a task's time-out; what is more waits at the server, where no clock runs.
   * With 100, a burst of 200 cases timed most of its tasks out.
   */
  maxConcurrentWorkflowTaskExecutions: 30,
  /** Activities wait for HTTP and the database, so many fit. */
  maxConcurrentActivityTaskExecutions: 200,
  maxConcurrentLocalActivityExecutions: 200,
} as const satisfies Partial<WorkerOptions>;
