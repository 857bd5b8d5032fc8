import type { AuthorityDecision } from '../../domain/case-events';
import { getStepSpec } from '../../procedures/shared/published';
import type { CaseRun } from './case-run';

/** What the case's civil act is as a decision: it stops other cases, and what has come of it since rests on it. */
export function civilActDecision({ edition, history }: CaseRun): AuthorityDecision | undefined {
  const [civilAct] = history.folded.steps;
  if (!civilAct?.grant) return undefined;
  const { basis, result: granted } = civilAct.grant;
  const declaration = history.document(basis?.declarationRef ?? history.folded.declarationRef);
  return getStepSpec(edition, civilAct.plan.id).decision?.({ declaration, granted });
}
