/** A group as operators are shown it: what it has come to, how surely that is known, and who has it. */
import { failureCause, type FailureCause } from '../../domain/failure-causes';
import { groupState, trendOf, type GroupState, type Trend } from '../../domain/failure-groups';
import type { FailureGroup } from '../../register/failure-groups';
import type { Sighting } from '../../register/sight';

type Told = Pick<
  FailureGroup,
  | 'groupId'
  | 'cause'
  | 'step'
  | 'agency'
  | 'cases'
  | 'caseIds'
  | 'oldest'
  | 'newest'
  | 'deadlinesAtRisk'
  | 'lastHour'
  | 'owner'
  | 'note'
  | 'releases'
  | 'codes'
>;

export interface ShownGroup extends Told, Omit<FailureCause, 'seenBy'> {
  trend: Trend;
  state: GroupState;
  setAside: { at: string; by: string; reason: string; until: string | null; growsBy: number } | null;
  resolution: { at: string; by: string; reason: string; release: 'current' | 'next' } | null;
  regressedIn: string | null;
  /** Of what nobody has looked at lately the figures may hold no more. */
  sight: 'seen' | 'unknown';
}

export function shownGroup(
  group: FailureGroup,
  { sight, nowMs }: { sight: Sighting; nowMs: number },
): ShownGroup {
  const { seenBy, ...cause } = failureCause(group.cause);
  const { groupId, step, agency, cases, caseIds, oldest, newest, deadlinesAtRisk, lastHour } = group;
  const { owner, note, releases, codes, setAside, resolution, regressedIn } = group;
  const state = groupState(group, nowMs);
  return {
    ...{ groupId, cause: group.cause, ...cause, step, agency },
    ...{ cases, caseIds, oldest, newest, deadlinesAtRisk, lastHour, trend: trendOf(group), state },
    ...{ owner, note, releases, codes },
    setAside: setAside && state === 'set-aside' ? told(setAside) : null,
    resolution: resolution && { ...said(resolution), release: resolution.release },
    regressedIn: state === 'regressed' ? regressedIn : null,
    sight: isSeen(sight, seenBy) ? 'seen' : 'unknown',
  };
}

const said = ({ at, by, reason }: { at: string; by: string; reason: string }) => ({ at, by, reason });
const told = (aside: NonNullable<FailureGroup['setAside']>) => ({
  ...said(aside),
  until: aside.until,
  growsBy: aside.growsBy,
});

function isSeen({ state, parts }: Sighting, seenBy: FailureCause['seenBy']): boolean {
  if (seenBy === 'record' || seenBy === 'parts') return true;
  return state === 'seen' && (seenBy === 'inspector' || parts['temporal'] === 'up');
}
