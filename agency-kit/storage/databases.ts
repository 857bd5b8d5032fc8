import { Client, type Pool } from 'pg';
import type { Logger } from '../../runtime/logging';
import { openPool } from '../../runtime/postgres/open-pool';

/** The gateway and each agency keep their records in a database of their own on one server. */
export interface DatabaseOptions {
  /** A role that may create databases. */
  serverUrl: string;
  name: string;
  log: Logger;
  /** Only for records whose loss in a crash of PostgreSQL itself harms nobody. */
  relaxedCommit?: boolean;
}

/** Names of databases hold no hyphens, so that they need no quotes. */
export const databaseNameOf = (party: string): string => party.replaceAll('-', '_');

/** Creates those that are missing; a database that another start has just created is no error. */
export async function createDatabases(serverUrl: string, names: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    const present = new Set(rows.map((row) => row.datname));
    for (const name of names) {
      if (!present.has(name))
        await client.query(`create database ${name} template template0 encoding 'UTF8'`);
    }
  } finally {
    await client.end();
  }
}

/** Two connections: the server's memory goes with their number, and a decision holds one for a millisecond. */
export function openAgencyDatabase({ serverUrl, name, log, relaxedCommit }: DatabaseOptions): Pool {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const config = {
    connectionString: url.href,
    max: 2,
    application_name: name,
    ...(relaxedCommit === true ? { options: '-c synchronous_commit=off' } : {}),
  };
  return openPool(config, (error) => log.warn({ err: error, database: name }, 'a connection broke'));
}
