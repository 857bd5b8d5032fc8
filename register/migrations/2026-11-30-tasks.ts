import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Tasks bear the due date and the office of their case, kept up by the database itself: the cases' table is too wide to be
 * read for a list or a count of tasks.
 */
export const tasks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `ALTER TABLE desk.tasks ADD COLUMN due_at timestamptz, ADD COLUMN office_province text, ADD COLUMN office_commune text`,
  `CREATE INDEX tasks_by_due ON desk.tasks (coalesce(due_at, 'infinity'), received_at, task_id)`,
  `CREATE INDEX tasks_of_case ON desk.tasks (case_uuid)`,
  `CREATE INDEX tasks_ended ON desk.tasks (ended_at)`,
  `CREATE INDEX tasks_asked ON desk.tasks (agency)
     WHERE state = 'decided' AND decision ->> 'decision' = 'request-supplement'`,
  // The case's row is locked, so that a due date that moves meanwhile is not missed.
  `CREATE FUNCTION desk.read_case() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     SELECT (CASE WHEN NEW.kind = 'decision' THEN c.due_by_step ->> NEW.step END)::timestamptz, c.office_province,
       c.office_commune INTO NEW.due_at, NEW.office_province, NEW.office_commune
     FROM register.cases c WHERE c.case_id = NEW.case_uuid FOR SHARE;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER read_case BEFORE INSERT ON desk.tasks FOR EACH ROW EXECUTE FUNCTION desk.read_case()`,
  `CREATE FUNCTION desk.follow_case() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE desk.tasks t SET office_province = NEW.office_province, office_commune = NEW.office_commune,
       due_at = (CASE WHEN t.kind = 'decision' THEN NEW.due_by_step ->> t.step END)::timestamptz
     WHERE t.case_uuid = NEW.case_id;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER follow_case AFTER UPDATE ON register.cases FOR EACH ROW
     WHEN (OLD.due_by_step IS DISTINCT FROM NEW.due_by_step OR OLD.office_commune IS DISTINCT FROM NEW.office_commune)
     EXECUTE FUNCTION desk.follow_case()`,
];
