import type { Bundle } from '../shared/bundle';
import { deathDossiers } from './dossiers.schema';
import { deathEditions } from './editions';
import { deathIntake } from './intake';
import { deathResults } from './results.schema';

export const deaths: Bundle = {
  id: 'death',
  editions: deathEditions,
  forms: { 'death/1': deathIntake },
  dossiers: deathDossiers,
  results: deathResults,
};
