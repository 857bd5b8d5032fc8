import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Register } from '../../register/register';
import { beforeAllCases, type SilentCase } from '../../register/silent-cases';
import { amendmentWorkflowId, caseWorkflowId } from '../../workflows/messages';
import { hasEnded } from '../case-on-record';
import { amendmentStart, caseStart, inputOf } from './start-options';

/** A case that has recorded something since then has a run. */
const silentForMs = 20_000;
const atOnce = 1_000;

export interface Resuming {
  client: Client;
  register: Pick<Register, 'silentCases' | 'readCase'>;
  /** Whether a case whose run is gone is to be given another now. */
  mayResume: (caseId: string) => boolean;
  resumed: (caseId: string) => void;
  /** Told of each case that could not be given one, and why. */
  failed: (caseId: string, why: unknown) => void;
  isStopped: () => boolean;
}

/**
 * Gives every open case whose run is gone another, which goes on from the record: the run was terminated, or has failed,
 * or the server does not know it. Asks the server once for all its running workflows, and not at all where every case has
 * had news; what that list says is certain only once the start of another run has been taken.
 */
export async function resumeRuns(resuming: Resuming): Promise<void> {
  let running: ReadonlySet<string> | undefined;
  for (let after = beforeAllCases, isLast = false; !isLast;) {
    const silent = await resuming.register.silentCases({ silentForMs, after, limit: atOnce });
    if (silent.length === 0) return;
    running ??= await runningWorkflows(resuming.client);
    for (const one of silent) {
      if (resuming.isStopped()) return;
      const { caseId } = one;
      if (hasRun(running, one) || !resuming.mayResume(caseId)) continue;
      await resume(resuming, caseId).catch((why: unknown) => resuming.failed(caseId, why));
    }
    after = silent.at(-1)?.caseId ?? after;
    isLast = silent.length < atOnce;
  }
}

async function runningWorkflows({ workflow }: Client): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { workflowId } of workflow.list({ query: 'ExecutionStatus = "Running"' }))
    ids.add(workflowId);
  return ids;
}

function hasRun(running: ReadonlySet<string>, one: SilentCase): boolean {
  return running.has(caseWorkflowId(one)) || running.has(amendmentWorkflowId(one));
}

async function resume({ client, register, resumed }: Resuming, caseId: string): Promise<void> {
  const stored = await register.readCase(caseId);
  const recorded = { ...stored, caseId };
  const isEnded = hasEnded(stored);
  // It has come to its end meanwhile.
  if (isEnded && stored.events.at(-1)?.type === 'case-settled') return;
  const { type, options } = isEnded ? amendmentStart(recorded) : caseStart(recorded);
  try {
    // Also where the run has completed: then the register has lost what it had recorded.
    const args = [{ ...inputOf(recorded, !isEnded), isResumed: true }];
    await client.workflow.start(type, { ...options, args, workflowIdReusePolicy: 'ALLOW_DUPLICATE' });
    resumed(caseId);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
