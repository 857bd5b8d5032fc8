import { sql, type Kysely, type Migration } from 'kysely';
import { kitTables } from '../../agency-kit/schema';
import { decidingAgencies } from '../../domain/agencies';

/**
 * Who decides for an agency, its own system or clerks at a desk, as it was said and when; and who has taken a step of a
 * case, which stays with them. Then the desks: each agency's dossiers and outgoing decisions are the agency kit's tables in
 * a schema of its own, the work lists are shared.
 */
export const desk: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const kitSchemaOf = (agency: string): string => `desk_${agency.replaceAll('-', '_')}`;
const kitStatements = decidingAgencies.flatMap((agency) => {
  const schema = kitSchemaOf(agency);
  const tables = kitTables.split(';').filter((statement) => statement.trim() !== '');
  return [
    `CREATE SCHEMA ${schema}`,
    `SET LOCAL search_path TO ${schema}`,
    ...tables,
    `SET LOCAL search_path TO DEFAULT`,
    `GRANT USAGE ON SCHEMA ${schema} TO lienthong_app`,
    `GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${schema} TO lienthong_app`,
  ];
});

const statements = [
  `ALTER TABLE register.cases ADD COLUMN due_by_step jsonb NOT NULL DEFAULT '{}'`,
  `CREATE TABLE register.agency_modes (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     agency text NOT NULL,
     mode text NOT NULL,
     only_in text[],
     reason text NOT NULL,
     by text NOT NULL,
     since timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE INDEX agency_modes_newest ON register.agency_modes (agency, id DESC)`,
  `CREATE TABLE register.dossier_holders (
     case_id text NOT NULL,
     step text NOT NULL,
     agency text NOT NULL,
     holder text NOT NULL,
     PRIMARY KEY (case_id, step, agency)
   )`,
  `GRANT SELECT, INSERT ON register.agency_modes, register.dossier_holders TO lienthong_app`,

  ...kitStatements,
  `CREATE SCHEMA desk`,
  `CREATE TABLE desk.tasks (
     task_id uuid PRIMARY KEY,
     kind text NOT NULL,
     agency text NOT NULL,
     step text NOT NULL,
     case_id text NOT NULL,
     -- Null of a dossier that is of none of our cases, as when a desk is tried.
     case_uuid uuid,
     dossier_key text NOT NULL,
     round integer NOT NULL,
     province text,
     commune text,
     subject_name text,
     -- What may be the object of only one such act at a time.
     identity text,
     supplements integer NOT NULL DEFAULT 0,
     state text NOT NULL DEFAULT 'open',
     flags text[] NOT NULL DEFAULT '{}',
     received_at timestamptz NOT NULL,
     previous_task_id uuid,
     suggested jsonb,
     assignee text,
     assignee_name text,
     claimed_at timestamptz,
     -- Whose claim has run out and been taken up by nobody: a decision of theirs still counts.
     last_holder text,
     locked_until timestamptz,
     proposed jsonb,
     decision jsonb,
     decision_id text,
     -- The grant lacks something that comes later.
     is_unfinished boolean NOT NULL DEFAULT false,
     ended_at timestamptz,
     ended_by text,
     ended_by_name text,
     correction jsonb,
     reversal jsonb,
     checks jsonb,
     checked_at timestamptz,
     UNIQUE (dossier_key, kind)
   )`,
  `CREATE INDEX tasks_case ON desk.tasks (case_id, step)`,
  `CREATE INDEX tasks_identity ON desk.tasks (identity, step) WHERE identity IS NOT NULL`,
  `CREATE INDEX tasks_undecided ON desk.tasks (agency) WHERE state IN ('open', 'claimed', 'proposed')`,
  `CREATE TABLE desk.task_events (
     task_id uuid NOT NULL REFERENCES desk.tasks,
     seq integer NOT NULL,
     type text NOT NULL,
     at timestamptz NOT NULL,
     by text,
     name text,
     on_behalf_of text,
     data jsonb NOT NULL DEFAULT '{}',
     PRIMARY KEY (task_id, seq)
   )`,
  `CREATE FUNCTION desk.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'desk.task_events is append-only'; END $$`,
  `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON desk.task_events
     FOR EACH ROW EXECUTE FUNCTION desk.refuse_change()`,
  `CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON desk.task_events
     FOR EACH STATEMENT EXECUTE FUNCTION desk.refuse_change()`,
  // One entry after another in each book, and none is left out.
  `CREATE TABLE desk.books (book text PRIMARY KEY, last integer NOT NULL)`,
  `CREATE TABLE desk.drafts (
     owner text NOT NULL,
     key text NOT NULL,
     body jsonb NOT NULL,
     updated_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (owner, key)
   )`,
  // Whether a decision has been heard: the kits' own word on it.
  `CREATE VIEW desk.sent_decisions AS ${decidingAgencies
    .map((agency) => `SELECT decision_id, done_at FROM ${kitSchemaOf(agency)}.outbox`)
    .join(' UNION ALL ')}`,
  // Whoever watches the work lists is told by the row itself.
  `CREATE FUNCTION desk.announce() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN PERFORM pg_notify('lienthong_tasks', NEW.task_id::text); RETURN NULL; END $$`,
  `CREATE TRIGGER announce AFTER INSERT OR UPDATE OF state, assignee ON desk.tasks
     FOR EACH ROW EXECUTE FUNCTION desk.announce()`,
  `GRANT USAGE ON SCHEMA desk TO lienthong_app`,
  `GRANT SELECT, INSERT, UPDATE ON desk.tasks, desk.books TO lienthong_app`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON desk.drafts TO lienthong_app`,
  `GRANT SELECT, INSERT ON desk.task_events TO lienthong_app`,
  `GRANT SELECT ON desk.sent_decisions TO lienthong_app`,
];
