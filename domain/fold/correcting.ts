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

/** The step was granted by the last correction, or its dossier was made by it, or is about to be. */
export function followsCorrection(state: CaseState, step: FoldedStep): boolean {
  const { grant, dossier } = step;
  if ([grant?.basis, dossier.basis].some((of) => of?.correctionId === state.correctionId)) return true;
  return isCorrectionUnfiled(step) && stepStateOf(state, step) === 'filing';
}

/**
 * Gives the last correction up as a whole: every grant stands as it was, under the declaration from before. This is for a
 * correction that no step follows. Where another step follows it, the declaration stays corrected, and only the step
 * whose agency refused keeps its earlier grant.
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
  const { uncorrectedRef, uncorrectedDecided, uncorrectedFacts, declarationRef, decided, facts } = state;
  // What has been supplied since it was given up for another step stays.
  if (state.givenUp) return { ...state, steps };
  return {
    ...state,
    steps,
    givenUp: { declarationRef, decided, facts },
    declarationRef: uncorrectedRef,
    decided: uncorrectedDecided,
    facts: uncorrectedFacts,
  };
}

/** The correction was given up, and one of its dossiers is granted after all: what it declared counts again. */
export function correctAfterAll(state: CaseState, correctionId: string | null): CaseState {
  const { givenUp } = state;
  return givenUp && correctionId === state.correctionId ? { ...state, ...givenUp, givenUp: null } : state;
}
