import { condition } from '@temporalio/workflow';
import type { StepState } from '../../domain/case-view';
import type { FoldedStep } from '../../domain/fold/case-state';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { CaseRun } from './case-run';

/** Whether an agency still owes a word on the step; a grant on a provisional paper is followed by another. */
export function owesDecision(state: StepState, { provisionalSince }: FoldedStep): boolean {
  return state === 'with-agency' || (state === 'granted' && provisionalSince !== null);
}

/** The next decision on a step's dossier; undefined when the step has meanwhile become another matter. */
export async function awaitDecision(run: CaseRun, id: string): Promise<AgencyDecision | undefined> {
  await condition(decisionArrived(run, id));
  return run.inbox.take(getDossierKey(run, id));
}

/** Whether the wait that the step is in now is over. */
export function decisionArrived(run: CaseRun, id: string): () => boolean {
  const key = getDossierKey(run, id);
  const state = run.file.stateOf(id);
  return () => run.inbox.has(key) || run.file.stateOf(id) !== state;
}

export function getDossierKey({ file }: CaseRun, id: string): string {
  const { dossierKey } = file.step(id);
  if (!dossierKey) throw new Error(`step ${id} has not been filed`);
  return dossierKey;
}
