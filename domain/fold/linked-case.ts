import type { CaseState } from './case-state';

/** The case has heard of the one that it is linked with, and may begin. */
export function hasHeard({ filed, linkedCaseHeard }: CaseState): boolean {
  return !filed.linkedCase || linkedCaseHeard;
}

/** Its civil act stands, and the case that it is linked with has not been stopped by it. */
export function hasGrantToTell({ filed, steps: [civilAct], linkedCaseStopped }: CaseState): boolean {
  return filed.linkedCase !== undefined && civilAct?.grant != null && !linkedCaseStopped;
}
