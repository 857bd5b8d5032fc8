import { setTimeout as pause } from 'node:timers/promises';
import type { NotedFinding } from '../../register/findings';
import { beforeAllCases, type SilentCase } from '../../register/silent-cases';
import { amendmentWorkflowId, caseWorkflowId } from '../../workflows/messages';
import { createLossWatch } from './engine-behind';
import { caseIdIn, howItEnded, runningWorkflows } from './known-runs';
import { startFromRecord } from './replace-run';
import { codeOf, inParts, isTooMuch, silentForMs, type Resuming } from './resuming';

const atOnce = 1_000;
/** Twenty a second. */
const betweenMs = 50;
/** What is lost again after that is nothing that another run mends. */
const repairsADay = 3;

/**
 * Gives an open case whose run is gone another, which goes on from the record: the run has failed, or the server does not
 * know it. So it gives those whose runs know less than the record, where the server has lost something. Somebody who
 * terminated a run had a reason, and so many at once have one cause: those wait for people. Asks the server once for all
 * its running workflows; what it says is believed when it says it twice, and is certain only once the start of another
 * run has been taken. A case that stands without a run, or a run without a case, is written down.
 */
export function createRunSweep(resuming: Resuming): () => Promise<void> {
  const watchLoss = createLossWatch(resuming);
  let before: ReadonlySet<string> = new Set();
  return async () => {
    const running = await runningWorkflows(resuming.client);
    const caseIds = caseIdsOf(running);
    // Before lost runs are replaced: their absence is a sign too.
    await watchLoss(caseIds);
    const lost = await lostCases(resuming, running);
    await resumeLost(resuming, { lost, before });
    before = new Set(lost.map(({ caseId }) => caseId));
    await findMissing(resuming, caseIds);
  };
}

async function lostCases({ register }: Resuming, running: ReadonlySet<string>): Promise<SilentCase[]> {
  const lost: SilentCase[] = [];
  for (let after = beforeAllCases, isLast = false; !isLast;) {
    const silent = await register.silentCases({ silentForMs, after, limit: atOnce });
    lost.push(...silent.filter((one) => !hasRun(running, one)));
    after = silent.at(-1)?.caseId ?? after;
    isLast = silent.length < atOnce;
  }
  return lost;
}

function hasRun(running: ReadonlySet<string>, one: SilentCase): boolean {
  return running.has(caseWorkflowId(one)) || running.has(amendmentWorkflowId(one));
}

async function resumeLost(
  resuming: Resuming,
  { lost, before }: { lost: readonly SilentCase[]; before: ReadonlySet<string> },
): Promise<void> {
  const waitsForPeople = isTooMuch(lost.length, await resuming.register.countOpen());
  const standing: NotedFinding[] = [];
  for (const one of lost) {
    if (resuming.isStopped()) return;
    const isCertain = before.has(one.caseId) && !waitsForPeople;
    const code = await (isCertain ? resume(resuming, one) : howItEnded(resuming.client, one));
    if (code !== undefined) standing.push({ cause: 'run-gone', caseId: one.caseId, code });
  }
  await resuming.register.noteFindings(standing);
}

/** Why the case still stands without a run; undefined where it does not. */
async function resume(resuming: Resuming, one: SilentCase): Promise<string | undefined> {
  const { register, client, resumed, failed } = resuming;
  const { caseId } = one;
  const ended = await howItEnded(client, one);
  if (ended === 'terminated') return ended;
  if ((await register.countRepairs(caseId)) >= repairsADay) return 'lost-again';
  try {
    if ((await startFromRecord(resuming, caseId)) === 'started') await resumed(caseId, 'run-gone');
    await register.closeFindings({ caseId, causes: ['run-gone'] });
    await pause(betweenMs);
    return undefined;
  } catch (why) {
    failed(caseId, why);
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

function caseIdsOf(workflowIds: ReadonlySet<string>): string[] {
  return [...workflowIds].flatMap((id) => caseIdIn(id) ?? []);
}
