import { askedBack } from '../../domain/fold/folded-step';
import type { CaseRun } from './case-run';
import { appointTurnedUp, moveDeadlines } from './watch-deadlines';

/**
 * Decisions on dossiers that had gone astray. One that is granted counts, whatever the step has gone on with: its agency
 * has one record of the step, and every later dossier has to follow it. What is refused has come to nothing.
 */
export function applyAstray(run: CaseRun): void {
  const { history, underway } = run;
  for (const { dossierKey, step, turnedUp, isDecided } of history.folded.strays) {
    const word = underway.latestOf(dossierKey);
    if (word === undefined) continue;
    if (turnedUp === null) turnUp(run, { step, dossierKey });
    else if (isDecided && word !== 'granted')
      history.emit('dossier-returned', { step, data: { dossierKey } });
    else if (isDecided && isStepFree(run, step)) takeUp(run, { step, dossierKey });
  }
}

interface Astray {
  step: string;
  dossierKey: string;
}

function turnUp(run: CaseRun, { step, dossierKey }: Astray): void {
  run.history.emit('dossier-turned-up', { step, data: { dossierKey } });
  appointTurnedUp(run, { step, dossierKey });
}

function takeUp(run: CaseRun, { step, dossierKey }: Astray): void {
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
