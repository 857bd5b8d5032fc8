import { z } from 'zod';
import { BirthNotice } from '../../procedures/birth/dossiers.schema';
import { DeathNotice } from '../../procedures/death/dossiers.schema';

/** Every change of a citizen's data that the population database takes note of. */
export const PopulationNotice = z.discriminatedUnion('act', [...BirthNotice.options, ...DeathNotice.options]);
export type PopulationNotice = z.infer<typeof PopulationNotice>;
