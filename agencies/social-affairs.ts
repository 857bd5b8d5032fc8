import type { AgencyDefinition } from './shell/agency';

/** Social affairs decides on benefits after a death; a birth brings it no dossier. */
export const socialAffairs: AgencyDefinition = { id: 'social-affairs' };
