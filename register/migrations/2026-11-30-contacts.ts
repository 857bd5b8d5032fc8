import { sql, type Kysely, type Migration } from 'kysely';

/**
 * How a family is reached now. It is no civil fact and changes without a decision, so it is no event of the case: one
 * row, which can be erased like any other personal data.
 */
export const contacts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.case_contacts (
     case_id uuid PRIMARY KEY,
     phone text,
     email text,
     language text,
     changed_at timestamptz NOT NULL DEFAULT now(),
     changed_by text NOT NULL
   )`,
  `GRANT SELECT, INSERT, UPDATE ON register.case_contacts TO lienthong_app`,
];
