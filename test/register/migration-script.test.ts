import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../register/migrate';
import { migrationScript } from '../../register/migration-script';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';

jest.setTimeout(60_000);

describe('the statements of a migration', () => {
  let dir: string;
  let postgres: StartedPostgres;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lienthong-script-'));
    postgres = await startPostgres({ dir });
  });
  afterAll(async () => {
    await postgres.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  const ask = async (database: string, ...statements: string[]): Promise<unknown[]> => {
    const client = new Client(urlOf(database));
    await client.connect();
    const answers = [];
    for (const statement of statements) answers.push((await client.query(statement)).rows);
    await client.end();
    return answers;
  };
  const urlOf = (database: string): string => postgres.url.replace(/[^/]*$/, database);
  const shapeOf = (database: string): Promise<unknown[]> =>
    ask(
      database,
      `SELECT table_name, column_name, data_type, column_default, is_nullable FROM information_schema.columns
       WHERE table_schema = 'register' ORDER BY 1, 2`,
      `SELECT indexdef FROM pg_indexes WHERE schemaname = 'register' ORDER BY 1`,
      `SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
      `SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'register'::regnamespace ORDER BY 1`,
      `SELECT name FROM register.kysely_migration ORDER BY 1`,
    );

  it('run by hand on an empty database make what the migration makes, which then has nothing left to do', async () => {
    await ask('postgres', 'CREATE DATABASE by_hand', 'CREATE DATABASE by_itself');
    await ask('by_hand', await migrationScript());
    await migrate(urlOf('by_itself'));
    const shape = await shapeOf('by_itself');
    expect(await shapeOf('by_hand')).toEqual(shape);
    await migrate(urlOf('by_hand'));
    expect(await shapeOf('by_hand')).toEqual(shape);
  });
});
