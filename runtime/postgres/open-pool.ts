import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { prepareStatements } from './prepared-statements';

/** For a server that ends what takes too long; this, for one that says nothing more at all. */
const heldAtMostMs = 15_000;
/** A peer whose host is gone closes nothing: only asking finds out. */
const askedAliveAfterMs = 10_000;

export interface BoundedPool extends PoolConfig {
  /** Whoever holds a connection for longer loses it; 0 for work that may take hours. */
  heldAtMostMs?: number;
}

/**
 * A pool that outlives its connections. The pool itself listens to idle ones only; one lost in the middle of a
 * transaction fails its query and, like one that its server ends while the pool closes, would end the process too.
 */
export function openPool(
  { heldAtMostMs: heldMs = heldAtMostMs, ...config }: BoundedPool,
  onLost: (error: Error) => void,
): Pool {
  const pool = prepareStatements(
    new Pool({ keepAlive: true, keepAliveInitialDelayMillis: askedAliveAfterMs, ...config }),
  );
  pool.on('connect', (client) => client.on('error', onLost));
  pool.on('error', () => undefined);
  if (heldMs > 0) takeBackAfter(pool, heldMs);
  return pool;
}

/** A connection that is held for too long is ended, in the middle of its statement too: its holder gets an error. */
function takeBackAfter(pool: Pool, heldMs: number): void {
  const held = new Map<PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    const takeBack = () => void client.end().catch(() => undefined);
    held.set(client, setTimeout(takeBack, heldMs).unref());
  });
  pool.on('release', (_error, client) => {
    clearTimeout(held.get(client));
    held.delete(client);
  });
}
