import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { RecordedCase } from '../../domain/case-events';
import { caseInput } from './declarations';
import { FakeAgencies } from './fake-agencies';
import { quietRuntime, withCase, type RunningCase } from './running-case';
import { buildWorkflowBundle, startTimeSkipping } from './temporal';

/** A time-skipping server and agencies of its own for each test of the file: awaiting a result lets its clock run on by years. */
export class CaseServer {
  env!: TestWorkflowEnvironment;
  bundle!: string;
  agencies!: FakeAgencies;

  /** Tells a story of one case from its filing on. */
  run(story: (running: RunningCase) => Promise<void>, input: RecordedCase = caseInput()): Promise<void> {
    const { env, bundle, agencies } = this;
    return withCase({ env, bundle, agencies, input }, story);
  }
}

export function useCaseServer(): CaseServer {
  const server = new CaseServer();
  beforeAll(async () => {
    quietRuntime();
    server.bundle = await buildWorkflowBundle();
  }, 120_000);
  beforeEach(async () => {
    server.env = await startTimeSkipping();
    server.agencies = new FakeAgencies();
  }, 60_000);
  afterEach(() => server.env.teardown());
  return server;
}
