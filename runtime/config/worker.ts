/** Configuration of the worker process. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { getTemporalTarget, type TemporalTarget } from './temporal';
import { httpUrl, partiesJwks, postgresUrl } from './values';

export interface WorkerConfig {
  databaseUrl: string;
  temporal: TemporalTarget;
  gatewayUrl: string;
  /** File with our Ed25519 private key. */
  signingKeyFile: string;
  /** The public keys of all parties, a file or an address. */
  partiesJwks: string;
  /** Path of a prebuilt workflow bundle; unset, the worker finds or makes its own. */
  workflowBundle?: string;
}

const variables = z.object({
  DATABASE_URL: postgresUrl,
  GATEWAY_URL: httpUrl,
  SIGNING_KEY_FILE: z.string(),
  PARTIES_JWKS: partiesJwks,
  WORKFLOW_BUNDLE: z.string().optional(),
});

export function workerConfig(environment?: Environment): WorkerConfig {
  const set = readEnvironment(variables, environment);
  return {
    databaseUrl: set.DATABASE_URL,
    temporal: getTemporalTarget(environment),
    gatewayUrl: set.GATEWAY_URL,
    signingKeyFile: set.SIGNING_KEY_FILE,
    partiesJwks: set.PARTIES_JWKS,
    ...(set.WORKFLOW_BUNDLE === undefined ? {} : { workflowBundle: set.WORKFLOW_BUNDLE }),
  };
}
