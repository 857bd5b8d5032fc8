import { sql } from 'kysely';
import { foldState } from '../domain/fold/fold';
import type { CaseLink } from '../procedures/shared/intake/intake';
import type { RegisterDb } from './database';
import { digestList } from './life-event-locks';
import { readStoredCase } from './stored-case';

/**
 * The cases about the same person, the newest first, by what their bundle finds them by. What they declare has to say
 * the same of the person: a number alone may be mistyped.
 */
export async function findLinkedCases(
  db: RegisterDb,
  { bundle, ends, marks, numbers, isAbout }: CaseLink,
): Promise<string[]> {
  // Of those to be stopped only those that are not settled: an ended one needs nobody to stop it.
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM register.cases
    WHERE bundle = ${bundle} AND (${ends} = 'this' OR status <> 'settled') AND case_id IN (
      SELECT case_id FROM register.life_event_marks WHERE mark = ANY (${digestList(marks)})
      UNION ALL
      SELECT case_id FROM register.case_search
      WHERE NOT is_name AND is_subject AND term = ANY (${numbers}::text[]))
    ORDER BY filed_at DESC LIMIT 10`.execute(db);
  const found: string[] = [];
  for (const { case_id: caseId } of rows) {
    const { events, documents } = await readStoredCase(db, caseId);
    if (isAbout(documents[foldState(events, documents).declarationRef])) found.push(caseId);
  }
  return found;
}
