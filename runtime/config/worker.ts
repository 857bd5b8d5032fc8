/** Configuration of the worker process. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { temporalTarget, temporalVariables, type TemporalTarget } from './temporal';
import { partiesJwks, postgresUrl, httpUrl } from './values';

export interface WorkerConfig {
  databaseUrl: string;
  temporal: TemporalTarget;
  gatewayUrl: string;
  /** File with our Ed25519 private key. */
  signingKeyFile: string;
  /** The public keys of all parties, a file or an address. */
  partiesJwks: string;
  /** Path of the prebuilt workflow bundle. */
  workflowBundle: string;
}

const variables = temporalVariables.extend({
  DATABASE_URL: postgresUrl,
  TEMPORAL_ADDRESS: z.string(),
  GATEWAY_URL: httpUrl,
  SIGNING_KEY_FILE: z.string(),
  PARTIES_JWKS: partiesJwks,
  WORKFLOW_BUNDLE: z.string(),
});

export function workerConfig(environment?: Environment): WorkerConfig {
  const set = readEnvironment(variables, environment);
  return {
    databaseUrl: set.DATABASE_URL,
    temporal: temporalTarget(set.TEMPORAL_ADDRESS, set),
    gatewayUrl: set.GATEWAY_URL,
    signingKeyFile: set.SIGNING_KEY_FILE,
    partiesJwks: set.PARTIES_JWKS,
    workflowBundle: set.WORKFLOW_BUNDLE,
  };
}
