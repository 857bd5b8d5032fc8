/** Configuration of the part that signs people in where no real issuer is named. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import type { ClaimNames } from '../../domain/rights/claims';
import { claimNames, claimVariables } from './identity';
import { httpUrl, port } from './values';

export interface DevelopmentIdentityConfig {
  port: number;
  /** Holds its key, its secret and who is signed in. */
  folder: string;
  /** Where the API is, for its own machine and for browsers. */
  apiUrls: string[];
  /** Where the API looks for what is said of a user. */
  claims: ClaimNames;
}

const variables = z.object({
  IDENTITY_PORT: port,
  IDENTITY_FOLDER: z.string(),
  API_URL: httpUrl,
  PUBLIC_URL: httpUrl.optional(),
  ...claimVariables,
});

export function developmentIdentityConfig(environment?: Environment): DevelopmentIdentityConfig {
  const set = readEnvironment(variables, environment);
  return {
    port: set.IDENTITY_PORT,
    folder: set.IDENTITY_FOLDER,
    apiUrls: [set.API_URL, ...(set.PUBLIC_URL === undefined ? [] : [set.PUBLIC_URL])],
    claims: claimNames(set),
  };
}
