import type { AgencyDefinition } from '../agency';
import { birth } from './birth';
import { death } from './death';

/** The commune's civil-status office: the two acts that everything else rests on. */
export const civilStatus: AgencyDefinition = { id: 'civil-status', acts: [birth, death] };
