/** Configuration of the worker process. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { getTemporalTarget, type TemporalTarget } from './temporal';
import { httpUrl, postgresUrl, secret } from './values';

export interface WorkerConfig {
  databaseUrl: string;
  temporal: TemporalTarget;
  gatewayUrl: string;
  gatewayKey: string;
  /** Path of a prebuilt workflow bundle; unset, the worker finds or makes its own. */
  workflowBundle?: string;
}

const variables = z.object({
  DATABASE_URL: postgresUrl,
  GATEWAY_URL: httpUrl,
  GATEWAY_KEY: secret,
  WORKFLOW_BUNDLE: z.string().optional(),
});

export function workerConfig(environment?: Environment): WorkerConfig {
  const set = readEnvironment(variables, environment);
  return {
    databaseUrl: set.DATABASE_URL,
    temporal: getTemporalTarget(environment),
    gatewayUrl: set.GATEWAY_URL,
    gatewayKey: set.GATEWAY_KEY,
    ...(set.WORKFLOW_BUNDLE === undefined ? {} : { workflowBundle: set.WORKFLOW_BUNDLE }),
  };
}
