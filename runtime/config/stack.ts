/**
 * Configuration of the supervisor: which services are real. What is set here is not started;
 * what is unset is embedded (contract of the `stack` command).
 */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { temporalTarget, temporalVariables, type TemporalTarget } from './temporal';
import { httpUrl, partiesJwks, postgresUrl } from './values';

export interface StackConfig {
  temporal?: TemporalTarget;
  databaseUrl?: string;
  /** Where the simulated agencies keep their databases when `databaseUrl` is set; the same server unless said otherwise. */
  agenciesDatabaseUrl?: string;
  gatewayUrl?: string;
  /** Our private key and everybody's public ones; with a real gateway alone. */
  signingKeyFile?: string;
  partiesJwks?: string;
  oidcIssuer?: string;
  agencySeed: number;
  /** Of the embedded Temporal server; `default` is what the bench holds ours against. */
  temporalServer: 'tuned' | 'default';
}

const ofGateway = ['GATEWAY_URL', 'SIGNING_KEY_FILE', 'PARTIES_JWKS'] as const;

const variables = temporalVariables
  .extend({
    TEMPORAL_ADDRESS: z.string().optional(),
    DATABASE_URL: postgresUrl.optional(),
    AGENCIES_DATABASE_URL: postgresUrl.optional(),
    GATEWAY_URL: httpUrl.optional(),
    SIGNING_KEY_FILE: z.string().optional(),
    PARTIES_JWKS: partiesJwks.optional(),
    OIDC_ISSUER: z.url().optional(),
    AGENCY_SEED: z.coerce.number().int().default(1),
    TEMPORAL_DEV_SERVER_SETTINGS: z.enum(['tuned', 'default']).default('tuned'),
  })
  .refine((set) => new Set(ofGateway.map((name) => set[name] === undefined)).size === 1, {
    path: [ofGateway.join(', ')],
    message: 'expected together or not at all',
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
    ...(set.SIGNING_KEY_FILE === undefined ? {} : { signingKeyFile: set.SIGNING_KEY_FILE }),
    ...(set.PARTIES_JWKS === undefined ? {} : { partiesJwks: set.PARTIES_JWKS }),
    ...(set.OIDC_ISSUER === undefined ? {} : { oidcIssuer: set.OIDC_ISSUER }),
  };
}
