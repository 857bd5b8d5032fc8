import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Who reaches a case goes by where it is registered and where its steps are decided, and what they find it by goes by
 * what they see of it. `subject_name` is personal, like all of `case_search` and `case_documents`.
 */
export const reach: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `ALTER TABLE register.cases ADD COLUMN office_province text, ADD COLUMN office_commune text,
     ADD COLUMN subject_name text, ADD COLUMN places text[]`,
  `CREATE INDEX cases_places ON register.cases USING gin (places)`,
  `CREATE INDEX cases_office ON register.cases (office_commune, filed_at DESC)`,
  `CREATE INDEX cases_office_province ON register.cases (office_province, filed_at DESC)`,
  // Null: everybody finds the case by it. Whoever sees everything finds it by any term.
  `ALTER TABLE register.case_search ADD COLUMN seen_by text[]`,
];
