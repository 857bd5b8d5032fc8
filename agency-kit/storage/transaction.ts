import type { Pool, PoolClient } from 'pg';

/** All of `work` or nothing; for what one statement cannot say. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    // A connection with a transaction left open is closed, which rolls it back.
    client.release(broken);
  }
}
