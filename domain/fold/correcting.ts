/** How far the last correction has come, and what is left of it where an agency does not follow it. */
import type { CaseState } from './case-state';
import { notRedone } from './change';
import { askedBack, isCorrectionUnfiled, redoOf, type FoldedStep } from './folded-step';
import { stepStateOf } from './step-state';

function isBeingCorrected(step: FoldedStep): boolean {
  return redoOf(step) !== null || (step.grant !== null && step.progress !== 'granted');
}

/** The last correction may still be given up as a whole. */
export function isUnderWay({ steps, correctionId }: CaseState): boolean {
  const stands = steps.some(({ grant }) => grant?.basis?.correctionId === correctionId);
  return correctionId !== null && !stands && steps.some(isBeingCorrected);
}

/** By the last correction it was granted, or its dossier has gone out; whatever its agency has of it by now. */
export function followsCorrection(state: CaseState, step: FoldedStep): boolean {
  const { grant, dossier } = step;
  if ([grant?.basis, dossier.basis].some((of) => of?.correctionId === state.correctionId)) return true;
  return isCorrectionUnfiled(step) && stepStateOf(state, step) === 'filing';
}

/**
 * A correction that an agency does not follow is given up as a whole and what stood before stands, as long as no other
 * step follows it; then only this step stays as it was.
 */
export function uncorrect(state: CaseState): CaseState {
  const steps = state.steps.map((step) => {
    const { grant, dossier } = step;
    if (!grant || !redoOf(step)) return step;
    const kept = { ...step, grant: notRedone(grant) };
    if (askedBack(step)) return kept;
    // A dossier that came back for the correction is no longer the step's.
    return { ...kept, dossier: { ...dossier, key: grant.dossierKey, basis: grant.basis } };
  });
  return { ...state, steps, declarationRef: state.uncorrectedRef };
}
