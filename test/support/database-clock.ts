import { Client } from 'pg';

/**
 * Sets the clock that a database tells beside the one of its host, for whoever connects from now on: what parts do about
 * it is all their own.
 */
export async function setDatabaseClock(url: string, aheadS: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const database = client.escapeIdentifier(new URL(url).pathname.slice(1));
  try {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS wrong_clock;
      GRANT USAGE ON SCHEMA wrong_clock TO PUBLIC;
      CREATE OR REPLACE FUNCTION wrong_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
        AS $$ SELECT pg_catalog.clock_timestamp() + interval '${String(aheadS)} seconds' $$;
      ALTER DATABASE ${database} SET search_path = wrong_clock, pg_catalog, public`);
    await client.query(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`);
  } finally {
    await client.end();
  }
}
