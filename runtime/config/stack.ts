/**
 * Configuration of the supervisor: which services are real. What is set here is not started;
 * what is unset is embedded.
 */
import { z } from 'zod';
import { ConfigError, type Environment, readEnvironment } from './environment';
import type { ClaimNames } from '../../domain/rights/claims';
import { claimNames, claimVariables } from './identity';
import { findTemporalTarget, type TemporalTarget } from './temporal';
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
  /** What development tokens are shaped by, as the API reads them. */
  claims: ClaimNames;
  agencySeed: number;
  /** Of the embedded Temporal server; `default` is what the bench holds ours against. */
  temporalServer: 'tuned' | 'default';
  /** Workflows other than those of the sources, as a bundle that was built before. */
  workflowBundle?: string;
}

const ofGateway = ['GATEWAY_URL', 'SIGNING_KEY_FILE', 'PARTIES_JWKS'] as const;

const variables = z
  .object({
    DATABASE_URL: postgresUrl.optional(),
    AGENCIES_DATABASE_URL: postgresUrl.optional(),
    GATEWAY_URL: httpUrl.optional(),
    SIGNING_KEY_FILE: z.string().optional(),
    PARTIES_JWKS: partiesJwks.optional(),
    OIDC_ISSUER: z.url().optional(),
    ...claimVariables,
    TEMPORAL_NAMESPACE: z.string().optional(),
    AGENCY_SEED: z.coerce.number().int().default(1),
    LIENTHONG_DEVELOPMENT: z.literal('1').optional(),
    WORKFLOW_BUNDLE: z.string().optional(),
    TEMPORAL_DEV_SERVER_SETTINGS: z.enum(['tuned', 'default']).default('tuned'),
  })
  .refine((set) => new Set(ofGateway.map((name) => set[name] === undefined)).size === 1, {
    path: [ofGateway.join(', ')],
    message: 'expected together or not at all',
  });

export function stackConfig(environment?: Environment): StackConfig {
  const set = readEnvironment(variables, environment);
  const temporal = findTemporalTarget(environment);
  checkRealService(set, temporal);
  return {
    claims: claimNames(set),
    agencySeed: set.AGENCY_SEED,
    temporalServer: set.TEMPORAL_DEV_SERVER_SETTINGS,
    ...(temporal === undefined ? {} : { temporal }),
    ...(set.DATABASE_URL === undefined
      ? {}
      : {
          databaseUrl: set.DATABASE_URL,
          agenciesDatabaseUrl: set.AGENCIES_DATABASE_URL ?? set.DATABASE_URL,
        }),
    ...(set.WORKFLOW_BUNDLE === undefined ? {} : { workflowBundle: set.WORKFLOW_BUNDLE }),
    ...(set.GATEWAY_URL === undefined ? {} : { gatewayUrl: set.GATEWAY_URL }),
    ...(set.SIGNING_KEY_FILE === undefined ? {} : { signingKeyFile: set.SIGNING_KEY_FILE }),
    ...(set.PARTIES_JWKS === undefined ? {} : { partiesJwks: set.PARTIES_JWKS }),
    ...(set.OIDC_ISSUER === undefined ? {} : { oidcIssuer: set.OIDC_ISSUER }),
  };
}

/**
 * One real service makes it a real system, which development tokens and simulated agencies must not reach, unless
 * somebody says that it is for development all the same.
 */
function checkRealService(set: z.output<typeof variables>, temporal: TemporalTarget | undefined): void {
  const { DATABASE_URL, AGENCIES_DATABASE_URL, TEMPORAL_NAMESPACE, GATEWAY_URL, OIDC_ISSUER } = set;
  const namesOf = (services: object, isSet: boolean): string =>
    Object.entries(services)
      .filter(([, value]) => (value !== undefined) === isSet)
      .map(([name]) => name)
      .join(' and ');
  const needed = { GATEWAY_URL, OIDC_ISSUER };
  const others = { TEMPORAL_ADDRESS: temporal, TEMPORAL_NAMESPACE, DATABASE_URL, AGENCIES_DATABASE_URL };
  const named = namesOf({ ...others, ...needed }, true);
  const missing = namesOf(needed, false);
  if (named === '' || missing === '' || set.LIENTHONG_DEVELOPMENT !== undefined) return;
  throw new ConfigError(
    `with ${named} set, ${missing} must be set too, or LIENTHONG_DEVELOPMENT=1 for a trial`,
  );
}
