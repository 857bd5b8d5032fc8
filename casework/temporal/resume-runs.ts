import type { NotedFinding } from '../../register/findings';
import { beforeAllCases, type SilentCase } from '../../register/silent-cases';
import { amendmentWorkflowId, caseWorkflowId } from '../../workflows/messages';
import { createLossWatch } from './engine-behind';
import { runningWorkflows } from './known-runs';
import { startFromRecord } from './replace-run';
import { codeOf, inParts, silentForMs, type Resuming } from './resuming';

const atOnce = 1_000;

/**
 * Gives every open case whose run is gone another, which goes on from the record: the run was terminated, or has failed,
 * or the server does not know it. So it gives those whose runs know less than the record, where the server has lost
 * something. Asks the server once for all its running workflows; what that list says is certain only once the start of
 * another run has been taken. A case that still stands without a run, or a run without a case, is written down.
 */
export function createRunSweep(resuming: Resuming): () => Promise<void> {
  const watchLoss = createLossWatch(resuming);
  return async () => {
    const running = await runningWorkflows(resuming.client);
    const caseIds = caseIdsOf(running);
    // Before lost runs are replaced: their absence is a sign too.
    await watchLoss(caseIds);
    await resumeLost(resuming, running);
    await findMissing(resuming, caseIds);
  };
}

async function resumeLost(resuming: Resuming, running: ReadonlySet<string>): Promise<void> {
  for (let after = beforeAllCases, isLast = false; !isLast;) {
    const silent = await resuming.register.silentCases({ silentForMs, after, limit: atOnce });
    const standing: NotedFinding[] = [];
    for (const one of silent) {
      if (resuming.isStopped()) return;
      const code = hasRun(running, one) ? undefined : await resume(resuming, one.caseId);
      if (code !== undefined) standing.push({ cause: 'run-gone', caseId: one.caseId, code });
    }
    await resuming.register.noteFindings(standing);
    after = silent.at(-1)?.caseId ?? after;
    isLast = silent.length < atOnce;
  }
}

function hasRun(running: ReadonlySet<string>, one: SilentCase): boolean {
  return running.has(caseWorkflowId(one)) || running.has(amendmentWorkflowId(one));
}

/** Why the case still stands without a run; undefined where it does not. */
async function resume(resuming: Resuming, caseId: string): Promise<string | undefined> {
  if (!resuming.mayResume(caseId)) return 'lost-again';
  try {
    if ((await startFromRecord(resuming, caseId)) === 'started') resuming.resumed(caseId, 'run-gone');
    return undefined;
  } catch (why) {
    resuming.failed(caseId, why);
    return codeOf(why);
  }
}

/** Nothing can be recorded of them, and they wait: only whoever keeps the register can bring their cases back. */
async function findMissing({ register }: Resuming, caseIds: readonly string[]): Promise<void> {
  for (const part of inParts(caseIds, atOnce)) {
    const missing = await register.casesNotOnFile(part);
    await register.noteFindings(
      missing.map((caseId) => ({ cause: 'case-missing', caseId, code: 'not-on-file' })),
    );
  }
}

const caseWorkflow = /^[\w-]+:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function caseIdsOf(workflowIds: ReadonlySet<string>): string[] {
  return [...workflowIds].flatMap((id) => caseWorkflow.exec(id)?.[1] ?? []);
}
