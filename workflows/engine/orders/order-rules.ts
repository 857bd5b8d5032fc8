import type { DecisionKey } from '../../../domain/case-events';
import type { CaseState } from '../../../domain/fold/case-state';

/** One decision of an authority is carried out once. */
export function isSameDecision({ orders }: CaseState, { number, on }: DecisionKey): boolean {
  return orders.some(({ decision }) => decision?.number === number && decision.on === on);
}
