import type { CaseRun } from './case-run';
import { findNextNotice } from './run-notices';

/**
 * Whether no step is about to add to the case's events: every delivery that could be made has been, or has met an
 * outage, which may last.
 */
export function isQuiet(run: CaseRun): boolean {
  const { file, outages } = run;
  const filing = file.steps.some(
    ({ plan: { id } }) => file.stateOf(id) === 'filing' && !outages.has(`delivery/${id}`),
  );
  const notice = findNextNotice(run)?.plan.id;
  return !filing && (notice === undefined || outages.has(`notice/${notice}`));
}
