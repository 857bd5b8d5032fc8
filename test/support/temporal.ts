import { TestWorkflowEnvironment } from '@temporalio/testing';
import pino from 'pino';
import { findTimeSkippingServer } from '../../runtime/temporal/find-server';
import { buildWorkflowBundle } from '../../worker/workflow-bundle';

/** The time-skipping server, found as the product finds its own. */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = await findTimeSkippingServer({ log: pino({ level: 'silent' }) });
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
}

export { buildWorkflowBundle };
