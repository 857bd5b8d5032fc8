/** A Temporal that was restored to an earlier day has runs that know less than the record, and send what was sent before. */
import { runsBehind, type KnownRun } from './known-runs';
import { replaceRuns } from './replace-run';
import { codeOf, inParts, isTooMuch, type Resuming } from './resuming';

/**
 * Each look takes some of the cases recorded since the look before the last, which is all of them where there are few.
 * What has just been recorded by the task that ends a case may not be durable yet.
 */
const sample = { silentForMs: 3_000, withinMs: 45_000, limit: 50 } as const;
const silentForMs = 5_000;
/** After a sign of a loss everything is gone through for so long: what was lost just then shows only a little later. */
const checkedForMs = 60_000;
/** For so long every server keeps a run that has ended. */
const keptMs = 86_400_000;
const atOnce = 100;

/** Gives what looks for a loss, and goes through these cases, which have a run, while there is reason to. */
export function createLossWatch(resuming: Resuming): (caseIds: readonly string[]) => Promise<void> {
  /** One loss is not made good again and again. */
  const known = new Set<string>();
  let checkUntilMs = 0;
  return async (caseIds) => {
    const signs = await signsOfLoss(resuming);
    if (signs.some((sign) => !known.has(sign))) checkUntilMs = Date.now() + checkedForMs;
    for (const sign of signs) known.add(sign);
    if (Date.now() >= checkUntilMs) return;
    if (!(await replaceWhatIsBehind(resuming, caseIds))) checkUntilMs = Date.now() + checkedForMs;
  };
}

/** What was recorded last, and of which the server has less. */
async function signsOfLoss({ client, register }: Resuming): Promise<string[]> {
  const recorded = await register.someRecordedLately(sample);
  const isKept = recorded.filter((one) => !one.hasSettled || one.recordedMs > Date.now() - keptMs);
  const signs: string[] = [];
  for (const one of isKept)
    if (await runsBehind(client, one)) signs.push(`${one.caseId}/${String(one.recordedMs)}`);
  return signs;
}

/**
 * Every run of these cases that is behind the record makes place for one that goes on from there; where there are too
 * many, people decide. Whether nothing is left to be done.
 */
async function replaceWhatIsBehind(resuming: Resuming, caseIds: readonly string[]): Promise<boolean> {
  const { register, client, isStopped } = resuming;
  const behind: Behind[] = [];
  for (const part of inParts(caseIds, atOnce)) {
    for (const one of await register.recordedRuns({ caseIds: part, silentForMs })) {
      if (isStopped()) return false;
      const runs = await runsBehind(client, one);
      if (runs) behind.push({ caseId: one.caseId, runs });
    }
  }
  const note = (found: readonly Behind[], code: string) =>
    register.noteFindings(found.map(({ caseId }) => ({ cause: 'engine-behind', caseId, code })));
  await note(behind, 'restored');
  if (isTooMuch(behind.length, await register.countOpen())) return false;
  let isDone = true;
  for (const one of behind) {
    const problem = isStopped() ? 'stopped' : await replace(resuming, one);
    if (problem === undefined) continue;
    isDone = false;
    await note([one], problem);
  }
  return isDone;
}

interface Behind {
  caseId: string;
  runs: KnownRun[];
}

/** Why it could not be; undefined where it was. */
async function replace(resuming: Resuming, { caseId, runs }: Behind): Promise<string | undefined> {
  try {
    await replaceRuns(resuming, { caseId, runs });
    await resuming.resumed(caseId, 'engine-behind');
    await resuming.register.closeFindings({ caseId, causes: ['engine-behind', 'run-gone'] });
    return undefined;
  } catch (why) {
    resuming.failed(caseId, why);
    return codeOf(why);
  }
}
