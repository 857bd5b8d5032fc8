import { z } from 'zod';
import { BirthCaseNotice } from '../../procedures/birth/dossiers.schema';
import { DeathCaseNotice } from '../../procedures/death/dossiers.schema';

/** Every change of a citizen's data that the population database takes note of. */
export const PopulationNotice = z.discriminatedUnion('act', [
  ...BirthCaseNotice.options,
  ...DeathCaseNotice.options,
]);
export type PopulationNotice = z.infer<typeof PopulationNotice>;
