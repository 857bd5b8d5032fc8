import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What stands still or is late, in codes: one row for each cause, case, step and agency, open until it is seen no more,
 * and kept for a while after. The case need not be on file: that it is not may be what is wrong. Beside them what
 * operators make of a group of findings, what they do that is no event of a case, which parts are at work, how calls to
 * agencies go, and which run recorded a case last, with the length of its history: an engine that has less of it, or
 * another run, has lost what it had.
 */
export const findings: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.findings (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     cause text NOT NULL,
     case_id uuid,
     step text,
     agency text,
     code text,
     since timestamptz NOT NULL DEFAULT now(),
     last_seen_at timestamptz NOT NULL DEFAULT now(),
     release text NOT NULL,
     noted_at timestamptz NOT NULL DEFAULT now(),
     closed_at timestamptz,
     by_record boolean NOT NULL DEFAULT false,
     about text NOT NULL GENERATED ALWAYS AS (coalesce(case_id::text, code, '')) STORED,
     group_id text NOT NULL
       GENERATED ALWAYS AS (cause || '~' || coalesce(step, '-') || '~' || coalesce(agency, '-')) STORED
   )`,
  `CREATE UNIQUE INDEX findings_open ON register.findings (group_id, about) WHERE closed_at IS NULL`,
  `CREATE INDEX findings_of_case ON register.findings (case_id) WHERE closed_at IS NULL`,
  `CREATE INDEX findings_closed ON register.findings (closed_at) WHERE closed_at IS NOT NULL`,
  `CREATE INDEX findings_of_group ON register.findings (group_id, noted_at)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.findings TO lienthong_app`,

  `CREATE TABLE register.failure_groups (
     group_id text PRIMARY KEY,
     owner text,
     note text,
     set_aside jsonb,
     resolution jsonb
   )`,
  `GRANT SELECT, INSERT, UPDATE ON register.failure_groups TO lienthong_app`,

  // What operators do that is no event of a case: who, and why.
  `CREATE TABLE register.operator_log (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at timestamptz NOT NULL DEFAULT now(),
     by text NOT NULL,
     what text NOT NULL,
     reason text NOT NULL,
     case_id uuid,
     group_id text,
     agency text,
     hold_id text,
     batch_id text
   )`,
  `CREATE INDEX operator_log_of_group ON register.operator_log (group_id, id) WHERE group_id IS NOT NULL`,
  `CREATE INDEX operator_log_of_case ON register.operator_log (case_id, at) WHERE case_id IS NOT NULL`,
  `GRANT SELECT, INSERT ON register.operator_log TO lienthong_app`,

  // A part says again and again that it is at work; one that has not for a while is gone.
  `CREATE TABLE register.heartbeats (
     instance text PRIMARY KEY,
     part text NOT NULL,
     release text NOT NULL,
     state text NOT NULL,
     clock integer NOT NULL,
     at timestamptz NOT NULL
   )`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.heartbeats TO lienthong_app`,

  // When something was last looked at, and whether it answered.
  `CREATE TABLE register.sight (part text PRIMARY KEY, is_up boolean NOT NULL, at timestamptz NOT NULL)`,
  `GRANT SELECT, INSERT, UPDATE ON register.sight TO lienthong_app`,

  `CREATE TABLE register.agency_calls (
     agency text NOT NULL,
     instance text NOT NULL,
     at timestamptz NOT NULL,
     attempts integer NOT NULL,
     outages integer NOT NULL,
     unsigned integer NOT NULL,
     PRIMARY KEY (agency, instance, at)
   )`,
  `CREATE INDEX agency_calls_lately ON register.agency_calls (at)`,
  `GRANT SELECT, INSERT, DELETE ON register.agency_calls TO lienthong_app`,

  `ALTER TABLE register.cases ADD COLUMN recorded_by text, ADD COLUMN recorded_at_length integer,
     ADD COLUMN clocks jsonb NOT NULL DEFAULT '[]', ADD COLUMN at_risk_from timestamptz,
     ADD COLUMN start_code text, ADD COLUMN owner text`,
  `CREATE INDEX cases_recorded_last ON register.cases (updated_at DESC) WHERE recorded_by IS NOT NULL`,
  `CREATE INDEX cases_of_long_runs ON register.cases (recorded_at_length) WHERE settled_at IS NULL`,
  `CREATE INDEX cases_at_risk ON register.cases (at_risk_from) WHERE at_risk_from IS NOT NULL`,
];
