/** Which cases somebody reaches, and how much of them they see. What is out of reach is to them as if it were not there. */
import type { AgencyId } from '../agencies';
import type { Caller } from './caller';
import { rolesWith, type Permission } from './permissions';
import type { Role } from './roles';
import { covers, type Territory, type Unit } from './territory';

/**
 * `full`: everything. `need`: what the dossiers of one's own steps hold. `head`: no declaration, no names, no texts;
 * with a purpose it becomes full.
 */
export type Sees = 'full' | 'need' | 'head';

/** What one role reaches: all; what it has filed; what is registered in its offices; what its agency has a step of there. */
export type Reach = { role: Role; sees: Sees } & (
  | { kind: 'all' }
  | { kind: 'filed'; by: string }
  | { kind: 'office'; territory: Territory }
  | { kind: 'step'; agency: AgencyId; territory: Territory }
);

/** Of a case, what decides who reaches it. */
export interface Reachable {
  filedBy: string;
  office: Unit;
  steps: readonly ReachableStep[];
}
export interface ReachableStep {
  id: string;
  agency: AgencyId;
  place: Unit;
  /** False for one that is not applicable: nobody decides it. */
  applies: boolean;
}

/** What of somebody decides what they reach. */
export type Reaching = Pick<Caller, 'subject' | 'roles' | 'agency' | 'territory'>;

/** Several roles add up; one counts only for what it permits. Empty for who reaches no case at all. */
export function reachesOf(caller: Reaching, permission: Permission): Reach[] {
  const permitted = rolesWith(permission);
  return caller.roles
    .filter((role) => permitted.includes(role))
    .flatMap((role) => reachesOfRole(role, caller));
}

function reachesOfRole(role: Role, { subject, agency, territory }: Reaching): Reach[] {
  switch (role) {
    case 'portal':
      return [{ role, sees: 'full', kind: 'filed', by: subject }];
    case 'counter':
      return [
        { role, sees: 'full', kind: 'office', territory },
        { role, sees: 'full', kind: 'filed', by: subject },
      ];
    case 'clerk':
      return agency ? [{ role, sees: 'need', kind: 'step', agency, territory }] : [];
    case 'supervisor':
      return agency
        ? [{ role, sees: 'need', kind: 'step', agency, territory }]
        : [{ role, sees: 'full', kind: 'office', territory }];
    case 'ops':
    case 'auditor':
      return territory.length === 0 || territory.includes('*')
        ? [{ role, sees: 'head', kind: 'all' }]
        : [{ role, sees: 'head', kind: 'office', territory }];
    case 'admin':
      return [];
  }
}

/** Those of the reaches that the case lies within. */
export function reachesTo(reached: Reachable, reaches: readonly Reach[]): Reach[] {
  return reaches.filter((reach) => {
    switch (reach.kind) {
      case 'all':
        return true;
      case 'filed':
        return reached.filedBy === reach.by;
      case 'office':
        return covers(reach.territory, reached.office);
      case 'step':
        return reached.steps.some((step) => isOwnStep(step, reach));
    }
  });
}

export function isOwnStep(
  { agency, place, applies }: ReachableStep,
  of: { agency: AgencyId; territory: Territory },
): boolean {
  return applies && agency === of.agency && covers(of.territory, place);
}
