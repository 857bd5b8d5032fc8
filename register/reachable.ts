/** What of a case decides who reaches it. */
import type { CaseView, StepState } from '../domain/case-view';
import type { ReachableStep } from '../domain/rights/reach';
import { findProvinceOf } from '../procedures/shared/administrative-units';

export function reachableSteps({
  office,
  steps,
}: Pick<CaseView, 'office' | 'steps'>): (ReachableStep & { state: StepState })[] {
  return steps.map(({ id, agency, state, place }) => ({
    id,
    agency,
    state,
    place: { commune: place, province: findProvinceOf(place) ?? office.province },
    applies: state !== 'not-applicable',
  }));
}
