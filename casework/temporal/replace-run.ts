/** A case goes on from the record in another run: a run can be replaced at any point. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Register } from '../../register/register';
import { hasEnded } from '../case-on-record';
import { replacedReason, type KnownRun } from './known-runs';
import { amendmentStart, caseStart, inputOf } from './start-options';

export interface Replacing {
  client: Client;
  register: Pick<Register, 'readCase'>;
}

/** `over` where the case has come to its end meanwhile, `running` where somebody else has started it. */
export async function startFromRecord(
  { client, register }: Replacing,
  caseId: string,
): Promise<'started' | 'over' | 'running'> {
  const stored = await register.readCase(caseId);
  const recorded = { ...stored, caseId };
  const isEnded = hasEnded(stored);
  if (isEnded && stored.events.at(-1)?.type === 'case-settled') return 'over';
  const { type, options } = isEnded ? amendmentStart(recorded) : caseStart(recorded);
  try {
    // Also where the run has completed: then the register has lost what it had recorded.
    const args = [{ ...inputOf(recorded, !isEnded), isResumed: true }];
    await client.workflow.start(type, { ...options, args, workflowIdReusePolicy: 'ALLOW_DUPLICATE' });
    return 'started';
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return 'running';
  }
}

/** Of runs that know less than the record: what they would go on with has happened otherwise. */
export async function replaceRuns(
  replacing: Replacing,
  { caseId, runs }: { caseId: string; runs: readonly KnownRun[] },
): Promise<void> {
  for (const { workflowId, runId, isRunning } of runs) {
    if (!isRunning) continue;
    const handle = replacing.client.workflow.getHandle(workflowId, runId);
    await handle.terminate(replacedReason).catch(unlessGone);
  }
  await startFromRecord(replacing, caseId);
}

function unlessGone(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}
