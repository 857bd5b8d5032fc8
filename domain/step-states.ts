/** What the states of a step have in common, for whoever goes by them. */
import type { StepState } from './case-view';

/** Nothing can be built on a step in one of these. */
const lostStates: readonly StepState[] = ['refused', 'withdrawn', 'reversed', 'skipped', 'not-applicable'];

/** Something is under way, or may yet begin. */
export function isOpen(state: StepState): boolean {
  return state !== 'granted' && !isLost(state);
}

/** Nothing can be built on it any more. */
export function isLost(state: StepState): boolean {
  return lostStates.includes(state);
}

/**
 * The step's own clock runs. While the citizen is asked the legal clock rests, and a step that has not begun has no term
 * of its own yet.
 */
export function clockRuns(state: StepState): boolean {
  return ['filing', 'with-agency', 'stuck'].includes(state);
}
