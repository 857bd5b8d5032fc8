import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What reports count: each case, and each step that an agency has got, from when it was received until it was solved. One
 * that is taken up again after it was solved is counted anew from then on, by a row of its own, so that what a report has
 * said of a month that is over stays as it was.
 */
export const handlings: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE register.handlings (
     case_id uuid NOT NULL REFERENCES register.cases,
     -- Empty of the case as a whole.
     step text NOT NULL,
     turn integer NOT NULL,
     agency text,
     province text,
     commune text NOT NULL,
     office_province text NOT NULL,
     office_commune text NOT NULL,
     -- Of a case, as in register.cases: so wide a table is not read for a count.
     places text[],
     channel text NOT NULL,
     received_at timestamptz NOT NULL,
     -- When this turn began, and when the next one did.
     since timestamptz NOT NULL,
     superseded_at timestamptz,
     solved_at timestamptz,
     due_at timestamptz NOT NULL,
     late_from timestamptz,
     is_withdrawn boolean NOT NULL,
     PRIMARY KEY (case_id, step, turn)
   )`,
  `CREATE INDEX handlings_solved ON register.handlings (solved_at)`,
  `CREATE INDEX handlings_unsolved ON register.handlings (since) WHERE solved_at IS NULL`,
  `GRANT SELECT, INSERT, UPDATE ON register.handlings TO lienthong_app`,
];
