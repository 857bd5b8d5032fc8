import { sql, type Kysely, type Migration } from 'kysely';
import { foldState } from '../../domain/fold/fold';
import { viewOf } from '../../domain/fold/view';
import { projectionOf } from '../projection';
import { termsOfGrant } from '../search-terms';
import { readStoredTexts, storedCaseOf, type StoredText } from '../stored-case';

/**
 * What lists and operators ask of cases, kept in columns; and less work for each write. Who is in a case is found by
 * number also when the number came with the grant, and a case's subject is told apart from those beside it.
 */
export const orders: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
    await fillIn(db);
  },
};

/** The new columns of the cases on file, as their events say; numbers of children that came with a grant. */
async function fillIn(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ case_id: string }>`SELECT case_id FROM register.cases`.execute(db);
  for (const { case_id: caseId } of rows) {
    const found = whatEventsSay(await readStoredTexts(db, caseId));
    if (!found) continue;
    await sql`
      UPDATE register.cases SET national_status = ${found.row.national_status}, overdue = ${found.row.overdue},
        running_until = ${found.row.running_until}, calendar = ${found.row.calendar}
      WHERE case_id = ${caseId}`.execute(db);
    for (const { term } of found.terms)
      await sql`
        INSERT INTO register.case_search (case_id, term, is_name, is_subject)
        VALUES (${caseId}, ${term}, false, true)`.execute(db);
  }
}

/** Undefined for a case that cannot be read: it must not keep all others from their new shape. */
function whatEventsSay(texts: StoredText[]) {
  try {
    const { events, documents } = storedCaseOf(texts);
    const state = foldState(events, documents);
    const terms = events.flatMap((event) => termsOfGrant({ event, documents }, state.filed));
    return { row: projectionOf(viewOf(state)), terms };
  } catch {
    return undefined;
  }
}

const statements = [
  `ALTER TABLE register.cases
     ADD COLUMN national_status smallint NOT NULL DEFAULT 1,
     ADD COLUMN overdue boolean NOT NULL DEFAULT false,
     ADD COLUMN running_until timestamptz,
     ADD COLUMN calendar text,
     ADD COLUMN start_tried_at timestamptz`,
  `ALTER TABLE register.case_search ADD COLUMN is_subject boolean NOT NULL DEFAULT false`,

  // All cases of a bundle have nearly the same steps, so an index over them finds nothing that a scan does not.
  `DROP INDEX register.cases_steps`,
  // Rows are written with their case's events, whose own reference holds; each check of it costs as much as the row.
  `ALTER TABLE register.case_documents DROP CONSTRAINT case_documents_case_id_fkey`,
  `ALTER TABLE register.case_search DROP CONSTRAINT case_search_case_id_fkey`,

  `GRANT DELETE ON register.seen_messages TO lienthong_app`,
];
