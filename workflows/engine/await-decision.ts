import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { callbackOverdueAfterMs, findDecision } from '../calls';
import type { CaseRun } from './case-run';
import { deliver } from './deliver';
import { filingOf } from './file-step';

/**
 * The next decision on a step's dossier: by callback, or by asking once a callback is overdue. Undefined when the step
 * has meanwhile become another matter.
 */
export async function awaitDecision(run: CaseRun, id: string): Promise<AgencyDecision | undefined> {
  const key = getDossierKey(run, id);
  const state = run.file.stateOf(id);
  const arrived = () => run.inbox.has(key) || run.file.stateOf(id) !== state;
  if (!(await condition(arrived, callbackOverdueAfterMs))) await askUntil(arrived, run, id);
  return run.inbox.take(key);
}

/** Asks the agency until the decision is there, by whichever way it comes first; marks a deadline that passes. */
async function askUntil(arrived: () => boolean, run: CaseRun, id: string): Promise<void> {
  const asking = new CancellationScope();
  const answered = asking.run(() => ask(run, id));
  const stopped = answered.catch((error: unknown) => {
    if (!isCancellation(error)) throw error;
  });
  if (!(await condition(arrived, msUntilDue(run, id)))) {
    markMissedDeadline(run, id);
    await condition(arrived);
  }
  asking.cancel();
  await stopped;
}

async function ask(run: CaseRun, id: string): Promise<void> {
  const { file, inbox } = run;
  const { plan, round } = file.step(id);
  const { caseId } = file.filed;
  const key = getDossierKey(run, id);
  for (;;) {
    const answer = await findDecision({
      agency: plan.agency,
      key,
      caseId,
      step: id,
      known: inbox.knownIds(),
    });
    if (answer !== 'never-arrived') return inbox.put(answer);
    // The agency has lost what it had acknowledged: the same dossier under the same key has one effect.
    const filing = filingOf(run, id, round);
    const { atMs, refused } = await deliver(run, {
      what: 'delivery',
      agency: plan.agency,
      step: id,
      key,
      filing,
    });
    if (refused) return file.emit('step-stuck', { step: id, data: refused, atMs });
  }
}

function markMissedDeadline({ file }: CaseRun, id: string): void {
  const { dueAt, overdueReasons } = file.step(id);
  if (overdueReasons.length === 0) file.emit('deadline-missed', { step: id, data: { dueAt } });
}

/** At least a moment, for a term of the same day may have ended before the asking began. */
function msUntilDue({ file }: CaseRun, id: string): number {
  return Math.max(Date.parse(file.step(id).dueAt) - Date.now(), 1);
}

function getDossierKey({ file }: CaseRun, id: string): string {
  const { dossierKey } = file.step(id);
  if (!dossierKey) throw new Error(`step ${id} has not been filed`);
  return dossierKey;
}
