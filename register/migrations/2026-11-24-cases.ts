import { sql, type Kysely, type Migration } from 'kysely';

/**
 * The register's first shape. `case_events` is append-only for everybody: the application's role may insert and
 * select, and a trigger refuses the rest to the owner too. Personal data is in `case_documents` and `case_search`
 * alone.
 */
export const cases: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,

  `CREATE TABLE register.cases (
     case_id uuid PRIMARY KEY,
     case_code text NOT NULL UNIQUE,
     tracking_code text NOT NULL UNIQUE,
     bundle text NOT NULL,
     edition date NOT NULL,
     filed_by text NOT NULL,
     filed_at timestamptz NOT NULL,
     started_at timestamptz,
     status text NOT NULL,
     outcome text,
     due_at timestamptz NOT NULL,
     settled_at timestamptz,
     updated_at timestamptz NOT NULL,
     steps jsonb NOT NULL
   )`,
  `CREATE INDEX cases_unstarted ON register.cases (filed_at) WHERE started_at IS NULL`,
  `CREATE INDEX cases_newest ON register.cases (filed_at DESC, case_id)`,
  `CREATE INDEX cases_updated ON register.cases (updated_at)`,
  `CREATE INDEX cases_open ON register.cases (status, due_at) WHERE status <> 'settled'`,
  `CREATE INDEX cases_filed_by ON register.cases (filed_by, filed_at DESC)`,
  `CREATE INDEX cases_steps ON register.cases USING gin (steps jsonb_path_ops)`,

  `CREATE TABLE register.case_events (
     case_id uuid NOT NULL REFERENCES register.cases,
     seq integer NOT NULL,
     event_id text NOT NULL,
     canonical text NOT NULL,
     PRIMARY KEY (case_id, seq),
     UNIQUE (case_id, event_id)
   )`,
  `CREATE FUNCTION register.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'register.case_events is append-only'; END $$`,
  `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register.case_events
     FOR EACH ROW EXECUTE FUNCTION register.refuse_change()`,
  `CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON register.case_events
     FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change()`,

  `CREATE TABLE register.case_documents (
     case_id uuid NOT NULL REFERENCES register.cases,
     ref text NOT NULL,
     sha256 text NOT NULL,
     canonical text NOT NULL,
     PRIMARY KEY (case_id, ref)
   )`,
  `CREATE TABLE register.case_search (
     case_id uuid NOT NULL REFERENCES register.cases,
     term text NOT NULL,
     is_name boolean NOT NULL
   )`,
  // Names are found by any part of them; codes, numbers and phones from their beginning, which costs a tenth to keep.
  `CREATE INDEX case_search_names ON register.case_search USING gin (term gin_trgm_ops) WHERE is_name`,
  `CREATE INDEX case_search_codes ON register.case_search (term text_pattern_ops) WHERE NOT is_name`,
  `CREATE INDEX case_search_cases ON register.case_search (case_id)`,

  `CREATE TABLE register.life_event_locks (
     lock text PRIMARY KEY,
     case_id uuid NOT NULL REFERENCES register.cases DEFERRABLE INITIALLY DEFERRED
   )`,
  `CREATE INDEX life_event_locks_cases ON register.life_event_locks (case_id)`,
  `CREATE TABLE register.idempotency_keys (
     caller text NOT NULL,
     path text NOT NULL,
     key text NOT NULL,
     body_sha256 text NOT NULL,
     answer text,
     PRIMARY KEY (caller, path, key)
   )`,
  `CREATE TABLE register.case_code_counters (day date PRIMARY KEY, last integer NOT NULL)`,
  `CREATE TABLE register.seen_messages (
     message_id text PRIMARY KEY,
     sender text NOT NULL,
     seen_at timestamptz NOT NULL DEFAULT now()
   )`,

  // Whoever waits for cases or for their events is told by the row itself, in the transaction that brings it.
  `CREATE FUNCTION register.announce() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN PERFORM pg_notify(TG_ARGV[0], NEW.case_id::text); RETURN NULL; END $$`,
  `CREATE TRIGGER announce_filed AFTER INSERT ON register.cases
     FOR EACH ROW EXECUTE FUNCTION register.announce('lienthong_case_filed')`,
  `CREATE TRIGGER announce_events AFTER UPDATE OF updated_at ON register.cases
     FOR EACH ROW EXECUTE FUNCTION register.announce('lienthong_case_events')`,

  `GRANT USAGE ON SCHEMA register TO lienthong_app`,
  `GRANT SELECT, INSERT ON register.case_events, register.case_documents, register.case_search,
     register.seen_messages TO lienthong_app`,
  `GRANT SELECT, INSERT, UPDATE ON register.cases, register.idempotency_keys,
     register.case_code_counters TO lienthong_app`,
  `GRANT SELECT, INSERT, DELETE ON register.life_event_locks TO lienthong_app`,
];
