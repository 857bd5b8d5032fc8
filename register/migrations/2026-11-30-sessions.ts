import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Who is signed in. A browser holds a secret, and the table its hash alone, so that nobody who reads the table can go
 * on in somebody's name. Sign-ins that are under way are kept likewise: any process may be killed in the middle of one.
 */
export const sessions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.sessions (
     secret_hash bytea PRIMARY KEY,
     issuer text NOT NULL,
     subject text NOT NULL,
     issuer_session text,
     claims jsonb NOT NULL,
     id_token text NOT NULL,
     active_at timestamptz NOT NULL DEFAULT now(),
     ends_at timestamptz NOT NULL
   )`,
  `CREATE INDEX sessions_by_subject ON register.sessions (subject)`,
  `CREATE INDEX sessions_by_end ON register.sessions (ends_at)`,
  `CREATE TABLE register.sign_ins (
     state_hash bytea PRIMARY KEY,
     browser_hash bytea NOT NULL,
     verifier text NOT NULL,
     nonce text NOT NULL,
     return_to text NOT NULL,
     subject text,
     in_person boolean NOT NULL,
     tries smallint NOT NULL,
     began_at timestamptz NOT NULL DEFAULT now(),
     done_at timestamptz
   )`,
  `CREATE INDEX sign_ins_by_age ON register.sign_ins (began_at)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.sessions, register.sign_ins TO lienthong_app`,
];
