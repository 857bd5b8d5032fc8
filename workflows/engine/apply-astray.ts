import { getStepState, type CaseState, type Stray } from '../../domain/fold/case-state';
import { askedBack } from '../../domain/fold/folded-step';
import { mayBeGranted } from '../../domain/fold/step-state';
import type { CaseRun } from './case-run';
import { contradict, saidOf } from './decide-step';
import { appointTurnedUp, moveDeadlines } from './watch-deadlines';

/**
 * Decisions on dossiers that had gone astray. One that is granted counts, whatever the step has gone on with: its agency
 * has one record of the step, and every later dossier has to follow it. What is refused has come to nothing.
 */
export function applyAstray(run: CaseRun): void {
  const { history, underway } = run;
  for (const stray of history.folded.strays) {
    const { dossierKey, step, turnedUp, isDecided } = stray;
    const word = underway.latestOf(dossierKey);
    if (word === undefined) continue;
    if (turnedUp === null) turnUp(run, stray);
    else if (!isDecided) continue;
    else if (word !== 'granted') history.emit('dossier-returned', { step, data: { dossierKey } });
    else if (isGivenUp(history.folded, stray)) contradictGrants(run, stray);
    else if (isStepFree(run, step)) takeUp(run, stray);
  }
}

/** It was to be filed again, and since then what it was for has been taken back. */
function isGivenUp(state: CaseState, { step, recall }: Stray): boolean {
  return recall.how === 'recalled' && !mayBeGranted(state, getStepState(state, step));
}

function contradictGrants(run: CaseRun, { step, dossierKey }: Stray): void {
  for (const decision of run.underway.takeDecisions(dossierKey))
    if (decision.decision === 'granted') contradict(run, step, saidOf(run.history.step(step), decision));
}

function turnUp(run: CaseRun, { step, dossierKey }: Stray): void {
  run.history.emit('dossier-turned-up', { step, data: { dossierKey } });
  appointTurnedUp(run, { step, dossierKey });
}

function takeUp(run: CaseRun, { step, dossierKey }: Stray): void {
  const { progress } = run.history.step(step);
  run.history.emit('dossier-taken-up', { step, data: { dossierKey } });
  appointTurnedUp(run, { step, dossierKey });
  if (progress === 'awaiting-citizen') moveDeadlines(run, { why: 'paused' });
}

/** Of the dossier that the step has gone on with it is known whether its agency holds it. */
export function isStepFree({ history, underway }: CaseRun, id: string): boolean {
  const step = history.step(id);
  if (askedBack(step) || step.dossier.supplement || underway.findCarrierOf(id)) return false;
  return step.stuck === null || step.stuck.what === 'correction';
}
