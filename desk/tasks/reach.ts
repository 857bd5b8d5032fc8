/** Which tasks somebody sees: those whose agency and place lie within their reach. */
import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '../../domain/agencies';
import type { Worker } from './worker';
import { covers, type Territory } from '../../domain/rights/territory';

export interface TaskReach {
  /** Null where it holds for all agencies. */
  agency: AgencyId | null;
  territory: Territory;
  /** What has to lie in the territory: where the step is decided, or where the case's act is registered. */
  by: 'place' | 'office';
}

const everywhere: Territory = ['*'];

/** Several roles add up. Whoever stands in for somebody has their reach as well, and no role of theirs. */
export function taskReachesOf({ roles, standsInFor = [], ...own }: Reaching): TaskReach[] {
  return [own, ...standsInFor].flatMap((one) => ownReaches({ ...one, roles }));
}

type Reaching = Pick<Worker, 'roles' | 'territory' | 'standsInFor'> & {
  agency?: AgencyId | null | undefined;
};

function ownReaches({ roles, agency, territory }: Reaching): TaskReach[] {
  return roles.flatMap((role): TaskReach[] => {
    switch (role) {
      case 'clerk':
        return agency ? [{ agency, territory, by: 'place' }] : [];
      case 'supervisor':
        return agency ? [{ agency, territory, by: 'place' }] : [{ agency: null, territory, by: 'office' }];
      case 'ops':
      case 'auditor':
        return [{ agency: null, territory: territory.length > 0 ? territory : everywhere, by: 'office' }];
      default:
        return [];
    }
  });
}

export interface PlacedTask {
  agency: AgencyId;
  province: string | null;
  commune: string | null;
  office_province: string | null;
  office_commune: string | null;
}

export function isWithin(task: PlacedTask, reaches: readonly TaskReach[]): boolean {
  return reaches.some(({ agency, territory, by }) => {
    const [province, commune] =
      by === 'place' ? [task.province, task.commune] : [task.office_province, task.office_commune];
    const isThere = covers(territory, { province: province ?? '', commune: commune ?? '' });
    return isThere && (agency === null || agency === task.agency);
  });
}

/** The same for a statement over the tasks `t` with their cases `c`. */
export function withinReach(reaches: readonly TaskReach[]): RawBuilder<boolean> {
  const conditions = reaches.map(({ agency, territory, by }) => {
    const isThere = territory.includes('*')
      ? sql`true`
      : by === 'place'
        ? sql`(t.province = any (${territory}::text[]) or t.commune = any (${territory}::text[]))`
        : sql`(c.office_province = any (${territory}::text[]) or c.office_commune = any (${territory}::text[]))`;
    return agency === null ? isThere : sql`(t.agency = ${agency} and ${isThere})`;
  });
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;
}
