import type { Bundle } from '../shared/bundle';
import { deathEditions } from './editions';
import { deathIntake } from './intake';
import { deathResults } from './results.schema';

export const deaths: Bundle = {
  id: 'death',
  editions: deathEditions,
  forms: { 'death/1': deathIntake },
  results: deathResults,
};
