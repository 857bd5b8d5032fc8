import type { AgencyId } from '../domain/agencies';

/** Which cases somebody may see: all, those in which an agency has a step, or those filed by oneself. */
export type Reach = { kind: 'all' } | { kind: 'agency'; agency: AgencyId } | { kind: 'own'; filedBy: string };

export function isWithinReach(
  { filedBy, agencies }: { filedBy: string; agencies: readonly AgencyId[] },
  reaches: readonly Reach[],
): boolean {
  return reaches.some((reach) => {
    switch (reach.kind) {
      case 'all':
        return true;
      case 'agency':
        return agencies.includes(reach.agency);
      case 'own':
        return filedBy === reach.filedBy;
    }
  });
}
