/**
 * Configuration of the supervisor: which services are real. What is set here is not started;
 * what is unset is embedded (contract of the `stack` command).
 */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { temporalTarget, temporalVariables, type TemporalTarget } from './temporal';
import { httpUrl, postgresUrl, secret } from './values';

export interface StackConfig {
  temporal?: TemporalTarget;
  databaseUrl?: string;
  /** Where the simulated agencies keep their databases when `databaseUrl` is set; the same server unless said otherwise. */
  agenciesDatabaseUrl?: string;
  gatewayUrl?: string;
  gatewayKey?: string;
  oidcIssuer?: string;
  agencySeed: number;
  /** Of the embedded Temporal server; `default` is what the bench holds ours against. */
  temporalServer: 'tuned' | 'default';
}

const variables = temporalVariables
  .extend({
    TEMPORAL_ADDRESS: z.string().optional(),
    DATABASE_URL: postgresUrl.optional(),
    AGENCIES_DATABASE_URL: postgresUrl.optional(),
    GATEWAY_URL: httpUrl.optional(),
    GATEWAY_KEY: secret.optional(),
    OIDC_ISSUER: z.url().optional(),
    AGENCY_SEED: z.coerce.number().int().default(1),
    TEMPORAL_DEV_SERVER_SETTINGS: z.enum(['tuned', 'default']).default('tuned'),
  })
  .refine((set) => set.GATEWAY_URL === undefined || set.GATEWAY_KEY !== undefined, {
    path: ['GATEWAY_KEY'],
    message: 'expected together with GATEWAY_URL',
  });

export function stackConfig(environment?: Environment): StackConfig {
  const set = readEnvironment(variables, environment);
  return {
    agencySeed: set.AGENCY_SEED,
    temporalServer: set.TEMPORAL_DEV_SERVER_SETTINGS,
    ...(set.TEMPORAL_ADDRESS === undefined ? {} : { temporal: temporalTarget(set.TEMPORAL_ADDRESS, set) }),
    ...(set.DATABASE_URL === undefined
      ? {}
      : {
          databaseUrl: set.DATABASE_URL,
          agenciesDatabaseUrl: set.AGENCIES_DATABASE_URL ?? set.DATABASE_URL,
        }),
    ...(set.GATEWAY_URL === undefined ? {} : { gatewayUrl: set.GATEWAY_URL }),
    ...(set.GATEWAY_KEY === undefined ? {} : { gatewayKey: set.GATEWAY_KEY }),
    ...(set.OIDC_ISSUER === undefined ? {} : { oidcIssuer: set.OIDC_ISSUER }),
  };
}
