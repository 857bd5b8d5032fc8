import { cpSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../../runtime/logging';
import { canEnter, serverAccount } from '../../runtime/postgres/account';
import { packageFolder, serverBinaries } from '../../runtime/postgres/binaries';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import { eventually, freshFolder } from './support/stack-process';

jest.setTimeout(60_000);

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  let closed: string;
  let server: StartedPostgres | undefined;

  /** `mkdtemp` makes folders that nobody else can enter (0700). */
  beforeEach(() => (closed = freshFolder()));
  afterEach(async () => {
    await server?.remove();
    server = undefined;
    rmSync(closed, { recursive: true, force: true });
  });

  it('runs in a data folder behind a closed door, with UTF-8 text and a register owned by a role of its own', async () => {
    const dir = join(closed, 'data');
    server = await startPostgres({ dir });
    const [row] = await ask(
      server.urls.owner,
      `SELECT current_user::text AS "user", pg_encoding_to_char(encoding)::text AS encoding, datlocale
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({ user: 'lienthong_owner', encoding: 'UTF8', datlocale: 'C.UTF-8' });
    await ask(server.urls.superuser, 'CREATE DATABASE agency_health');
  });

  it('keeps what was stored over a stop and over a kill', async () => {
    const dir = join(closed, 'data');
    server = await startPostgres({ dir });
    await ask(server.urls.owner, 'CREATE TABLE kept AS SELECT 1 AS n');
    await server.stop();
    server = await startPostgres({ dir, port: server.port });
    await ask(server.urls.owner, 'INSERT INTO kept VALUES (2)');
    const killed = server;
    process.kill(killed.pid, 'SIGKILL');
    // Its last backends hold the shared memory for a moment; until then a new one refuses to start.
    server = await eventually(() => startPostgres({ dir, port: killed.port }).catch(() => undefined), 30_000);
    expect(await ask(server.urls.owner, 'SELECT sum(n)::int AS sum FROM kept')).toEqual([{ sum: 3 }]);
  });

  it('refuses a session without the password', async () => {
    server = await startPostgres({ dir: join(closed, 'data') });
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('leaves no file behind when removed, wherever the files had to lie', async () => {
    const dir = join(closed, 'data');
    const started = await startPostgres({ dir });
    const home = join(dir, 'postgres');
    expect(existsSync(join(home, 'cluster/PG_VERSION'))).toBe(true);
    await started.remove();
    expect(lstatSync(home, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('runs its programs, library links included, from a package that the account cannot enter', () => {
    const home = join(closed, 'package');
    mkdirSync(home);
    for (const part of ['native', 'package.json']) {
      cpSync(join(packageFolder(), part), join(home, part), { recursive: true, verbatimSymlinks: true });
    }
    const account = serverAccount();
    const binaries = serverBinaries(account, createLogger('test', { write: () => undefined }), home);
    expect(canEnter(account, join(binaries.postgres, '..'))).toBe(true);
  });
});
