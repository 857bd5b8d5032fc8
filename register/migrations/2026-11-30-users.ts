import { sql, type Kysely, type Migration } from 'kysely';

/** Who works here, as their issuer last said of them, and who stands in for whom. Users are nobody's to add or remove. */
export const users: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.users (
     subject text PRIMARY KEY,
     name text,
     roles text[] NOT NULL,
     agency text,
     territory text[] NOT NULL,
     seen_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE INDEX users_by_agency ON register.users (agency, subject)`,
  `CREATE INDEX users_by_age ON register.users (seen_at)`,
  `CREATE TABLE register.delegations (
     subject text PRIMARY KEY,
     deputy text NOT NULL,
     starts_at timestamptz NOT NULL,
     ends_at timestamptz NOT NULL,
     reason text NOT NULL,
     given_by text NOT NULL,
     given_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE INDEX delegations_by_deputy ON register.delegations (deputy)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.users, register.delegations TO lienthong_app`,
];
