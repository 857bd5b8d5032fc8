import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely';
import { appRole } from './app-role';
import { numberChangesOn } from './number-changes';
import { changes } from './migrations/2026-11-30-changes';
import { contacts } from './migrations/2026-11-30-contacts';
import { cases } from './migrations/2026-11-24-cases';
import { desk } from './migrations/2026-11-30-desk';
import { orders } from './migrations/2026-11-24-orders';
import { findings } from './migrations/2026-11-30-findings';
import { handlings } from './migrations/2026-11-30-handlings';
import { holdings } from './migrations/2026-11-30-holdings';
import { keptOrders } from './migrations/2026-11-30-kept-orders';
import { papers } from './migrations/2026-11-30-papers';
import { reach } from './migrations/2026-11-30-reach';
import { reads } from './migrations/2026-11-30-reads';
import { running } from './migrations/2026-11-30-running';
import { paperScans } from './migrations/2026-11-30-scans';
import { sessions } from './migrations/2026-11-30-sessions';
import { tasks } from './migrations/2026-11-30-tasks';
import { users } from './migrations/2026-11-30-users';
import { strays } from './migrations/2026-11-30-strays';
import { openPool } from '../runtime/postgres/open-pool';

const migrations = {
  '2026-11-24-cases': cases,
  '2026-11-24-orders': orders,
  '2026-11-30-changes': changes,
  '2026-11-30-contacts': contacts,
  '2026-11-30-desk': desk,
  '2026-11-30-findings': findings,
  '2026-11-30-handlings': handlings,
  '2026-11-30-holdings': holdings,
  '2026-11-30-kept-orders': keptOrders,
  '2026-11-30-papers': papers,
  '2026-11-30-reach': reach,
  '2026-11-30-reads': reads,
  '2026-11-30-running': running,
  '2026-11-30-scans': paperScans,
  '2026-11-30-sessions': sessions,
  '2026-11-30-strays': strays,
  '2026-11-30-tasks': tasks,
  '2026-11-30-users': users,
};

/** A change of a table that waits for its turn holds up everybody who comes behind it. */
const lockWithinS = 2;
const lockTries = 30;

/**
 * Brings the register to its newest shape, as the owner of the database. Safe to run by several processes at once:
 * one migrates, the others wait for it. A table that somebody else has locked is tried again, for half a minute.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const config = { connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000, heldAtMostMs: 0 };
  // A connection lost halfway fails the migration, which whoever called tries again.
  const pool = openPool(config, () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await untilUnlocked(() => migrateWith(db));
  } finally {
    await db.destroy();
  }
}

/** On whatever `db` speaks to. */
export async function migrateWith(db: Kysely<unknown>): Promise<void> {
  await createSchemaAndRole(db);
  const known = { ...(await migrationsThatHaveRun(db)), ...patientMigrations() };
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(known) },
    migrationTableSchema: 'register',
    // Two branches of work each bring one, and neither knows which comes first.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  await numberChangesOn(db);
}

/** Both lie outside the migrations: the migrator keeps its own tables in the schema, and a role belongs to the server. */
async function createSchemaAndRole(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('lienthong register migration', 0))`.execute(tx);
    await sql.raw(`CREATE SCHEMA IF NOT EXISTS register`).execute(tx);
    await sql
      .raw(
        `DO $$ BEGIN
           IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}') THEN CREATE ROLE ${appRole} NOLOGIN; END IF;
           IF NOT pg_has_role(current_user, '${appRole}', 'SET') THEN GRANT ${appRole} TO CURRENT_USER; END IF;
         END $$`,
      )
      .execute(tx);
  });
}

/**
 * A later release may have migrated the register already, in ways that this one can work with (decision 17). Its
 * migrations have run, and this code only has to know their names.
 */
async function migrationsThatHaveRun(db: Kysely<unknown>): Promise<Record<string, Migration>> {
  const table = await sql<{ name: string | null }>`
    SELECT to_regclass('register.kysely_migration')::text AS name`.execute(db);
  if (!table.rows[0]?.name) return {};
  const { rows } = await sql<{ name: string }>`SELECT name FROM register.kysely_migration`.execute(db);
  const done: Migration = { up: () => Promise.resolve() };
  return Object.fromEntries(rows.map(({ name }) => [name, done]));
}

function patientMigrations(): Record<string, Migration> {
  const patient = (migration: Migration): Migration => ({
    up: async (db) => {
      await sql.raw(`SET LOCAL lock_timeout = '${lockWithinS}s'`).execute(db);
      await migration.up(db);
    },
  });
  return Object.fromEntries(Object.entries(migrations).map(([name, one]) => [name, patient(one)]));
}

async function untilUnlocked(work: () => Promise<void>): Promise<void> {
  for (let left = lockTries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left <= 1 || !isLockTimeout(error)) throw error;
    }
    await pause(1_000);
  }
}

const isLockTimeout = (error: unknown): boolean =>
  isNativeError(error) && 'code' in error && error.code === '55P03';
