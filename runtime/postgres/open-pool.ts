import { Pool, type PoolConfig } from 'pg';
import { prepareStatements } from './prepared-statements';

/**
 * A pool that outlives its connections. The pool itself listens to idle ones only; one lost in the middle of a
 * transaction fails its query and, like one that its server ends while the pool closes, would end the process too.
 */
export function openPool(config: PoolConfig, onLost: (error: Error) => void): Pool {
  const pool = prepareStatements(new Pool(config));
  pool.on('connect', (client) => client.on('error', onLost));
  pool.on('error', () => undefined);
  return pool;
}
