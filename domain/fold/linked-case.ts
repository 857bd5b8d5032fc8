import type { EventOf } from '../case-events';
import type { CaseState } from './case-state';
import type { FoldedStep } from './folded-step';

/**
 * The step waits until the case has heard of the one that it is linked with: an act that ends that one does, and so does
 * whatever that one ends.
 */
export function isToHear(
  { filed: { linkedCase }, linkedCaseHeard }: CaseState,
  { plan }: FoldedStep,
): boolean {
  if (!linkedCase || linkedCase.caseId === null || linkedCaseHeard) return false;
  return linkedCase.ends === 'that' || plan.after.length > 0;
}

/** Its civil act stands, and the cases that it ends have not been stopped by it. */
export function hasGrantToTell({ filed, steps: [civilAct], linkedCaseStopped }: CaseState): boolean {
  return filed.linkedCase?.ends === 'that' && civilAct?.grant != null && !linkedCaseStopped;
}

/** Where the act of the other case stands that ends this one, nothing is left that waited to hear of it. */
export function heard(
  state: CaseState,
  { civilAct }: Pick<EventOf<'linked-case-heard'>['data'], 'civilAct'>,
): CaseState {
  const { linkedCase } = state.filed;
  const isEnded = linkedCase?.ends === 'this' && civilAct === 'granted';
  const steps = state.steps.map((step) => {
    const { plan } = step;
    if (!isEnded || !isToHear(state, step)) return step;
    return { ...step, plan: { ...plan, notApplicable: plan.notApplicable ?? linkedCase.cause } };
  });
  return { ...state, steps, linkedCaseHeard: true };
}
