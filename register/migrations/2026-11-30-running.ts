import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What parts that run side by side leave for each other, so that none of them waits for a lock that another holds:
 * numbers that are drawn, cases that are being started, and papers that are being removed.
 */
export const running: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  // The number of a case in its day is what has been drawn from the sequence since that day's first.
  `CREATE SEQUENCE register.case_numbers`,
  `CREATE TABLE register.case_number_days (day date PRIMARY KEY, drawn_before bigint NOT NULL)`,
  `INSERT INTO register.case_number_days (day, drawn_before) SELECT day, -last FROM register.case_code_counters`,
  `DROP TABLE register.case_code_counters`,

  `ALTER TABLE register.cases ADD COLUMN start_leased_until timestamptz`,

  // Their rows are gone; their bytes go after, wherever they lie.
  `CREATE TABLE register.paper_removals (document_id uuid PRIMARY KEY)`,

  `GRANT USAGE ON SEQUENCE register.case_numbers TO lienthong_app`,
  `GRANT SELECT, INSERT ON register.case_number_days TO lienthong_app`,
  `GRANT SELECT, INSERT, DELETE ON register.paper_removals TO lienthong_app`,
];
