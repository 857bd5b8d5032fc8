import type { CaseState } from '../../domain/fold/case-state';
import { getEdition, getStepSpec } from '../../procedures/bundles';
import type { Names } from '../../procedures/shared/definition';
import { standingOf, type Standing } from '../../procedures/shared/standing';

/** A step that nobody can simply take back, and why, by its name. */
export interface StandingStep extends Standing {
  names: Names;
}

/** Empty where nothing granted stands. */
export function standingSteps(state: CaseState): StandingStep[] {
  const { bundle, edition } = state.filed;
  const published = getEdition(bundle, edition);
  return standingOf(state, published).map((standing) => ({
    ...standing,
    names: getStepSpec(published, standing.step).names,
  }));
}
