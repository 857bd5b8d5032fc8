import { sql, type Kysely, type Migration } from 'kysely';

/** Until when dossiers of a case may arrive that were sent and never acknowledged: whoever asks after them finds it by this. */
export const strays: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `ALTER TABLE register.cases ADD COLUMN astray_until timestamptz`,
  `CREATE INDEX cases_astray ON register.cases (astray_until) WHERE astray_until IS NOT NULL`,
];
