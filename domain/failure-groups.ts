/** Findings of one cause, step and agency are one group: what it has come to since somebody last saw to it. */
import type { Instant } from './viet-nam-time';

export const groupStates = ['new', 'open', 'growing', 'regressed', 'set-aside', 'resolved'] as const;
export type GroupState = (typeof groupStates)[number];
export type Trend = 'growing' | 'steady' | 'falling';

/** Seen and left for now: until then, or until there is more of it. */
export interface SetAside {
  at: Instant;
  by: string;
  reason: string;
  until: Instant | null;
  growsBy: number;
  /** As things stood: what ends it is measured against these. */
  cases: number;
  deadlinesAtRisk: number;
  /** Of which a finding had been seen by then, or a part at work. */
  releases: string[];
  /** What the group has been since it ended. */
  ended: 'growing' | 'open' | null;
}

/** Said to be mended, by the release that runs or by the next one. */
export interface Resolution {
  at: Instant;
  by: string;
  reason: string;
  release: 'current' | 'next';
  releases: string[];
}

/** What a group's state follows from. */
export interface GroupFigures {
  cases: number;
  /** How many findings are open; those of no case count too. */
  open: number;
  hourAgo: number;
  deadlinesAtRisk: number;
  /** When its first finding was written down, and, where none is open, when its last was closed; in epoch milliseconds. */
  firstMs: number;
  emptySinceMs: number | null;
  isTouched: boolean;
  setAside: SetAside | null;
  /** A finding has come since it was set aside, of a release that had not been seen then. */
  hasNewerRelease: boolean;
  /** The release of the first finding after the resolution. */
  regressedIn: string | null;
}

const newForMs = 24 * 3_600_000;
const emptyForMs = 600_000;
const growsTimes = 2;
const growsBy = 5;

export function groupState(group: GroupFigures, nowMs: number): GroupState {
  const { emptySinceMs, setAside, regressedIn } = group;
  if (emptySinceMs !== null && nowMs - emptySinceMs >= emptyForMs) return 'resolved';
  if (regressedIn !== null) return 'regressed';
  if (setAside) return endOfSetAside(group, nowMs) ?? 'set-aside';
  if (!group.isTouched && nowMs - group.firstMs < newForMs) return 'new';
  const isGrowing = group.open >= growsTimes * group.hourAgo && group.open >= group.hourAgo + growsBy;
  return isGrowing ? 'growing' : 'open';
}

/** What the group is since its setting aside ended; undefined while it lasts. */
export function endOfSetAside(
  { setAside, cases, deadlinesAtRisk, hasNewerRelease }: GroupFigures,
  nowMs: number,
): SetAside['ended'] | undefined {
  if (!setAside) return undefined;
  if (setAside.ended) return setAside.ended;
  const grown = cases - setAside.cases;
  if (grown >= setAside.growsBy || deadlinesAtRisk > setAside.deadlinesAtRisk || hasNewerRelease)
    return 'growing';
  if (setAside.until !== null && Date.parse(setAside.until) <= nowMs) return grown > 0 ? 'growing' : 'open';
  return undefined;
}

/** Where nobody says otherwise: half as many again, and five at the least. */
export const usualGrowth = (cases: number): number => Math.max(growsBy, Math.ceil(cases / 2));

const steadyWithin = 0.1;

export function trendOf({ open, hourAgo }: Pick<GroupFigures, 'open' | 'hourAgo'>): Trend {
  if (open > hourAgo * (1 + steadyWithin)) return 'growing';
  return open < hourAgo * (1 - steadyWithin) ? 'falling' : 'steady';
}
