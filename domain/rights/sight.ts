/** How much of one case somebody sees, by every reach that it lies within. */
import type { Role } from './roles';
import { isOwnStep, reachesTo, type Reach, type Reachable, type Sees } from './reach';

export interface Sight {
  /** The widest. */
  sees: Sees;
  /** By which roles. */
  roles: readonly Role[];
  /** The steps that somebody who sees what they need decides, or answers for. */
  ownSteps: readonly string[];
  /** What every step has brought: those who compare it with other books see it without names. */
  seesResults: boolean;
}

/** Undefined for whoever does not reach the case. */
export function findSight(reached: Reachable, reaches: readonly Reach[]): Sight | undefined {
  const within = reachesTo(reached, reaches);
  if (within.length === 0) return undefined;
  const widest = (['full', 'need', 'head'] as const).find((sees) =>
    within.some((reach) => reach.sees === sees),
  );
  const isOwn = (step: Reachable['steps'][number]) =>
    within.some((reach) => reach.kind === 'step' && isOwnStep(step, reach));
  return {
    sees: widest ?? 'head',
    roles: [...new Set(within.map(({ role }) => role))],
    ownSteps: reached.steps.filter(isOwn).map(({ id }) => id),
    seesResults: within.some(({ role, sees }) => sees === 'full' || role === 'ops'),
  };
}
