import { z } from 'zod';
import type { Bundle } from '../../../procedures/shared/bundle';
import { shopEditions } from './editions';
import { shopIntake } from './intake';

/** The whole of an invented bundle is in this folder: what one of ours has, its line in the list and its workflow. */
export const shopBundle: Bundle = {
  id: 'shop',
  editions: shopEditions,
  forms: { 'shop/1': shopIntake },
  dossiers: {},
  results: { licence: z.object({ number: z.string() }) },
};
