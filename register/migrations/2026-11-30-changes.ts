import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What readers of all events go by: the number of the transaction that has brought an event. The database gives it out
 * anyway, so it costs those who append no lock and no round trip. Events from before have none of their own and come first.
 */
export const changes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE FUNCTION register.change_of(transaction xid8) RETURNS bigint LANGUAGE sql STABLE
     RETURN transaction::text::bigint`,
  // The constant is kept beside the table: no row is written.
  `ALTER TABLE register.case_events ADD COLUMN change bigint NOT NULL DEFAULT 0`,
  `ALTER TABLE register.case_events ALTER COLUMN change SET DEFAULT register.change_of(pg_current_xact_id())`,
  `CREATE INDEX case_events_changes ON register.case_events (change)`,
];
