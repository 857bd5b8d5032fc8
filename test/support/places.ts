import type { AgencyId } from '../../domain/agencies';
import type { FilingChannel } from '../../domain/channel';
import type { Reach } from '../../domain/rights/reach';
import type { Sight } from '../../domain/rights/sight';

/** Where the families of the tests live and register. */
export const office = { province: '79', commune: '26740' };
export const filedThere = { office, place: office.commune };
export const filedOnline = { office, channel: 'online' as FilingChannel };

export const everything: Reach[] = [{ role: 'ops', sees: 'full', kind: 'all' }];
export const filedBy = (by: string): Reach[] => [{ role: 'portal', sees: 'full', kind: 'filed', by }];

export const clerkOf = (agency: AgencyId): Reach[] => [
  { role: 'clerk', sees: 'need', kind: 'step', agency, territory: ['*'] },
];

export const whole: Sight = { sees: 'full', roles: ['ops'], ownSteps: [], seesResults: true };
