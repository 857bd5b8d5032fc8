/** Which tasks somebody sees: those whose agency and place lie within their reach. */
import type { RawBuilder } from 'kysely';
import type { AgencyId } from '../../domain/agencies';
import type { Permission } from '../../domain/rights/permissions';
import { reachesOf, type Reach } from '../../domain/rights/reach';
import { covers, type Territory } from '../../domain/rights/territory';
import { anyOf, isPlacedWithin } from '../../register/reach-filter';
import type { Worker } from './worker';

/** A worker, or a user as the register knows them. */
type Working = Pick<Worker, 'subject' | 'roles' | 'territory' | 'standsInFor'> & {
  agency?: AgencyId | null | undefined;
};

/** Whoever stands in for somebody has their reach as well, and no role of theirs. */
export function taskReachesOf(
  { roles, standsInFor = [], ...own }: Working,
  permission: Permission = 'read-tasks',
): Reach[] {
  return [own, ...standsInFor].flatMap(({ subject, agency, territory }) =>
    reachesOf({ subject, roles, territory, ...(agency && { agency }) }, permission),
  );
}

export interface PlacedTask {
  agency: AgencyId;
  province: string | null;
  commune: string | null;
  office_province: string | null;
  office_commune: string | null;
}

export function isWithin(task: PlacedTask, reaches: readonly Reach[]): boolean {
  return reaches.some((reach) => {
    switch (reach.kind) {
      case 'all':
        return true;
      // No role that may read tasks goes by who has filed.
      case 'filed':
        return false;
      case 'office':
        return isThere(reach.territory, task.office_province, task.office_commune);
      case 'step':
        return task.agency === reach.agency && isThere(reach.territory, task.province, task.commune);
    }
  });
}

/** A task may be of a dossier that says no place, or of none of our cases. */
const isThere = (territory: Territory, province: string | null, commune: string | null): boolean =>
  covers(territory, { province: province ?? '', commune: commune ?? '' });

/** The same for a statement over the tasks `t`. */
export const withinReach = (reaches: readonly Reach[]): RawBuilder<boolean> =>
  anyOf(reaches.flatMap((reach) => (reach.kind === 'filed' ? [] : [isPlacedWithin(reach, 't')])));
