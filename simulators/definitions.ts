import type { AgencyId } from '../domain/agencies';
import { civilStatus } from './civil-status/civil-status';
import { health } from './health/health';
import { identityPolice } from './identity';
import { population } from './population/population';
import { residencePolice } from './residence';
import type { AgencyDefinition } from './agency';
import { socialAffairs } from './social-affairs';
import { socialInsurance } from './social-insurance/social-insurance';

/** Every agency on the network. */
export const agencies: Record<AgencyId, AgencyDefinition> = {
  population,
  'civil-status': civilStatus,
  residence: residencePolice,
  'social-insurance': socialInsurance,
  identity: identityPolice,
  'social-affairs': socialAffairs,
  health,
};
