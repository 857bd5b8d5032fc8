import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What is wrong and no case says of itself, by whoever has seen it, in codes. The case need not be on file: that it is
 * not may be what is wrong. And which run recorded a case last, with the length of its history: an engine that has less
 * of it, or another run, has lost what it had.
 */
export const findings: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.findings (
     cause text NOT NULL,
     about text NOT NULL,
     case_id uuid,
     code text,
     since timestamptz NOT NULL DEFAULT now(),
     last_seen_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (cause, about)
   )`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.findings TO lienthong_app`,
  // What operators do that is no event of a case: who, and why.
  `CREATE TABLE register.operator_log (
     at timestamptz NOT NULL DEFAULT now(),
     by text NOT NULL,
     what text NOT NULL,
     reason text NOT NULL,
     case_id uuid
   )`,
  `GRANT SELECT, INSERT ON register.operator_log TO lienthong_app`,
  `ALTER TABLE register.cases ADD COLUMN recorded_by text, ADD COLUMN recorded_at_length integer`,
  `CREATE INDEX cases_recorded_last ON register.cases (updated_at DESC) WHERE recorded_by IS NOT NULL`,
];
