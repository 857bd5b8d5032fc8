import type { Bundle } from '../shared/bundle';
import { birthDossiers } from './dossiers.schema';
import { birthEditions } from './editions';
import { birthIntake } from './intake';
import { birthResults } from './results.schema';

export const births: Bundle = {
  id: 'birth',
  editions: birthEditions,
  forms: { 'birth/1': birthIntake },
  dossiers: birthDossiers,
  results: birthResults,
};
