import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';
import { callbackOverdueAfterMs, findDecision } from '../calls';
import { decisionArrived, getDossierKey, owesDecision } from './await-decision';
import type { CaseRun } from './case-run';
import { untilOverOrMissed } from './deadline';
import { deliverDossier } from './file-step';

/**
 * Asks the agencies whose callbacks are overdue. One timer serves all steps of the case: whoever was waited for when
 * it was set and still is when it fires is asked, until the decision is there by whichever way it comes first.
 */
export async function watchCallbacks(run: CaseRun): Promise<never> {
  const asked = new Set<string>();
  const unasked = () => waitsOf(run).filter(({ wait }) => !asked.has(wait));
  for (;;) {
    await condition(() => unasked().length > 0);
    const before = new Set(unasked().map(({ wait }) => wait));
    await sleep(callbackOverdueAfterMs);
    for (const { id, wait } of unasked()) {
      if (!before.has(wait)) continue;
      asked.add(wait);
      // A word that leaves the wait as it was must not be the last that is asked for.
      void askUntilDecided(run, id).finally(() => asked.delete(wait));
    }
  }
}

/** The decisions owed now; a wait that has ended and one that follows it have different names. */
function waitsOf({ file }: CaseRun): { id: string; wait: string }[] {
  return file.steps.flatMap((step) => {
    const { id } = step.plan;
    const state = file.stateOf(id);
    return owesDecision(state, step) ? [{ id, wait: `${step.dossierKey ?? id}/${state}` }] : [];
  });
}

async function askUntilDecided(run: CaseRun, id: string): Promise<void> {
  const arrived = decisionArrived(run, id);
  const asking = new CancellationScope();
  const stopped = asking
    .run(() => ask(run, id))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  await untilOverOrMissed(arrived, run.file, id);
  asking.cancel();
  await stopped;
}

async function ask(run: CaseRun, id: string): Promise<void> {
  const { file, inbox } = run;
  const { plan } = file.step(id);
  const { caseId } = file.filed;
  const key = getDossierKey(run, id);
  for (;;) {
    const answer = await findDecision({
      agency: plan.agency,
      key,
      caseId,
      step: id,
      known: inbox.knownIds(key),
    });
    if (answer !== 'never-arrived') return inbox.put(answer);
    // The agency has lost what it had acknowledged: the same dossier under the same key has one effect.
    const { atMs, refused } = await deliverDossier(run, id);
    if (!refused) continue;
    if (file.stateOf(id) === 'with-agency') file.emit('step-stuck', { step: id, data: refused, atMs });
    return;
  }
}
