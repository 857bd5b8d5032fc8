import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What citizens order while the engine is away waits here, and no longer; and when intake was open to take it, as each
 * of its parts says of itself.
 */
export const keptOrders: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  // `sent` is personal: it goes once the case has it.
  `CREATE TABLE register.kept_orders (
     order_id text PRIMARY KEY,
     number bigint GENERATED ALWAYS AS IDENTITY,
     case_id uuid NOT NULL REFERENCES register.cases,
     kind text NOT NULL,
     step text NOT NULL,
     agency text NOT NULL,
     due_at timestamptz NOT NULL,
     given_by text NOT NULL,
     subject text NOT NULL,
     came_at timestamptz NOT NULL,
     sent text NOT NULL,
     tried_at timestamptz
   )`,
  `CREATE INDEX kept_orders_cases ON register.kept_orders (case_id, number)`,

  `CREATE TABLE register.intake_times (
     part text NOT NULL,
     open_since timestamptz NOT NULL,
     open_until timestamptz NOT NULL,
     PRIMARY KEY (part, open_since)
   )`,
  `CREATE INDEX intake_times_until ON register.intake_times (open_until)`,

  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.kept_orders, register.intake_times TO lienthong_app`,
];
