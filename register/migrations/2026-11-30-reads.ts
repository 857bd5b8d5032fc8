import { sql, type Kysely, type Migration } from 'kysely';

/**
 * The read log: who has read what of whom. Append-only for everybody: the application's role may insert and select, and
 * a trigger refuses the rest to the owner too. No reference to `cases`: a row outlives what it tells of.
 */
export const reads: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.reads (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at timestamptz NOT NULL DEFAULT clock_timestamp(),
     subject text NOT NULL,
     role text,
     agency text,
     case_id uuid,
     what text NOT NULL,
     pointers jsonb NOT NULL,
     purpose text,
     note text,
     channel text NOT NULL,
     result text NOT NULL
   )`,
  `CREATE INDEX reads_of_case ON register.reads (case_id, id DESC) WHERE case_id IS NOT NULL`,
  `CREATE INDEX reads_by ON register.reads (subject, id DESC)`,
  // Rows come in the order of time, so a summary of each stretch of the table is enough.
  `CREATE INDEX reads_at ON register.reads USING brin (at)`,
  `CREATE FUNCTION register.refuse_change_of_reads() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'register.reads is append-only'; END $$`,
  `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register.reads
     FOR EACH ROW EXECUTE FUNCTION register.refuse_change_of_reads()`,
  `CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON register.reads
     FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change_of_reads()`,
  `GRANT SELECT, INSERT ON register.reads TO lienthong_app`,
];
